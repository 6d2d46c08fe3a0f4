#include "tests/sim/people/marks.h"

#include "tests/sim/random.h"

namespace tingfen::sim {
namespace {

// A whole or half mark as it is written.
std::string Written(std::uint64_t halves) {
  return std::to_string(halves / 2) + (halves % 2 == 1 ? ".5" : "");
}

// From a third of the maximum up. The plans' maxima are whole and their step is 0.5.
std::string Draw(Random& random, std::uint64_t max) {
  return Written(random.Between(max * 2 / 3, max * 2));
}

// Not `usual`, and of its length where there is such a mark: not even a size is to tell them apart.
std::string Another(Random& random, std::uint64_t max, const std::string& usual) {
  constexpr int kTries = 64;
  std::string other = usual;
  for (int tries = 0; other == usual || (other.size() != usual.size() && tries < kTries); ++tries) {
    other = Draw(random, max);
  }
  return other;
}

}  // namespace

std::vector<pb::Mark> Marks::Of(const std::string& seat, const std::string& candidate,
                                const pb::StageCard& stage, std::uint32_t version) const {
  const bool differs =
      difference_ && difference_->seat == seat && difference_->candidate == candidate;
  std::vector<pb::Mark> marks;
  for (const pb::Criterion& criterion : stage.criteria()) {
    Random random(seed_, "mark/" + seat + "/" + candidate + "/" + stage.stage() + "/" +
                             criterion.id() + "/" + std::to_string(version));
    const std::uint64_t max = std::stoull(criterion.max());
    const std::string usual = Draw(random, max);
    marks.emplace_back().set_criterion(criterion.id());
    marks.back().set_mark(differs ? Another(random, max, usual) : usual);
  }
  return marks;
}

}  // namespace tingfen::sim
