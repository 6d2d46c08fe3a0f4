// 回避: a judge does not score a candidate. Internal to server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::RecuseJudge& command);

Decision Decide(const Competition& head, const Request& request, const pb::RecuseJudge& command);

// For whose turn it is.
void OfferRecusals(Steps& steps);

void Fold(Competition& state, const pb::JudgeRecused& fact, const Context& context);

}  // namespace tingfen::competition
