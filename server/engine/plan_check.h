// What the administrator is told of a plan while writing it: its faults or, where it has none, its
// rules in sentences. Nothing is recorded. Pure; any thread.
#pragma once

#include "proto/frames.pb.h"

namespace tingfen::engine {

// A sound plan that no room can be run by yet has faults too.
pb::PlanChecked CheckedPlan(const pb::CheckPlan& request);

}  // namespace tingfen::engine
