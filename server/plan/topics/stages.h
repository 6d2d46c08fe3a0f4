// Topic: what happens in a stage: its clock and its questions. Internal to server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/teller.h"

namespace tingfen::plan {

void CheckStages(const pb::Plan& plan, FaultList& faults);
void ExplainStages(Teller& teller);  // 现场流程

}  // namespace tingfen::plan
