// A post for which one candidate is left is stopped where the plan says so. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::StopPost& command);

Decision Decide(const Competition& head, const Request& request, const pb::StopPost& command);

void OfferStops(Steps& steps);

void Fold(Competition& state, const pb::PostStopped& fact, const Context& context);

}  // namespace tingfen::competition
