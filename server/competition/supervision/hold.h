// Closing and announcing are held. Internal to server/competition. Pure.
#pragma once

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

Decision Decide(const Competition& head, const Request& request, const pb::PlaceHold& command);
Decision Decide(const Competition& head, const Request& request, const pb::ReleaseHold& command);

void Fold(Competition& state, const pb::HoldPlaced& fact, const Context& context);
void Fold(Competition& state, const pb::HoldReleased& fact, const Context& context);

}  // namespace tingfen::competition
