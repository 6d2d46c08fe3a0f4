// Whatever happens in the rooms is decided here and nowhere else, purely: no I/O, no clock, no
// randomness (they arrive in the request).
#pragma once

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

// Pure. What `request` leads to, or why not. Whether the role may ask at all is the business of
// server/access; here stands whether it can be done now. A repeated command (same id) is answered
// by the engine from `finished` before this is asked.
Decision Decide(const Competition& head, const Request& request);

}  // namespace tingfen::competition
