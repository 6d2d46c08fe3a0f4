// Topic: lots and names, and in what order everybody goes through the stages. Internal to
// server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/teller.h"

namespace tingfen::plan {

void ExplainDay(Teller& teller);  // 现场流程

// An order that no room can be run by yet.
void DayNotYet(const pb::Plan& plan, FaultList& faults);

}  // namespace tingfen::plan
