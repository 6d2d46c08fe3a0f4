// Topic: public notices. Internal to server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/teller.h"

namespace tingfen::plan {

void CheckNotices(const pb::Plan& plan, FaultList& faults);
void ExplainNotices(Teller& teller);  // 公示

}  // namespace tingfen::plan
