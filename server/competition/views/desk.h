// For operator, verifier and supervisor.
#pragma once

#include <string>

#include "server/competition/state/competition.h"
#include "server/competition/views/moment.h"

namespace tingfen::competition {

// For operator, verifier and supervisor; `presence` is added by the caller.
pb::DeskView Desk(const Competition& state, const std::string& room, const Moment& moment);

}  // namespace tingfen::competition
