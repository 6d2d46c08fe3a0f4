// Topic: the ranking, ties and run-offs, and whom the list proposes. Internal to server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/teller.h"

namespace tingfen::plan {

void CheckRanking(const pb::Plan& plan, FaultList& faults);
void ExplainRanking(Teller& teller);  // 排名和建议名单

}  // namespace tingfen::plan
