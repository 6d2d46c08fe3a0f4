// The roll in the state: from the lock, and again whenever one from tables takes its place before
// the day begins. Internal to server/competition. Pure.
#pragma once

#include <string>

#include "server/competition/competition.h"

namespace tingfen::competition {

// Too few applied for the post: by the roll it is not competed for, and has no results.
bool FellAway(const Competition& state, const std::string& post);

// decide_roll.cpp
Decision DecideEnterRoll(const Competition& head, const Request& request);

// evolve_roll.cpp: takes the serialised roll for candidates, posts and batch; rooms and seats stay
// as they are. The plan must be there.
void TakeRoll(Competition& state, const std::string& bytes);
void FoldRoll(Competition& state, const pb::RollEntered& fact);

}  // namespace tingfen::competition
