// How a person is told to whoever may know the name or not. Internal to server/competition. Pure.
#pragma once

#include <string>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

enum class Names { kAsThePlanSays, kAlways };

// `kAsThePlanSays` gives the name where the plan identifies by name, and once the results of all
// the person's posts have been announced.
pb::Person PersonOf(const Competition& state, const std::string& candidate, Names names);

}  // namespace tingfen::competition
