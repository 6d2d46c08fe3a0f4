// Closing a stage, which computes its figure. Internal to server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::CloseStage& command);

Decision Decide(const Competition& head, const Request& request, const pb::CloseStage& command);

void OfferClose(Steps& steps);

void Fold(Competition& state, const pb::StageClosed& fact, const Context& context);
void Fold(Competition& state, const pb::FiguresComputed& fact, const Context& context);

}  // namespace tingfen::competition
