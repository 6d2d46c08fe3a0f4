#include "server/competition/record/times.h"

namespace tingfen::competition {

pb::Zone ZoneOf(const Competition& state) {
  if (!state.zone.name().empty()) return state.zone;
  pb::Zone zone;
  zone.add_offsets()->set_minutes(state.utc_offset_minutes);
  return zone;
}

}  // namespace tingfen::competition
