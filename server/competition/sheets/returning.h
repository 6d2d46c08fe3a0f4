// A sheet goes back to its judge, before the stage is closed. Internal to server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ReturnSheet& command);

Decision Decide(const Competition& head, const Request& request, const pb::ReturnSheet& command);

void OfferReturns(Steps& steps);

void Fold(Competition& state, const pb::SheetReturned& fact, const Context& context);

}  // namespace tingfen::competition
