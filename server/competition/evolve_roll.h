// The roll in the state: from the lock, and again whenever another one takes its place before the
// day begins. Internal to server/competition. Pure.
#pragma once

#include <string>

#include "server/competition/competition.h"

namespace tingfen::competition {

// Takes the serialised roll for candidates, posts and batch; rooms and seats stay as they are. The plan
// must be there.
void TakeRoll(Competition& state, const std::string& bytes);

void EnterRoll(Competition& state, const pb::RollEntered& fact);

}  // namespace tingfen::competition
