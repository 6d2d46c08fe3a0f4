// What the fields of a roll mean together and under its plan. Internal to server/plan. Pure.
//
// The roll comes from a file or from tables, its faults in `faults`; what could not be taken is
// empty in the roll and spoiled in the list, and nothing is said about it twice.
#pragma once

#include "proto/plan.pb.h"
#include "proto/roll.pb.h"
#include "server/plan/reading/fault_list.h"

namespace tingfen::plan {

void CheckRoll(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults);

// A part of it that holds for a roll without anybody too: how many seats its rooms make.
void CheckSeats(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults);

}  // namespace tingfen::plan
