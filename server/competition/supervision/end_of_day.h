// 监督意见 and the end of the day. Internal to server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::GiveOpinion& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::EndDay& command);

Decision Decide(const Competition& head, const Request& request, const pb::GiveOpinion& command);
Decision Decide(const Competition& head, const Request& request, const pb::EndDay& command);

void OfferOpinion(Steps& steps);
void OfferEndOfDay(Steps& steps);

void Fold(Competition& state, const pb::OpinionGiven& fact, const Context& context);
void Fold(Competition& state, const pb::DayEnded& fact, const Context& context);

}  // namespace tingfen::competition
