// Topic: who may enter for what, and in which batch. What that says about a roll is checked in
// server/plan/rolls. Internal to server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/teller.h"

namespace tingfen::plan {

void CheckEntry(const pb::Plan& plan, FaultList& faults);
void ExplainEntry(Teller& teller);  // 报名

}  // namespace tingfen::plan
