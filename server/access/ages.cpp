#include "server/access/ages.h"

#include "server/competition/record/time_gap.h"

namespace tingfen::access {

void Ages::Evolve(const pb::Event& event) {
  const auto gap = competition::GapBetween(last_, event.at());
  if (gap.suspected) {
    gaps_.push_back({gap.ms, false});
  } else {
    ms_ += gap.ms;
  }
  last_ = event.at();
  if (!event.has_time_confirmed()) return;
  for (Gap& one : gaps_) one.confirmed = true;
}

std::uint64_t Ages::AgeMs(const Since& since, const pb::Stamp& now) const {
  const auto gap = competition::GapBetween(last_, now);
  std::uint64_t age = ms_ - since.ms + (gap.suspected ? 0 : gap.ms);
  for (std::size_t i = since.gaps; i < gaps_.size(); ++i) {
    if (gaps_[i].confirmed) age += gaps_[i].ms;
  }
  return age;
}

}  // namespace tingfen::access
