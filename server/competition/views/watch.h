// For the supervisor alone.
#pragma once

#include <string>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

pb::Watch WatchFor(const Competition& state, const std::string& room);

}  // namespace tingfen::competition
