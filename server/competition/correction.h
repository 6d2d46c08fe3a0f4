// Corrections (更正) after closing: proposed by one seat, decided by another, witnessed by a third.
// Internal to server/competition. Pure.
//
// Once witnessed a correction takes effect: the stage's figure is computed anew, and where all
// stages were closed the candidate's figures too. What had been confirmed, announced or signed were
// other figures: the turn is taken up again, is released, announced and signed anew. A correction
// waits until no other turn is in progress. Nothing is corrected once a ranking the candidate
// stands in is announced, nor once rooms were equalised, nor in a run-off.
#pragma once

#include <string>
#include <vector>

#include "server/competition/competition.h"

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

// Why there is nothing to correct so: the sheet is not there, the marks are none, the stage is
// open.
std::optional<pb::Refusal> WhyNotContent(const Competition& head, const pb::Correction& correction);

// Whether an accepted correction can take effect now as far as turns go.
bool MayTakeEffect(const Competition& state, const CorrectionRecord& record);

// The candidates' closed stages of the room that may still be corrected, with the sheets of expert
// panels and those that came late.
std::vector<pb::Correctable> CorrectableIn(const Competition& state, const RoomRecord& room);

pb::CorrectionView CorrectionViewOf(const Competition& state, const CorrectionRecord& record,
                                    const pb::Person& person);

Decision DecideProposeCorrection(const Competition& head, const Request& request);
Decision DecideDecideCorrection(const Competition& head, const Request& request);
Decision DecideWitnessCorrection(const Competition& head, const Request& request);
Decision DecideWithdrawCorrection(const Competition& head, const Request& request);

void FoldCorrection(Competition& state, const pb::Event& event);

}  // namespace tingfen::competition
