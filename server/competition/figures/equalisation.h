// The rooms brought to a common level, computed. Internal to server/competition. Pure.
#pragma once

#include <variant>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// From the raw interviews; INVALID "equalise" with the room whose mean is zero.
std::variant<pb::Equalisation, pb::Refusal> ComputeEqualisation(const Competition& state);

}  // namespace tingfen::competition
