// Breaks: the room rests between turns. Internal to server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::StartBreak& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::EndBreak& command);

Decision Decide(const Competition& head, const Request& request, const pb::StartBreak& command);
Decision Decide(const Competition& head, const Request& request, const pb::EndBreak& command);

void OfferBreaks(Steps& steps);

void Fold(Competition& state, const pb::BreakStarted& fact, const Context& context);
void Fold(Competition& state, const pb::BreakEnded& fact, const Context& context);

}  // namespace tingfen::competition
