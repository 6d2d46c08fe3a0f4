// What the engine needs of the machine: the time and randomness. Seams where the simulation puts
// its own. One thread, the engine's.
#pragma once

#include <cstddef>
#include <string>

#include "proto/events.pb.h"

namespace tingfen::engine {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual pb::Stamp Now() = 0;
};

class Randomness {
 public:
  virtual ~Randomness() = default;
  virtual std::string Bytes(std::size_t count) = 0;
};

// CLOCK_BOOTTIME, which also counts while the machine sleeps, the boot's id from
// /proc/sys/kernel/random/boot_id, and the wall clock.
class SystemClock final : public Clock {
 public:
  SystemClock();
  pb::Stamp Now() override;

 private:
  std::string boot_id_;
};

// The operating system's generator.
class SystemRandomness final : public Randomness {
 public:
  std::string Bytes(std::size_t count) override;
};

}  // namespace tingfen::engine
