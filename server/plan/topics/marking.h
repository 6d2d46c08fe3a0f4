// Topic: what judges mark and when their sheets are final, and who confirms the closed figures.
// Internal to server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/teller.h"

namespace tingfen::plan {

void CheckMarking(const pb::Plan& plan, FaultList& faults);
void ExplainMarking(Teller& teller);  // 评分

// Rules about when sheets are final that no room can be run by yet.
void MarkingNotYet(const pb::Plan& plan, FaultList& faults);

}  // namespace tingfen::plan
