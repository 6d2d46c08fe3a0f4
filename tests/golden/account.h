// What came of a competition, in lines that stay the same however the state is kept: phase of each
// room; number, outcome and figures of each candidate; ranking and decision of each post.
#pragma once

#include <string>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

std::string AccountOf(const Competition& state);

}  // namespace tingfen::competition
