// 监督意见 and the end of the day. Internal to server/competition. Pure.
#pragma once

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

Decision Decide(const Competition& head, const Request& request, const pb::GiveOpinion& command);
Decision Decide(const Competition& head, const Request& request, const pb::EndDay& command);

void Fold(Competition& state, const pb::OpinionGiven& fact, const Context& context);
void Fold(Competition& state, const pb::DayEnded& fact, const Context& context);

}  // namespace tingfen::competition
