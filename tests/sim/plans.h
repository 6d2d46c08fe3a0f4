// Small competitions in the manner of the ready plans, varied by the seed.
#pragma once

#include <cstdint>

#include "proto/plan.pb.h"
#include "proto/roll.pb.h"

namespace tingfen::sim {

struct Competition {
  pb::Plan plan;
  pb::Roll roll;
};

// Odd seeds: a panel of five, speech and defense, nothing dropped (as Benxi). Even seeds: seven
// leaders and some mass judges, one stage, highest and lowest dropped (as Tongxiang).
Competition CompetitionOf(std::uint64_t seed);

}  // namespace tingfen::sim
