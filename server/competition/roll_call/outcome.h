// Candidates who are out: absent, withdrawn, disqualified. Internal to server/competition. Pure.
#pragma once

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

Decision Decide(const Competition& head, const Request& request, const pb::SetOutcome& command);

void Fold(Competition& state, const pb::OutcomeSet& fact, const Context& context);

}  // namespace tingfen::competition
