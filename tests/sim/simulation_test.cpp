// A thousand seeded days. A failure names its seed; TINGFEN_SIM_SEED=n runs that one alone.
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/sim/checks.h"
#include "tests/sim/secrecy.h"

namespace tingfen::sim {
namespace {

void Add(Coverage& sum, const Coverage& part) {
  sum.receipts += part.receipts;
  sum.resends += part.resends;
  sum.late_sheets += part.late_sheets;
  sum.second_versions += part.second_versions;
  sum.refusals += part.refusals;
  sum.busy += part.busy;
  sum.crashes += part.crashes;
  sum.reboots += part.reboots;
  sum.unheard_batches += part.unheard_batches;
  sum.breaks += part.breaks;
  sum.device_restarts += part.device_restarts;
  sum.enrolled_again += part.enrolled_again;
  sum.draws += part.draws;
  sum.corrections += part.corrections;
  sum.paper_sheets += part.paper_sheets;
  sum.undone += part.undone;
}

// One day and its twin with other marks, all checks.
Book RunSeed(std::uint64_t seed) {
  Day day = World({.seed = seed}).Run();
  CheckReceipts(day);
  CheckFiguresOf(day);
  CheckRefusals(day);
  CheckDraws(day);
  CheckNames(day);
  const Difference difference = DifferenceFor(seed);
  const Day twin = World({.seed = seed, .difference = difference}).Run();
  CompareSecrecy(day, twin, difference);
  return std::move(day.book);
}

void Expect(std::uint64_t seed, const Book& book) {
  for (const std::string& fault : book.faults) {
    ADD_FAILURE() << fault << "\n  again: TINGFEN_SIM_SEED=" << seed << " simulation_tests";
  }
}

// Days in which nothing went wrong show nothing.
void ExpectEverythingWasTried(const Coverage& tried) {
  EXPECT_GT(tried.resends, 0U);
  EXPECT_GT(tried.late_sheets, 0U);
  EXPECT_GT(tried.second_versions, 0U);
  EXPECT_GT(tried.refusals, 0U);
  EXPECT_GT(tried.busy, 0U);
  EXPECT_GT(tried.crashes, 100U);
  EXPECT_GT(tried.reboots, 10U);
  EXPECT_GT(tried.unheard_batches, 0U);
  EXPECT_GT(tried.breaks, 100U);
  EXPECT_GT(tried.device_restarts, 10U);
  EXPECT_GT(tried.draws, 50U);
  EXPECT_GT(tried.corrections, 10U);
  EXPECT_GT(tried.paper_sheets, 10U);
  EXPECT_GT(tried.undone, 10U);
}

void RunSeeds(std::uint64_t first, std::uint64_t last) {
  if (const char* one = std::getenv("TINGFEN_SIM_SEED")) {
    const std::uint64_t seed = std::strtoull(one, nullptr, 10);
    return Expect(seed, RunSeed(seed));
  }
  Coverage tried;
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    const Book book = RunSeed(seed);
    Expect(seed, book);
    Add(tried, book.coverage);
  }
  ExpectEverythingWasTried(tried);
}

TEST(Simulation, DaysOfSeeds1To250HoldAllChecks) {
  RunSeeds(1, 250);
}

TEST(Simulation, DaysOfSeeds251To500HoldAllChecks) {
  RunSeeds(251, 500);
}

TEST(Simulation, DaysOfSeeds501To750HoldAllChecks) {
  RunSeeds(501, 750);
}

TEST(Simulation, DaysOfSeeds751To1000HoldAllChecks) {
  RunSeeds(751, 1000);
}

TEST(Simulation, TheSameSeedGivesTheSameDay) {
  const Day one = World({.seed = 7}).Run();
  const Day two = World({.seed = 7}).Run();
  ASSERT_EQ(one.frames.size(), two.frames.size());
  for (std::size_t i = 0; i < one.frames.size(); ++i) {
    ASSERT_EQ(*one.frames[i].frame, *two.frames[i].frame) << "frame " << i;
  }
  EXPECT_EQ(one.rows.back().hash, two.rows.back().hash);
}

}  // namespace
}  // namespace tingfen::sim
