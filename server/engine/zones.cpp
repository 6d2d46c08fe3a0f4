#include "server/engine/zones.h"

#include <date/tz.h>

#include <chrono>
#include <exception>

namespace tingfen::engine {
namespace {

constexpr std::size_t kNameCharactersMax = 64;
constexpr std::chrono::seconds kBegin{1'577'836'800};  // 2020-01-01
constexpr std::chrono::hours kAhead{3 * 366 * 24};

// The tables are files: no name leads out of their folder.
bool IsName(const std::string& name) {
  constexpr const char* kAllowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
  return !name.empty() && name.size() <= kNameCharactersMax && name.front() != '/' &&
         name.find_first_not_of(kAllowed) == std::string::npos;
}

pb::Zone OffsetsOf(const date::time_zone& table, std::uint64_t wall_ms) {
  pb::Zone zone;
  const date::sys_seconds end(std::chrono::seconds(wall_ms / 1000) + kAhead);
  for (date::sys_seconds at(kBegin); at < end;) {
    const date::sys_info info = table.get_info(at);
    pb::Zone::Offset& offset = *zone.add_offsets();
    if (zone.offsets_size() > 1) {
      offset.set_from(static_cast<std::uint32_t>(at.time_since_epoch().count()));
    }
    offset.set_minutes(static_cast<std::int32_t>(
        std::chrono::duration_cast<std::chrono::minutes>(info.offset).count()));
    at = info.end;
  }
  return zone;
}

}  // namespace

// The library throws where there is no such zone, or no table at all.
std::optional<pb::Zone> ZoneNamed(const std::string& name, std::uint64_t wall_ms) {
  if (!IsName(name)) return std::nullopt;
  try {
    pb::Zone zone = OffsetsOf(*date::locate_zone(name), wall_ms);
    zone.set_name(name);
    return zone;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace tingfen::engine
