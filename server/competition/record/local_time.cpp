#include "server/competition/record/local_time.h"

#include <ctime>

namespace tingfen::competition {

std::string LocalTime(std::uint64_t wall_ms) {
  const auto seconds = static_cast<std::time_t>(wall_ms / 1000);
  std::tm local{};
  localtime_r(&seconds, &local);
  char text[16];
  std::strftime(text, sizeof text, "%H:%M:%S", &local);
  return text;
}

}  // namespace tingfen::competition
