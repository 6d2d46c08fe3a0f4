// What the clock adds or takes: the plan's bands of over- and under-time (proto/plan.proto,
// TimeBand). Internal to server/competition. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "proto/figures.pb.h"
#include "proto/plan.pb.h"
#include "proto/text.pb.h"

namespace tingfen::competition {

// Of each kind the farthest band that `elapsed_ms` reached; none for a stage without a limit. The
// reason is in Chinese, as the record and the paper have it: 超时32秒.
std::vector<pb::Adjustment> AdjustmentsFor(const pb::Stage& stage, std::uint32_t elapsed_ms);

}  // namespace tingfen::competition
