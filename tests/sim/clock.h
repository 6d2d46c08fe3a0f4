// The clock of the simulated machine the server runs on.
#pragma once

#include <cstdint>
#include <string>

#include "server/engine/environment.h"
#include "tests/sim/scheduler.h"

namespace tingfen::sim {

class MachineClock final : public engine::Clock {
 public:
  explicit MachineClock(const Scheduler& scheduler) : scheduler_(scheduler) {}

  pb::Stamp Now() override {
    pb::Stamp stamp;
    stamp.set_wall_ms(kWallMsAtBegin + scheduler_.Now() / kMillisecond + ahead_ms_);
    stamp.set_boot_id("boot-" + std::to_string(boots_));
    stamp.set_boot_ms(kBootMs + (scheduler_.Now() - booted_) / kMillisecond);
    return stamp;
  }

  std::int32_t UtcOffsetMinutes() override { return 8 * 60; }

  // The clock on the wall alone; forward or back.
  void Jump(std::int64_t ms) { ahead_ms_ += static_cast<std::uint64_t>(ms); }

  void Reboot() {
    ++boots_;
    booted_ = scheduler_.Now();
  }

 private:
  static constexpr std::uint64_t kWallMsAtBegin = 1'790'000'000'000;
  static constexpr std::uint64_t kBootMs = 20'000;  // From power on to the first reading.

  const Scheduler& scheduler_;
  int boots_ = 1;
  Micros booted_ = 0;
  std::uint64_t ahead_ms_ = 0;  // Of the clock on the wall.
};

}  // namespace tingfen::sim
