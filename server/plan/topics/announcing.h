// Topic: when a score is announced, and what the hall sees of it. Internal to server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/teller.h"

namespace tingfen::plan {

void CheckAnnouncing(const pb::Plan& plan, FaultList& faults);
void ExplainAnnouncing(Teller& teller);  // 宣布

}  // namespace tingfen::plan
