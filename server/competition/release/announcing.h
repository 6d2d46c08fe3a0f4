// Announcing figures to their candidate, and a post's ranking to everybody. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

Decision Decide(const Competition& head, const Request& request,
                const pb::AnnounceFigures& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::AnnounceResults& command);

void Fold(Competition& state, const pb::FiguresAnnounced& fact, const Context& context);
void Fold(Competition& state, const pb::ResultsAnnounced& fact, const Context& context);

}  // namespace tingfen::competition
