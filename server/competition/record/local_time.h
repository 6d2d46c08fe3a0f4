// Times of the day as people read them. Internal to server/competition.
#pragma once

#include <cstdint>
#include <string>

namespace tingfen::competition {

// "14:03:22" in the server's time zone.
std::string LocalTime(std::uint64_t wall_ms);

}  // namespace tingfen::competition
