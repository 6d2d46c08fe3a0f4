// What else a rule of a plan could be, as far as it can be tried on marks that were given. Pure.
#pragma once

#include <string>
#include <vector>

#include "proto/plan.pb.h"

namespace tingfen::offline {

struct Alternative {
  pb::Text says;  // "去掉最高、最低各 2 个（整份）"
  pb::Plan plan;  // With this alone changed.
};

// The alternatives of the value at `path` ("stages[0].panels[0].trim"), which PathExists in the
// sound `plan`. None: it is no rule of calculation, or it changes the marking itself.
std::vector<Alternative> AlternativesAt(const pb::Plan& plan, const std::string& path);

}  // namespace tingfen::offline
