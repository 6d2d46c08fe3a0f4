// What EnterPlan and EnterRoll carry, read for Decide, which reads nothing itself: the plan's text,
// the roll's tables. Pure; any thread.
#pragma once

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::engine {

// Puts into `request` what its command reads as. Nothing where it is another command, or one that
// is refused for what it is before anybody reads it: the plan or roll is closed, the text too long.
void ReadEntered(const competition::Competition& head, competition::Request& request);

}  // namespace tingfen::engine
