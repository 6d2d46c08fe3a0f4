// Calling candidates: to the interview, to a run-off (加试), and again to confer. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

Decision Decide(const Competition& head, const Request& request, const pb::CallCandidate& command);

void Fold(Competition& state, const pb::CandidateCalled& fact, const Context& context);

}  // namespace tingfen::competition
