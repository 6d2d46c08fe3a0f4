// The order of the candidates, drawn by people or by the server, and witnessed. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

Decision Decide(const Competition& head, const Request& request, const pb::RecordLots& command);
Decision Decide(const Competition& head, const Request& request, const pb::WitnessLots& command);

void Fold(Competition& state, const pb::LotsRecorded& fact, const Context& context);
void Fold(Competition& state, const pb::LotsWitnessed& fact, const Context& context);

}  // namespace tingfen::competition
