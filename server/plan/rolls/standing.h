// What came of each application: who does not take part, and why. Internal to server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "proto/roll.pb.h"
#include "server/plan/reading/fault_list.h"

namespace tingfen::plan {

void CheckStanding(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults);

}  // namespace tingfen::plan
