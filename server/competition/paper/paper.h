// Paper sheets (纸质评分表): a seat or the whole room scores on paper, at any moment and back.
// Internal to server/competition. Pure.
//
// A sheet is keyed by two people from what stands on it. Neither sees the other's reading before
// the own one is in; once both are the same, the sheet is in like one from a tablet. Where they
// differ both are shown, and either reads the paper again.
//
// A judge who left may have written sheets by then: of the stages that could be scored while they
// sat there on paper. Those can still be keyed by the same two, until somebody else sits down. They
// hold nothing up unless somebody has read one: then it lies there, and is awaited.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::SetPaper& command);

Decision Decide(const Competition& head, const Request& request, const pb::SetPaper& command);

// The room; and each way in which a seat can change alone, chosen in the form.
void OfferPaper(Steps& steps);

void Fold(Competition& state, const pb::PaperSet& fact, const Context& context);

}  // namespace tingfen::competition
