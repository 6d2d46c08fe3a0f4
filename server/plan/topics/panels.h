// Topic: the panels of judges: who sits on them, where the chief judge sits. Internal to
// server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/teller.h"

namespace tingfen::plan {

void CheckPanels(const pb::Plan& plan, FaultList& faults);
void ExplainPanels(Teller& teller);  // 评委

// Whether there is a chief judge, or that cannot be told.
bool MayHaveChief(const pb::Plan& plan, const FaultList& faults);

}  // namespace tingfen::plan
