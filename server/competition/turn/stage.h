// A stage's time: preparing, beginning and end. Internal to server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::StartPreparing& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::StartStage& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::EndStage& command);

Decision Decide(const Competition& head, const Request& request, const pb::StartPreparing& command);
Decision Decide(const Competition& head, const Request& request, const pb::StartStage& command);
Decision Decide(const Competition& head, const Request& request, const pb::EndStage& command);

void OfferPreparing(Steps& steps);
void OfferStart(Steps& steps);
void OfferEnd(Steps& steps);

void Fold(Competition& state, const pb::PreparingStarted& fact, const Context& context);
void Fold(Competition& state, const pb::StageStarted& fact, const Context& context);
void Fold(Competition& state, const pb::StageEnded& fact, const Context& context);

}  // namespace tingfen::competition
