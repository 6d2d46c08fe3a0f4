// What desks are told beside the record, as it happens. Internal to server/competition. Pure.
#pragma once

#include <cstdint>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// A wall clock may drift from the boot clock by so much between two events.
inline constexpr std::int64_t kWallDriftMs = 5000;

// Folds the stamp of an event; true with the seconds in `jumped` where the wall clock jumped.
bool WallJumped(Competition& state, const pb::Stamp& at, std::int64_t& jumped_seconds);
void NoticeWallJump(Competition& state, const pb::Event& event);

// To the desks' attention; the oldest goes where there are too many.
void AddNote(Competition& state, const pb::Event& event, NoteLine note);

}  // namespace tingfen::competition
