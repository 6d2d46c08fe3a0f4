// The run sheet (流程表): what each role can do now. Only steps that `Decide` accepts are offered;
// the tests hold the two against each other. Pure.
#pragma once

#include <string>
#include <vector>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// What this role can do now in this room, at most one recommended.
std::vector<pb::Step> StepsOf(const Competition& state, const RoomRecord& room, pb::Role::Id role);

// What the timekeeper can do now, beside the clock.
std::vector<pb::Step> TimekeeperSteps(const Competition& state, const std::string& room);

}  // namespace tingfen::competition
