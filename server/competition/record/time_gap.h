// How much time lies between two events. Within one boot of the machine its boot clock says so,
// whatever the clock on the wall does. Across boots only the wall clock is left: a step back is no
// time at all, and a step forward longer than a night is suspected: a server that was off for days
// and a clock that is wrong look the same. Internal to server/competition and server/access. Pure.
#pragma once

#include <cstdint>

#include "proto/events.pb.h"

namespace tingfen::competition {

inline constexpr std::uint64_t kGapSuspectedMs = 24ULL * 60 * 60 * 1000;

struct TimeGap {
  std::uint64_t ms = 0;  // 0 where it went back.
  bool new_boot = false;
  bool suspected = false;  // Forward, and longer than a night.
  std::uint64_t back_ms = 0;
};

// `before` without a boot id: nothing is known.
inline TimeGap GapBetween(const pb::Stamp& before, const pb::Stamp& at) {
  TimeGap gap;
  if (before.boot_id().empty()) return gap;
  if (before.boot_id() == at.boot_id()) {
    if (at.boot_ms() > before.boot_ms()) gap.ms = at.boot_ms() - before.boot_ms();
    return gap;
  }
  gap.new_boot = true;
  if (at.wall_ms() < before.wall_ms()) {
    gap.back_ms = before.wall_ms() - at.wall_ms();
  } else {
    gap.ms = at.wall_ms() - before.wall_ms();
  }
  gap.suspected = gap.ms > kGapSuspectedMs;
  return gap;
}

}  // namespace tingfen::competition
