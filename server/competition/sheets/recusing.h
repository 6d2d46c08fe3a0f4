// 回避: a judge does not score a candidate. Internal to server/competition. Pure.
#pragma once

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

Decision Decide(const Competition& head, const Request& request, const pb::RecuseJudge& command);

void Fold(Competition& state, const pb::JudgeRecused& fact, const Context& context);

}  // namespace tingfen::competition
