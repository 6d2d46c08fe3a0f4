#include "judge_client/headless/people/marks.h"

#include <algorithm>
#include <cstdlib>

#include "judge_client/headless/people/seeded_random.h"

namespace tingfen::headless {
namespace {

constexpr int kPlaces = 4;
constexpr std::int64_t kOne = 10'000;

// "27.5" → 275000
std::int64_t Units(const std::string& decimal) {
  std::int64_t units = 0;
  int places = -1;  // Before the point.
  for (const char digit : decimal) {
    if (digit == '.') {
      if (places >= 0) std::abort();
      places = 0;
      continue;
    }
    if (digit < '0' || digit > '9' || places == kPlaces) std::abort();
    units = units * 10 + (digit - '0');
    if (places >= 0) ++places;
  }
  for (int place = std::max(places, 0); place < kPlaces; ++place) units *= 10;
  return units;
}

// 275000 → "27.5"
std::string Decimal(std::int64_t units) {
  std::string text = std::to_string(units / kOne);
  std::string fraction = std::to_string(kOne + units % kOne).substr(1);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return fraction.empty() ? text : text + "." + fraction;
}

}  // namespace

std::vector<pb::Mark> MarksFor(std::uint64_t seed, const std::string& candidate,
                               const pb::StageCard& card, const std::string& seat,
                               std::uint32_t version) {
  const std::int64_t step = Units(card.step());
  if (step <= 0) std::abort();
  const std::uint32_t ability = Below(SeededRandom(seed, {"ability", candidate}), 151);
  const std::uint32_t mildness = Below(SeededRandom(seed, {"mildness", seat}), 41);
  std::vector<pb::Mark> marks;
  for (const pb::Criterion& criterion : card.criteria()) {
    const std::string again = version > 1 ? std::to_string(version) : "";
    const std::uint32_t mood =
        Below(SeededRandom(seed, {candidate, card.stage(), seat, criterion.id(), again}), 60);
    const std::int64_t thousandths = 700 + ability + mildness + mood;
    const std::int64_t steps = Units(criterion.max()) / step;
    const std::int64_t lowest = (steps * 700 + 999) / 1000;
    const std::int64_t highest = std::max(steps * 950 / 1000, std::min(lowest, steps));
    const std::int64_t given =
        std::clamp((steps * thousandths + 500) / 1000, std::min(lowest, highest), highest);
    pb::Mark& mark = marks.emplace_back();
    mark.set_criterion(criterion.id());
    mark.set_mark(Decimal(given * step));
  }
  return marks;
}

}  // namespace tingfen::headless
