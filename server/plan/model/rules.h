// A sound plan as rules of the scoring core. Pure; any thread.
//
// The plan has passed ReadPlan; a string here that does not parse is a broken invariant and aborts.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "proto/plan.pb.h"
#include "server/scoring/rules.h"

namespace tingfen::plan {

// The ids of the seats of the panel with this id, in seat order.
using SeatsOfPanel = std::function<std::vector<std::string>(const std::string& panel)>;

scoring::Rules RulesOf(const pb::Plan& plan, const SeatsOfPanel& seats);

// Without seats: enough to check a sheet.
scoring::StageRule StageRuleOf(const pb::Stage& stage);

scoring::Rounding RoundingOf(const pb::Rounding& rounding);

}  // namespace tingfen::plan
