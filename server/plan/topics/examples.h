// Topic: the worked examples of a plan, recomputed with the scoring core. Internal to server/plan.
// Pure.
#pragma once

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"

namespace tingfen::plan {

// For each figure that does not come out a fault at `examples[i].figures[j].figure` that says what
// comes out instead; for each reference to what is not there, and each mark that no judge could
// give, a fault at its path. `plan` must be without fault otherwise.
void CheckExamples(const pb::Plan& plan, FaultList& faults);

}  // namespace tingfen::plan
