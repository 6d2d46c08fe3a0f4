// What pages are told of a plan: its rules in words, what is wrong with it. Pure; any thread.
#pragma once

#include <vector>

#include "proto/frames.pb.h"
#include "proto/plan.pb.h"
#include "proto/views.pb.h"
#include "server/plan/reading/fault.h"

namespace tingfen::plan {

// As Explain (explain.h) tells them. The plan has passed ReadPlan.
std::vector<pb::Rule> RulesInWords(const pb::Plan& plan);

std::vector<pb::PlanFault> PlanFaultsOf(const Faults& faults);

}  // namespace tingfen::plan
