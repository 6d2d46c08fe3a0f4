// Hall and kiosk: what candidates see. Figures come from announced candidates only.
#pragma once

#include <string>

#include "server/competition/state/competition.h"
#include "server/competition/views/moment.h"

namespace tingfen::competition {

pb::HallView Hall(const Competition& state, const std::string& room, const Moment& moment);
pb::KioskView Kiosk(const Competition& state, const std::string& room, const Moment& moment);

}  // namespace tingfen::competition
