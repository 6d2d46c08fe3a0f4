#include "server/competition/record/local_time.h"

#include <array>
#include <cstdio>

namespace tingfen::competition {
namespace {

constexpr std::int64_t kSecondsOfDay = 24 * 60 * 60;

}  // namespace

std::string LocalTime(const Competition& state, std::uint64_t wall_ms) {
  const std::int64_t seconds =
      static_cast<std::int64_t>(wall_ms / 1000) + std::int64_t{state.utc_offset_minutes} * 60;
  const auto of_day =
      static_cast<unsigned>((seconds % kSecondsOfDay + kSecondsOfDay) % kSecondsOfDay);
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02u:%02u:%02u", of_day / 3600 % 24, of_day / 60 % 60,
                of_day % 60);
  return text.data();
}

}  // namespace tingfen::competition
