// A competition small enough to see through: one room, one stage, three judges (the first is
// chief), two candidates; and an engine over a log in memory whose loop is turned by hand.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "server/access/tokens.h"
#include "server/engine/engine.h"
#include "tests/kit/lying_log.h"
#include "tests/kit/memory_log.h"

namespace tingfen::engine {

class StillClock final : public Clock {
 public:
  pb::Stamp Now() override;
  std::int32_t UtcOffsetMinutes() override { return 8 * 60; }
  void Advance(std::uint64_t ms) { ms_ += ms; }
  // The clock on the wall alone.
  void JumpWall(std::int64_t ms) { wall_ms_ += static_cast<std::uint64_t>(ms); }
  // The machine was off for so long by the clock on the wall.
  void Reboot(std::int64_t wall_ms) {
    ++boots_;
    wall_ms_ += ms_ + static_cast<std::uint64_t>(wall_ms);
    ms_ = 0;
  }

 private:
  int boots_ = 1;
  std::uint64_t wall_ms_ = 1'700'000'000'000;  // At the boot.
  std::uint64_t ms_ = 5'000;
};

// Never twice the same, and the same in every run.
class CountingRandomSource final : public RandomSource {
 public:
  std::string Bytes(std::size_t count) override;

 private:
  std::uint64_t next_ = 1;
};

inline constexpr const char* kLedgerId = "0123456789abcdef0123456789abcdef";

// The code on a seat's card.
std::string CodeOf(const std::string& seat);
access::ServerKey TestKey();

pb::Event LockedEvent();
std::vector<pb::Event> CodeEvents(const pb::Event& locked = LockedEvent());

// A command with a made-up id; `number` tells commands apart.
pb::Command NewCommand(int number);
std::string CommandId(int number);

// For the list of this competition.
pb::CheckInSeat Promise();

class SmallRoom {
 public:
  explicit SmallRoom(const pb::Event& locked = LockedEvent());

  // Ends the engine and starts another over what the log holds.
  void Restart();
  void RestartWithALyingLog();

  // Runs what was posted, and commits and runs on until nothing is left.
  void RunPosted();
  void Settle();

  // Submits and settles.
  Answer Ask(const std::string& seat, const pb::Command& command);

  MemoryLog log{kLedgerId};
  StillClock clock;
  CountingRandomSource randomness;
  Limits limits;
  std::optional<Engine> engine;

 private:
  void Start();
  std::optional<LyingLog> lying_;
  std::deque<std::function<void()>> posted_;
};

}  // namespace tingfen::engine
