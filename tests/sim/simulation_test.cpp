// Seeded days. In the usual ring a hundred, from TINGFEN_SIM_FIRST on (1 unless given; the check
// takes it from the commit) as many as TINGFEN_SIM_COUNT says; in the long ring the six hundred
// from 1 on. A failure names its seed; TINGFEN_SIM_SEED=n runs that one alone.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "tests/sim/checks/checks.h"
#include "tests/sim/checks/secrecy.h"

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
  sum.jumps += part.jumps;
  sum.gone += part.gone;
  sum.back += part.back;
  sum.unheard_batches += part.unheard_batches;
  sum.breaks += part.breaks;
  sum.device_restarts += part.device_restarts;
  sum.enrolled_again += part.enrolled_again;
  sum.draws += part.draws;
  sum.corrections += part.corrections;
  sum.paper_sheets += part.paper_sheets;
  sum.undone += part.undone;
  sum.left += part.left;
  sum.substitutes += part.substitutes;
  sum.former_sent += part.former_sent;
  sum.accepted += part.accepted;
}

// One day and its twin with other marks, all checks.
Book RunSeed(std::uint64_t seed) {
  Day day = World({.seed = seed}).Run();
  CheckReceipts(day);
  CheckOccupants(day);
  CheckFiguresOf(day);
  CheckRefusals(day);
  CheckOffered(day);
  CheckDraws(day);
  CheckNames(day);
  const Difference difference = DifferenceFor(seed);
  const Day twin = World({.seed = seed, .difference = difference}).Run();
  CompareSecrecy(day, twin, difference);
  return std::move(day.book);
}

void Expect(std::uint64_t seed, const Book& book) {
  for (const std::string& fault : book.faults) {
    ADD_FAILURE() << fault << "\n  again: TINGFEN_SIM_SEED=" << seed
                  << " simulation_tests --gtest_filter='Simulation/*'";
  }
}

struct Seeds {
  std::uint64_t first = 1;
  std::uint64_t count = 0;
};

// Of `seeds`, the part `at` of `parts` that differ by one seed at most.
Seeds PartOf(const Seeds& seeds, std::uint64_t at, std::uint64_t parts) {
  const std::uint64_t begin = seeds.count * at / parts;
  return {seeds.first + begin, seeds.count * (at + 1) / parts - begin};
}

Coverage RunAll(const Seeds& seeds) {
  Coverage tried;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    const Book book = RunSeed(seed);
    Expect(seed, book);
    Add(tried, book.coverage);
  }
  return tried;
}

std::uint64_t Given(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr || *text == '\0' ? otherwise : std::strtoull(text, nullptr, 10);
}

// As the environment says.
Seeds UsualSeeds() {
  if (const std::uint64_t one = Given("TINGFEN_SIM_SEED", 0)) return {one, 1};
  return {Given("TINGFEN_SIM_FIRST", 1), Given("TINGFEN_SIM_COUNT", 100)};
}

// Days in which nothing went wrong show nothing. Of each of these, less than one choice of so many
// seeds in a million has none.
constexpr std::uint64_t kSeedsToTryMuch = 25;

void ExpectMuchWasTried(const Coverage& tried) {
  EXPECT_GT(tried.resends, 0U);
  EXPECT_GT(tried.second_versions, 0U);
  EXPECT_GT(tried.refusals, 0U);
  EXPECT_GT(tried.crashes, 0U);
  EXPECT_GT(tried.reboots, 0U);
  EXPECT_GT(tried.jumps, 0U);
  EXPECT_GT(tried.gone, 0U);
  EXPECT_GT(tried.breaks, 0U);
  EXPECT_GT(tried.device_restarts, 0U);
  EXPECT_GT(tried.draws, 0U);
  EXPECT_GT(tried.corrections, 0U);
  EXPECT_GT(tried.accepted, 1000U);
}

// Of 150 seeds, which are always the same.
void ExpectEverythingWasTried(const Coverage& tried) {
  EXPECT_GT(tried.resends, 0U);
  EXPECT_GT(tried.late_sheets, 0U);
  EXPECT_GT(tried.second_versions, 0U);
  EXPECT_GT(tried.refusals, 0U);
  EXPECT_GT(tried.busy, 0U);
  EXPECT_GT(tried.crashes, 60U);
  EXPECT_GT(tried.reboots, 6U);
  EXPECT_GT(tried.jumps, 60U);
  EXPECT_GT(tried.gone, 6U);
  EXPECT_GT(tried.back, 6U);
  EXPECT_GT(tried.unheard_batches, 0U);
  EXPECT_GT(tried.breaks, 60U);
  EXPECT_GT(tried.device_restarts, 6U);
  EXPECT_GT(tried.draws, 30U);
  EXPECT_GT(tried.corrections, 6U);
  EXPECT_GT(tried.paper_sheets, 6U);
  EXPECT_GT(tried.undone, 6U);
  EXPECT_GT(tried.left, 30U);
  EXPECT_GT(tried.substitutes, 15U);
}

constexpr std::uint64_t kParts = 4;

class Days : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Days, HoldAllChecks) {
  const Seeds seeds = PartOf(UsualSeeds(), GetParam(), kParts);
  std::cout << seeds.count << " seeds from " << seeds.first << std::endl;
  const Coverage tried = RunAll(seeds);
  std::cout << tried.left << " left, " << tried.substitutes << " substitutes, " << tried.former_sent
            << " commands of who had left sent all the same" << std::endl;
  if (seeds.count >= kSeedsToTryMuch) ExpectMuchWasTried(tried);
}

class FurtherDays : public testing::TestWithParam<std::uint64_t> {};

TEST_P(FurtherDays, HoldAllChecks) {
  ExpectEverythingWasTried(RunAll(PartOf({1, 600}, GetParam(), kParts)));
}

INSTANTIATE_TEST_SUITE_P(Simulation, Days, testing::Range<std::uint64_t>(0, kParts));
INSTANTIATE_TEST_SUITE_P(LongSimulation, FurtherDays, testing::Range<std::uint64_t>(0, kParts));

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
