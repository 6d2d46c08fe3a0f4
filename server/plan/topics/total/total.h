// Topic: from the scores of the interview to the total: equalising, marks brought in, pass marks,
// rounding. Internal to server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/teller.h"

namespace tingfen::plan {

void CheckTotal(const pb::Plan& plan, FaultList& faults);
void ExplainTotal(Teller& teller);  // 计分

}  // namespace tingfen::plan
