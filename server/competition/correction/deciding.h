// Proposing, deciding, witnessing and withdrawing corrections: three people. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

Decision Decide(const Competition& head, const Request& request,
                const pb::ProposeCorrection& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::DecideCorrection& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::WitnessCorrection& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::WithdrawCorrection& command);

}  // namespace tingfen::competition
