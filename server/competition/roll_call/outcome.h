// Candidates who are out: absent, withdrawn, disqualified. Internal to server/competition. Pure.
#pragma once

#include <string>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::SetOutcome& command);

Decision Decide(const Competition& head, const Request& request, const pb::SetOutcome& command);

void OfferOutcome(Steps& steps, const std::string& candidate);
void OfferOutcomes(Steps& steps);

void Fold(Competition& state, const pb::OutcomeSet& fact, const Context& context);

}  // namespace tingfen::competition
