#include "tests/sim/marks.h"

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
    const std::string first = Draw(random, max);
    std::string mark = first;
    // Of the same length where there is one, so that not even a size tells them apart.
    for (int tries = 0; differs && (mark == first || mark.size() != first.size()); ++tries) {
      const std::string other = Draw(random, max);
      if (other != first && (other.size() == first.size() || tries > 64)) mark = other;
    }
    marks.emplace_back().set_criterion(criterion.id());
    marks.back().set_mark(mark);
  }
  return marks;
}

}  // namespace tingfen::sim
