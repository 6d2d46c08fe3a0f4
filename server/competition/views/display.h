// The room's clock and the waiting room.
#pragma once

#include <string>

#include "server/competition/state/competition.h"
#include "server/competition/views/moment.h"

namespace tingfen::competition {

pb::ClockView Clock(const Competition& state, const std::string& room, const Moment& moment);
pb::WaitingView Waiting(const Competition& state, const std::string& room, const Moment& moment);

}  // namespace tingfen::competition
