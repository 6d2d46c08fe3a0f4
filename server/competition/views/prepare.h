// For the administrator.
#pragma once

#include <string>

#include "server/competition/state/competition.h"
#include "server/competition/views/moment.h"

namespace tingfen::competition {

// For the administrator; `room` is that of the seat. The plan's rules in words are no part of it:
// who sends it adds them.
pb::PrepareView Prepare(const Competition& state, const std::string& room, const Moment& moment);

}  // namespace tingfen::competition
