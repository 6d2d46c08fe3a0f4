#include "judge_client/headless/pace.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "judge_client/headless/luck.h"

namespace tingfen::headless {
namespace {

struct Seen {
  std::uint32_t least = UINT32_MAX;
  std::uint32_t most = 0;
};

Seen DelaysOf(Pace pace, Doing doing) {
  Seen seen;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const std::uint32_t ms = DelayMs(pace, doing, Luck(seed, {"delay"}));
    seen.least = std::min(seen.least, ms);
    seen.most = std::max(seen.most, ms);
  }
  return seen;
}

TEST(Pacing, PeopleTakeSecondsAndNotAlwaysTheSame) {
  const Seen speech = DelaysOf(Pace::kHuman, Doing::kEnd);
  EXPECT_GE(speech.least, 20'000U);
  EXPECT_LE(speech.most, 40'000U);
  EXPECT_LT(speech.least + 5'000, speech.most);
  const Seen marks = DelaysOf(Pace::kHuman, Doing::kMark);
  EXPECT_GE(marks.least, 3'000U);
  EXPECT_LE(marks.most, 15'000U);
}

TEST(Pacing, NobodyWaitsInAHurryButForJudgesWhoAreOnlyAMomentLate) {
  for (const Doing doing : {Doing::kCheckIn, Doing::kEnd, Doing::kMark, Doing::kSign, Doing::kClose,
                            Doing::kCall, Doing::kResults}) {
    EXPECT_EQ(DelaysOf(Pace::kFast, doing).most, 0U);
  }
  EXPECT_GT(DelaysOf(Pace::kFast, Doing::kCloseBeforeAllSheetsAreIn).least, 0U);
  EXPECT_GT(DelaysOf(Pace::kFast, Doing::kCallBeforeAllJudgesAreIn).least, 0U);
}

// What the slowest judge of `judges` takes, as it comes out on average.
double SlowestMarkMs(int judges) {
  double sum = 0;
  constexpr int kRounds = 500;
  for (int round = 0; round < kRounds; ++round) {
    std::uint32_t slowest = 0;
    for (int judge = 0; judge < judges; ++judge) {
      const std::uint64_t luck = Luck(round, {std::to_string(judge)});
      slowest = std::max(slowest, DelayMs(Pace::kHuman, Doing::kMark, luck));
    }
    sum += slowest;
  }
  return sum / kRounds;
}

TEST(Pacing, BenxiWithThreeCandidatesTakesFiveToEightMinutes) {
  const auto mean = [](Doing doing) {
    const Seen seen = DelaysOf(Pace::kHuman, doing);
    return (seen.least + seen.most) / 2.0;
  };
  const double stage =
      mean(Doing::kStart) + mean(Doing::kEnd) + SlowestMarkMs(5) + mean(Doing::kClose);
  const double candidate = mean(Doing::kCall) + 2 * stage + 1.3 * mean(Doing::kConfirm) +
                           mean(Doing::kAnnounce) + mean(Doing::kSign);
  const double all = 3 * mean(Doing::kReceive) + mean(Doing::kDrawLots) + mean(Doing::kWitness) +
                     3 * candidate + mean(Doing::kResults);
  EXPECT_GT(all, 5 * 60'000.0);
  EXPECT_LT(all, 8 * 60'000.0);
}

}  // namespace
}  // namespace tingfen::headless
