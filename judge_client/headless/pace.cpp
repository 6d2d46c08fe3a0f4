#include "judge_client/headless/pace.h"

#include "judge_client/headless/luck.h"

namespace tingfen::headless {
namespace {

struct Range {
  std::uint32_t least_ms;
  std::uint32_t most_ms;
};

Range OfPeople(Doing doing) {
  switch (doing) {
    case Doing::kCheckIn:
      return {1'000, 9'000};
    case Doing::kReceive:
      return {1'200, 2'500};
    case Doing::kDrawLots:
      return {4'000, 6'000};
    case Doing::kWitness:
      return {3'000, 5'000};
    case Doing::kCall:
      return {4'000, 6'000};
    case Doing::kCallBeforeAllJudgesAreIn:
      return {30'000, 30'000};
    case Doing::kStart:
      return {3'500, 5'500};
    case Doing::kEnd:
      return {20'000, 34'000};
    case Doing::kMark:
      return {3'000, 14'000};
    case Doing::kMarkEarly:
      return {18'000, 45'000};
    case Doing::kClose:
      return {2'500, 4'500};
    case Doing::kCloseBeforeAllSheetsAreIn:
      return {20'000, 25'000};
    case Doing::kConfirm:
      return {2'500, 5'500};
    case Doing::kAnnounce:
      return {2'500, 4'000};
    case Doing::kSign:
      return {20'000, 26'000};
    case Doing::kAnswer:
      return {5'000, 8'000};
    case Doing::kResults:
      return {4'000, 6'000};
    case Doing::kOther:
      return {1'500, 3'000};
  }
  return {0, 0};
}

// Even in a hurry nobody leaves a judge out who is only a moment late.
Range InAHurry(Doing doing) {
  const bool leaves_somebody_out =
      doing == Doing::kCallBeforeAllJudgesAreIn || doing == Doing::kCloseBeforeAllSheetsAreIn;
  return leaves_somebody_out ? Range{2'000, 2'000} : Range{0, 0};
}

}  // namespace

std::uint32_t DelayMs(Pace pace, Doing doing, std::uint64_t luck) {
  const Range range = pace == Pace::kHuman ? OfPeople(doing) : InAHurry(doing);
  return range.least_ms + Below(luck, range.most_ms - range.least_ms + 1);
}

}  // namespace tingfen::headless
