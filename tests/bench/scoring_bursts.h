// Judges over real sockets, who all hand in their sheets at the same moment, stage after stage: the
// worst a room can do.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "tests/bench/served_room.h"

namespace tingfen::bench {

using Seconds = std::chrono::duration<double>;

struct Bursts {
  std::size_t receipts = 0;
  Seconds took{};                   // From the first sheet sent to the last receipt, all bursts.
  std::vector<double> waits_ms;     // Of each sheet for its receipt, rising.
  std::vector<BatchSizes> batches;  // What the ledger was given meanwhile.
};

// Runs until `at_least` has been spent in bursts, or no stage is left.
Bursts RunBursts(ServedRoom& room, std::uint32_t judges, Seconds at_least);

}  // namespace tingfen::bench
