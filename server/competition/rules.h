// The locked plan as rules of the scoring core. Internal to server/competition. Pure.
//
// The plan has passed server/plan's checks; a string here that does not parse is a broken invariant
// and aborts.
#pragma once

#include <string>

#include "server/competition/competition.h"
#include "server/scoring/rules.h"

namespace tingfen::competition {

// With the seats of one room.
scoring::Rules RulesOf(const Competition& state, const std::string& room);

// Without seats: enough to check a sheet.
scoring::StageRule StageRuleOf(const pb::Stage& stage);

scoring::Rounding RoundingOf(const pb::Rounding& rounding);

}  // namespace tingfen::competition
