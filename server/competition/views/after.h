// What follows the rankings, as desks see it. Internal to server/competition.
#pragma once

#include "server/competition/state/competition.h"

namespace tingfen::competition {

void AddAfter(const Competition& state, pb::DeskView& view);

}  // namespace tingfen::competition
