// What the engine needs of the machine: the time, randomness, and rehearsals. Seams where the
// simulation puts its own. One thread, the engine's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "proto/events.pb.h"
#include "proto/frames.pb.h"
#include "proto/plan.pb.h"
#include "proto/roll.pb.h"

namespace tingfen::engine {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual pb::Stamp Now() = 0;
  // Of the machine's time zone as it is now; east is more.
  virtual std::int32_t UtcOffsetMinutes() = 0;
};

// Random, in every event: its hash says nothing about what else is in it.
inline constexpr std::size_t kSaltBytes = 16;

class RandomSource {
 public:
  virtual ~RandomSource() = default;
  virtual std::string Bytes(std::size_t count) = 0;
};

// Plays a competition by this plan and roll through, elsewhere and on throwaway data.
class Rehearser {
 public:
  virtual ~Rehearser() = default;
  // One at a time. `done` comes later, on this thread; never once this is gone. The tag is the
  // caller's.
  virtual void Begin(const pb::Plan& plan, const pb::Roll& roll,
                     std::function<void(pb::Rehearsed)> done) = 0;
};

// CLOCK_BOOTTIME, which also counts while the machine sleeps, the boot's id from
// /proc/sys/kernel/random/boot_id, and the wall clock.
class SystemClock final : public Clock {
 public:
  SystemClock();
  pb::Stamp Now() override;
  std::int32_t UtcOffsetMinutes() override;

 private:
  std::string boot_id_;
};

// The operating system's generator.
class SystemRandomSource final : public RandomSource {
 public:
  std::string Bytes(std::size_t count) override;
};

}  // namespace tingfen::engine
