// Topic: components whose full mark is not the total's. Internal to server/plan. Pure; any thread.
#pragma once

#include <string>

#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/teller.h"

namespace tingfen::plan {

// A plan says how such marks count, and the total passes its full mark only where it says that too.
void CheckScaling(const pb::Plan& plan, FaultList& faults);

// `path` is the component's. Nothing where its full mark is the total's.
void ExplainScaling(Teller& teller, const pb::Component& component, const std::string& path);

}  // namespace tingfen::plan
