// What a desk may look up of somebody: closed figures, the receipts of the sheets behind them, what
// was signed. Only what operator, verifier and supervisor may see of a turn that is closed; nothing
// of one that goes on.
#pragma once

#include <string>

#include "proto/frames.pb.h"
#include "server/competition/state/competition.h"

namespace tingfen::competition {

// Empty but for the person where nothing is closed; empty for somebody of another room.
pb::LookedUp LookUp(const Competition& state, const std::string& room,
                    const std::string& candidate);

}  // namespace tingfen::competition
