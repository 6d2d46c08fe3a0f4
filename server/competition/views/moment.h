// When a view is made: places the clock. Views carry milliseconds since the server process began,
// which pages compare with Pong.
#pragma once

#include <cstdint>

#include "proto/figures.pb.h"
#include "proto/plan.pb.h"
#include "proto/text.pb.h"

namespace tingfen::competition {

struct Moment {
  pb::Stamp now;
  std::uint64_t started_boot_ms = 0;  // When the server process began, on the boot clock.
};

}  // namespace tingfen::competition
