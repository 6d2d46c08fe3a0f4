// The sheets there are and those still missing. Internal to server/competition. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// A judge's seat that is not expected to score this stage: its judge left without a sheet for it,
// and none of theirs on paper is being read.
bool Gone(const SeatRecord& seat, const StageRecord& stage);

// MISSING_SHEETS with the first panel whose sheets do not close the stage.
std::optional<pb::Refusal> WhyMissingSheets(const Competition& head, const std::string& candidate,
                                            const pb::Stage& stage);

// TOO_FEW_JUDGES where the panel would not keep enough judges without this seat for every stage it
// still has to score.
std::optional<pb::Refusal> WhyTooFewLeft(const Competition& head, const std::string& candidate,
                                         const pb::Seat& seat);

// A sheet of this seat's for this candidate is in and counts, in any stage.
bool HasScored(const CandidateRecord& candidate, const std::string& seat);

// Progress of a panel towards closing a stage.
struct PanelProgress {
  std::uint32_t submitted = 0;  // Sheets that count.
  std::uint32_t expected = 0;  // Seats that may score: all for experts, checked-in for mass panels.
  std::uint32_t need = 0;      // Sheets that close the stage.
};

PanelProgress ProgressOf(const Competition& state, const std::string& candidate,
                         const pb::Stage& stage, const pb::StagePanel& panel);

// The seat's sheets for the candidate and stage; null: none.
const SheetHistory* SheetsOf(const CandidateRecord& candidate, const std::string& stage,
                             const std::string& seat);

// The version the seat's next sheet has.
std::uint32_t NextVersion(const SheetHistory* history);

}  // namespace tingfen::competition
