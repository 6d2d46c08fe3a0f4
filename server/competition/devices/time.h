// Somebody has looked at the server's clock after it was off for long, or seems to have been.
// Internal to server/competition. Pure.
#pragma once

#include <optional>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ConfirmTime& command);
Decision Decide(const Competition& head, const Request& request, const pb::ConfirmTime& command);
void OfferTime(Steps& steps);
void Fold(Competition& state, const pb::TimeConfirmed& fact, const Context& context);

}  // namespace tingfen::competition
