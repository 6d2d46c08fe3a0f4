#include "server/competition/figures/time_bands.h"

namespace tingfen::competition {
namespace {

// Whole seconds beyond the limit, or left of it.
std::uint32_t SecondsOff(const pb::Stage& stage, pb::TimeBand::Kind kind,
                         std::uint32_t elapsed_ms) {
  const std::uint32_t limit_ms = stage.limit_seconds() * 1000;
  const bool over = elapsed_ms > limit_ms;
  if (over != (kind == pb::TimeBand::OVER)) return 0;
  return (over ? elapsed_ms - limit_ms : limit_ms - elapsed_ms) / 1000;
}

}  // namespace

std::vector<pb::Adjustment> AdjustmentsFor(const pb::Stage& stage, std::uint32_t elapsed_ms) {
  std::vector<pb::Adjustment> adjustments;
  for (const auto kind : {pb::TimeBand::OVER, pb::TimeBand::UNDER}) {
    const std::uint32_t seconds = SecondsOff(stage, kind, elapsed_ms);
    const pb::TimeBand* reached = nullptr;
    for (const pb::TimeBand& band : stage.time_bands()) {
      if (band.kind() == kind && seconds >= band.from_seconds()) reached = &band;
    }
    if (reached == nullptr || stage.limit_seconds() == 0) continue;
    pb::Adjustment& adjustment = adjustments.emplace_back();
    adjustment.set_points(reached->points());
    adjustment.set_kind(kind);
    adjustment.set_seconds(seconds);
    adjustment.set_reason((kind == pb::TimeBand::OVER ? "超时" : "提前") + std::to_string(seconds) +
                          "秒");
  }
  return adjustments;
}

}  // namespace tingfen::competition
