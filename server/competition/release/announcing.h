// Announcing figures to their candidate, and a post's ranking to everybody. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::AnnounceFigures& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::AnnounceResults& command);

Decision Decide(const Competition& head, const Request& request,
                const pb::AnnounceFigures& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::AnnounceResults& command);

void OfferAnnouncing(Steps& steps);
void OfferResults(Steps& steps);

void Fold(Competition& state, const pb::FiguresAnnounced& fact, const Context& context);
void Fold(Competition& state, const pb::ResultsAnnounced& fact, const Context& context);

}  // namespace tingfen::competition
