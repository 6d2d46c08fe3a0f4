// The server's own time, which views and pongs tell: milliseconds since the hub began, on the
// machine's boot clock. One thread, the engine's.
#pragma once

#include <cstdint>

#include "server/competition/views/moment.h"
#include "server/engine/environment.h"

namespace tingfen::engine {

class Uptime {
 public:
  explicit Uptime(Clock& clock) : clock_(clock), started_boot_ms_(clock.Now().boot_ms()) {}

  std::uint64_t StartedBootMs() const { return started_boot_ms_; }
  std::uint64_t BootMs() const { return clock_.Now().boot_ms(); }
  std::uint32_t ServerMs() const { return static_cast<std::uint32_t>(BootMs() - started_boot_ms_); }
  competition::Moment Now() const { return {clock_.Now(), started_boot_ms_}; }

 private:
  Clock& clock_;
  const std::uint64_t started_boot_ms_;
};

}  // namespace tingfen::engine
