#include "judge_client/headless/people/pace.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "judge_client/headless/people/seeded_random.h"

namespace tingfen::headless {
namespace {

struct Seen {
  std::uint32_t least = UINT32_MAX;
  std::uint32_t most = 0;
};

Seen DelaysOf(Pace pace, ActionKind kind) {
  Seen seen;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const std::uint32_t ms = DelayMs(pace, kind, SeededRandom(seed, {"delay"}));
    seen.least = std::min(seen.least, ms);
    seen.most = std::max(seen.most, ms);
  }
  return seen;
}

TEST(Pacing, PeopleTakeSecondsAndNotAlwaysTheSame) {
  const Seen speech = DelaysOf(Pace::kHuman, ActionKind::kEnd);
  EXPECT_GE(speech.least, 20'000U);
  EXPECT_LE(speech.most, 40'000U);
  EXPECT_LT(speech.least + 5'000, speech.most);
  const Seen marks = DelaysOf(Pace::kHuman, ActionKind::kMark);
  EXPECT_GE(marks.least, 3'000U);
  EXPECT_LE(marks.most, 15'000U);
}

TEST(Pacing, NobodyWaitsInAHurryButForJudgesWhoAreOnlyAMomentLate) {
  for (const ActionKind kind :
       {ActionKind::kCheckIn, ActionKind::kEnd, ActionKind::kMark, ActionKind::kSign,
        ActionKind::kClose, ActionKind::kCall, ActionKind::kOther}) {
    EXPECT_EQ(DelaysOf(Pace::kFast, kind).most, 0U);
  }
  EXPECT_GT(DelaysOf(Pace::kFast, ActionKind::kCloseBeforeAllSheetsAreIn).least, 0U);
  EXPECT_GT(DelaysOf(Pace::kFast, ActionKind::kCallBeforeAllJudgesAreIn).least, 0U);
}

// What the slowest judge of `judges` takes, as it comes out on average.
double SlowestMarkMs(int judges) {
  double sum = 0;
  constexpr int kRounds = 500;
  for (int round = 0; round < kRounds; ++round) {
    std::uint32_t slowest = 0;
    for (int judge = 0; judge < judges; ++judge) {
      const std::uint64_t random = SeededRandom(round, {std::to_string(judge)});
      slowest = std::max(slowest, DelayMs(Pace::kHuman, ActionKind::kMark, random));
    }
    sum += slowest;
  }
  return sum / kRounds;
}

TEST(Pacing, BenxiWithThreeCandidatesTakesFiveToEightMinutes) {
  const auto mean = [](ActionKind kind) {
    const Seen seen = DelaysOf(Pace::kHuman, kind);
    return (seen.least + seen.most) / 2.0;
  };
  const double stage = mean(ActionKind::kOther) + mean(ActionKind::kEnd) + SlowestMarkMs(5) +
                       mean(ActionKind::kClose);
  const double candidate = mean(ActionKind::kCall) + 2 * stage + 2.3 * mean(ActionKind::kOther) +
                           mean(ActionKind::kSign);
  const double all = 3 * mean(ActionKind::kReceive) + mean(ActionKind::kDrawLots) +
                     2 * mean(ActionKind::kOther) + 3 * candidate;
  EXPECT_GT(all, 5 * 60'000.0);
  EXPECT_LT(all, 8 * 60'000.0);
}

}  // namespace
}  // namespace tingfen::headless
