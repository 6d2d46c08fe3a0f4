// Conferring (合议): the sheets of the first n candidates stay open. Each turn is set aside once
// its sheets are in; when n are (or nobody else is left to come), they are called again in the same
// order, the judges may send their sheets anew, and the stage is closed then. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::SetAside& command);

Decision Decide(const Competition& head, const Request& request, const pb::SetAside& command);

void OfferSetAside(Steps& steps);

void Fold(Competition& state, const pb::TurnSetAside& fact, const Context& context);

}  // namespace tingfen::competition
