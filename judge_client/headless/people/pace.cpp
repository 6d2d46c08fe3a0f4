#include "judge_client/headless/people/pace.h"

#include "judge_client/headless/people/seeded_random.h"

namespace tingfen::headless {
namespace {

struct Range {
  std::uint32_t least_ms;
  std::uint32_t most_ms;
};

Range OfPeople(ActionKind kind) {
  switch (kind) {
    case ActionKind::kCheckIn:
      return {1'000, 9'000};
    case ActionKind::kReceive:
      return {1'200, 2'500};
    case ActionKind::kDrawLots:
      return {4'000, 6'000};
    case ActionKind::kCall:
      return {4'000, 6'000};
    case ActionKind::kCallBeforeAllJudgesAreIn:
      return {30'000, 30'000};
    case ActionKind::kEnd:
      return {20'000, 34'000};
    case ActionKind::kMark:
      return {3'000, 14'000};
    case ActionKind::kMarkEarly:
      return {18'000, 45'000};
    case ActionKind::kClose:
      return {2'500, 4'500};
    case ActionKind::kCloseBeforeAllSheetsAreIn:
      return {20'000, 25'000};
    case ActionKind::kSign:
      return {20'000, 26'000};
    case ActionKind::kOther:
      return {2'500, 5'000};
  }
  return {0, 0};
}

// Even in a hurry nobody leaves a judge out who is only a moment late.
Range InAHurry(ActionKind kind) {
  const bool leaves_somebody_out = kind == ActionKind::kCallBeforeAllJudgesAreIn ||
                                   kind == ActionKind::kCloseBeforeAllSheetsAreIn;
  return leaves_somebody_out ? Range{2'000, 2'000} : Range{0, 0};
}

}  // namespace

std::uint32_t DelayMs(Pace pace, ActionKind kind, std::uint64_t random) {
  const Range range = pace == Pace::kHuman ? OfPeople(kind) : InAHurry(kind);
  return range.least_ms + Below(random, range.most_ms - range.least_ms + 1);
}

}  // namespace tingfen::headless
