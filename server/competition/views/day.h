// What desks see of draws, corrections, batches and the pool of judges. Internal to
// server/competition.
#pragma once

#include <optional>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

void AddDay(const Competition& state, const RoomRecord& room, pb::DeskView& view);

// The room's newest draw while it matters, for the hall.
std::optional<pb::DrawView> DrawOnHall(const Competition& state, const RoomRecord& room);

}  // namespace tingfen::competition
