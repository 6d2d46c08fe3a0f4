// Times of the day as people read them. Internal to server/competition. Pure.
#pragma once

#include <cstdint>
#include <string>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// "14:03:22" where the server stood at its last start.
std::string LocalTime(const Competition& state, std::uint64_t wall_ms);

}  // namespace tingfen::competition
