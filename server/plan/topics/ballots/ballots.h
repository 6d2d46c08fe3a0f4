// Topic: appraisals, conduct forms, recommendations and votes: what each is for, who fills it in,
// its columns. Internal to server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/teller.h"

namespace tingfen::plan {

void CheckBallots(const pb::Plan& plan, FaultList& faults);
void ExplainBallots(Teller& teller);  // 测评和票决

}  // namespace tingfen::plan
