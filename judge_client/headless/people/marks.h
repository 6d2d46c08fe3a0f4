// The marks a rehearsing judge gives: plausible, and known in advance to whoever knows the seed.
// Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proto/figures.pb.h"
#include "proto/views.pb.h"

namespace tingfen::headless {

// One mark for each criterion, a multiple of the stage's step from 70 to 95 % of the maximum (the
// nearest multiple where the step is too coarse for that). A candidate is good or less good in all
// stages, a judge is mild or strict, and a returned sheet (`version` above 1) is written anew.
// The card's numbers are decimals with at most 4 places, as the plan's rules say.
std::vector<pb::Mark> MarksFor(std::uint64_t seed, const std::string& candidate,
                               const pb::StageCard& card, const std::string& seat,
                               std::uint32_t version);

}  // namespace tingfen::headless
