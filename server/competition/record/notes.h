// What desks are told beside the record, as it happens. Internal to server/competition. Pure.
#pragma once

#include <cstdint>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// A wall clock may drift from the boot clock by so much between two events.
inline constexpr std::int64_t kWallDriftMs = 5000;

// Folds the stamp of an event: desks are told where the wall clock jumped within a boot, and where
// the time between two boots is longer than a night or went back.
void NoticeTime(Competition& state, const pb::Event& event);

// To the desks' attention; the oldest goes where there are too many.
void AddNote(Competition& state, const pb::Event& event, NoteLine note);

}  // namespace tingfen::competition
