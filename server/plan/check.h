// What the fields of a plan or roll mean together. Internal to server/plan. Pure.
//
// The message comes from Walk, its faults in `faults`; what could not be taken is empty in the
// message and spoiled in the list, and nothing is said about it twice.
#pragma once

#include "proto/plan.pb.h"
#include "proto/roll.pb.h"
#include "server/plan/fault_list.h"

namespace tingfen::plan {

void CheckPlan(const pb::Plan& plan, FaultList& faults);

// Parts of CheckPlan.
void CheckStages(const pb::Plan& plan, FaultList& faults);
void CheckDay(const pb::Plan& plan, FaultList& faults);
void CheckBallots(const pb::Plan& plan, FaultList& faults);

void CheckRoll(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults);

// A part of CheckRoll that holds for a roll without anybody too: how many seats its rooms make.
void CheckSeats(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults);

// Parts of CheckRoll: who may enter for what, and what came of each application.
void CheckApplicationsOf(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults);
void CheckStanding(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults);

}  // namespace tingfen::plan
