// Closing and announcing are held. Internal to server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::PlaceHold& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ReleaseHold& command);

Decision Decide(const Competition& head, const Request& request, const pb::PlaceHold& command);
Decision Decide(const Competition& head, const Request& request, const pb::ReleaseHold& command);

// One of the two.
void OfferHold(Steps& steps);

void Fold(Competition& state, const pb::HoldPlaced& fact, const Context& context);
void Fold(Competition& state, const pb::HoldReleased& fact, const Context& context);

}  // namespace tingfen::competition
