// The same simulation with a log that lies, so that the engine sends replies before their events
// are durable. What the thousand clean days are worth rests on this one being found.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/checks/checks.h"

namespace tingfen::sim {
namespace {

constexpr std::uint64_t kSeedsToFindIt = 50;

bool LosesAReceipt(std::uint64_t seed) {
  Day day = World({.seed = seed, .log_lies = true}).Run();
  CheckReceipts(day);
  return std::any_of(day.book.faults.begin(), day.book.faults.end(), [](const auto& fault) {
    return fault.starts_with("receipt lost") || fault.starts_with("receipt differs");
  });
}

TEST(Simulation, FindsRepliesSentBeforeTheirEventsAreDurable) {
  std::uint64_t seed = 1;
  while (seed <= kSeedsToFindIt && !LosesAReceipt(seed)) ++seed;
  EXPECT_LE(seed, kSeedsToFindIt) << "no day lost a receipt";
  RecordProperty("found_at_seed", static_cast<int>(seed));
}

TEST(Simulation, FindsNothingOnTheSameDaysWithAnHonestLog) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Day day = World({.seed = seed}).Run();
    CheckReceipts(day);
    EXPECT_TRUE(day.book.faults.empty()) << "seed " << seed << ": " << day.book.faults.front();
  }
}

}  // namespace
}  // namespace tingfen::sim
