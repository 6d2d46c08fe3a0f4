// Topic: from sheets to the score of a stage and of the interview: trimming, least numbers, means,
// weights. Internal to server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/teller.h"

namespace tingfen::plan {

void CheckFigures(const pb::Plan& plan, FaultList& faults);
void ExplainFigures(Teller& teller);  // 计分

}  // namespace tingfen::plan
