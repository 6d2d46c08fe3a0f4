// The roll in the state: from the lock, and again whenever one from tables takes its place before
// the day begins. Internal to server/competition. Pure.
#pragma once

#include <string>

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::EnterRoll& command);

// Reads nothing itself: `request` has what the tables read as (Request.entered_roll).
Decision Decide(const Competition& head, const Request& request, const pb::EnterRoll& command);

// Takes the serialised roll for candidates, posts and batch; rooms and seats stay
// as they are. The plan must be there.
void TakeRoll(Competition& state, const std::string& bytes);

void Fold(Competition& state, const pb::RollEntered& fact, const Context& context);

}  // namespace tingfen::competition
