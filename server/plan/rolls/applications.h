// What the plan's rules of entering say about a roll: who may enter for what, and how many.
// Internal to server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "proto/roll.pb.h"
#include "server/plan/reading/fault_list.h"

namespace tingfen::plan {

void CheckApplications(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults);

}  // namespace tingfen::plan
