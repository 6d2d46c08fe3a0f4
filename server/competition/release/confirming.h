// Figures on their way: confirmed one after the other by those the plan names. Internal to
// server/competition. Pure.
#pragma once

#include <string>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ConfirmFigures& command);

Decision Decide(const Competition& head, const Request& request, const pb::ConfirmFigures& command);

// The figures of this digest, of the interview or of a run-off.
FiguresRecord& FiguresIn(Competition& state, const std::string& id, const std::string& digest);

void OfferConfirming(Steps& steps);

void Fold(Competition& state, const pb::FiguresConfirmed& fact, const Context& context);

}  // namespace tingfen::competition
