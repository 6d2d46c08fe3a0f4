// The log as the engine sees it: append events, hear when they are on disk. The seam where the
// simulation puts its own implementation.
//
// Threads: Append and PendingBytes may be called from any thread. Callbacks come from a thread of
// the implementation's choosing, one at a time; they must be short, must not throw, and may call
// Append. The log must outlive every call to it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tingfen::ledger {

using Hash = std::array<std::uint8_t, 32>;

// One event as stored. `seq` counts from 1 without gaps; `hash` is its link (see chain.h).
struct Record {
  std::uint64_t seq = 0;
  std::string bytes;
  Hash hash{};
};

// The last link of a chain. An empty ledger's tail is seq 0 with the genesis hash.
struct Tail {
  std::uint64_t seq = 0;
  Hash hash{};

  friend bool operator==(const Tail&, const Tail&) = default;
};

// A longer event is a broken invariant and aborts: whoever makes events bounds them first.
inline constexpr std::size_t kEventBytesMax = std::size_t{1} << 20;

// While PendingBytes() is at or above the first figure, new commands are to be refused. Reaching
// the second is a broken invariant and aborts.
inline constexpr std::size_t kPendingBytesBusy = std::size_t{64} << 20;
inline constexpr std::size_t kPendingBytesMax = std::size_t{128} << 20;

// What every batch and every event count for in PendingBytes() beside its own bytes, so that a
// queue of empty ones has a limit as well.
inline constexpr std::size_t kPendingOverheadBytes = 64;

class Log {
 public:
  using OnDurable = std::function<void(Tail)>;

  virtual ~Log() = default;
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // Queues `batch`, each element one event's very bytes, to be made durable as one transaction:
  // after a crash all of it is there or none. Batches become durable, and callbacks come, in the
  // order appended. `on_durable` is called exactly once, with the tail as of the end of this batch.
  //
  // An empty batch stores nothing; its callback comes once everything appended before is durable.
  // That is how the reply to a refused command waits for the head it was decided on.
  //
  // No failure is reported. One that cannot be made durable ends the process, its callback and all
  // later ones unheard, and nothing is retried.
  virtual void Append(std::vector<std::string> batch, OnDurable on_durable) = 0;

  // Bytes appended and not durable yet, overhead included.
  virtual std::size_t PendingBytes() const = 0;

 protected:
  Log() = default;
};

}  // namespace tingfen::ledger
