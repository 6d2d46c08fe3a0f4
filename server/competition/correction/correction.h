// Corrections (更正) after closing: proposed by one seat, decided by another, witnessed by a third.
// Internal to server/competition. Pure.
//
// Once witnessed a correction takes effect: the stage's figure is computed anew, and where all
// stages were closed the candidate's figures too. What had been confirmed, announced or signed were
// other figures: the turn is taken up again, is released, announced and signed anew. A correction
// waits until no other turn is in progress. Nothing is corrected once a ranking the candidate
// stands in is announced, nor once rooms were equalised, nor in a run-off.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

inline constexpr std::uint64_t kProposalMs = 30ULL * 60 * 1000;

// Null: none with this id.
const CorrectionRecord* FindCorrection(const Competition& state, const std::string& id);

// Neither effective nor ended, in the room, newest first.
std::vector<const CorrectionRecord*> OpenCorrectionsIn(const Competition& state,
                                                       const std::string& room);

// Proposed too long ago to be decided or witnessed.
bool Lapsed(const CorrectionRecord& record, const pb::Stamp& now);

// The candidate has been heard, and nothing announced or equalised stands on the figures yet.
bool MayBeCorrected(const Competition& state, const std::string& candidate);

// The candidate's figures are there: no judge has anything of the interview still to score.
bool AllStagesClosed(const Competition& state, const std::string& candidate);

// It can't be decided about without seeing a judge's marks.
bool IsAboutMarks(const pb::Correction& correction);

// Whether an accepted correction can take effect now as far as turns go.
bool MayTakeEffect(const Competition& state, const CorrectionRecord& record);

void Fold(Competition& state, const pb::CorrectionProposed& fact, const Context& context);
void Fold(Competition& state, const pb::CorrectionDecided& fact, const Context& context);
void Fold(Competition& state, const pb::CorrectionWitnessed& fact, const Context& context);
void Fold(Competition& state, const pb::CorrectionWithdrawn& fact, const Context& context);

}  // namespace tingfen::competition
