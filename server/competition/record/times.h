// Times as readers are told them: a moment, and by which zone it is worded. Pages word them
// (web_kit/i18n/times.ts). Internal to server/competition. Pure.
#pragma once

#include <cstdint>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

inline std::uint32_t UnixSeconds(std::uint64_t wall_ms) {
  return static_cast<std::uint32_t>(wall_ms / 1000);
}

// The competition's; of a ledger that has none the offset where the server stood at its last start.
pb::Zone ZoneOf(const Competition& state);

}  // namespace tingfen::competition
