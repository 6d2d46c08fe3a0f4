// Whether a seat may ask for a command at all, before the competition decides whether it can be
// done: its role in this phase of its room (server/vocabulary/allowed.h), and nothing of other
// rooms (competition/reach.h). Pure; any thread.
#pragma once

#include <optional>

#include "proto/commands.pb.h"
#include "proto/frames.pb.h"
#include "server/competition/state/competition.h"

namespace tingfen::access {

// NOT_CHECKED_IN (another occupant's, or the promise is due), NOT_YOUR_ROLE, NOT_NOW, INVALID (no
// action) or NOT_FOUND (another room's). None: it may.
std::optional<pb::Refusal> WhyNotAsked(const competition::Competition& state,
                                       const competition::SeatRecord& seat,
                                       const pb::Command& command);

}  // namespace tingfen::access
