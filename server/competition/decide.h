// Whatever happens in the rooms is decided here and nowhere else, purely: no I/O, no clock, no
// randomness (they arrive in the request).
#pragma once

#include <optional>

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

// Pure. Why `who` cannot have this command now, whatever else is written into it, or why it is out
// of reach (reach.h); none: it can be decided.
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::Command& command);

// Pure. What `request` leads to, or why not. Whether the role may ask at all, and for what of which
// room, is the business of server/access; here stands whether it can be done now. A repeated
// command (same id) is answered by the engine from `finished` before this is asked.
Decision Decide(const Competition& head, const Request& request);

}  // namespace tingfen::competition
