// Calling candidates: to the interview, to a run-off (加试), and again to confer. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::CallCandidate& command);

Decision Decide(const Competition& head, const Request& request, const pb::CallCandidate& command);

// The next of the room to the interview; to the run-off of a post.
void OfferCall(Steps& steps);
void OfferRunOff(Steps& steps, const std::string& post);

void Fold(Competition& state, const pb::CandidateCalled& fact, const Context& context);

}  // namespace tingfen::competition
