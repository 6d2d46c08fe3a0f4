// The sheets there are and those still missing. Internal to server/competition. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// A judge's seat that is not expected to score this stage: its judge left, or has gone for now,
// without a sheet for it, and none of theirs on paper is being read.
bool Gone(const SeatRecord& seat, const StageRecord& stage);

// The seats that could have scored the stage, of which nobody was there and no sheet is in.
std::set<std::string> AwayFrom(const Competition& state, const std::string& candidate,
                               const pb::Stage& stage);

// The plan does not let this seat score the candidate: its judge was away when a stage of somebody
// who stands for one of the same posts was closed (Panel.missed).
bool MissedPost(const Competition& state, const std::string& candidate, const pb::Seat& seat);

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
  // Seats that may score: all for experts; for mass panels those checked in and those with a sheet.
  std::uint32_t expected = 0;
  std::uint32_t need = 0;  // Sheets that close the stage.
};

PanelProgress ProgressOf(const Competition& state, const std::string& candidate,
                         const pb::Stage& stage, const pb::StagePanel& panel);

// The seat's sheets for the candidate and stage; null: none.
const SheetHistory* SheetsOf(const CandidateRecord& candidate, const std::string& stage,
                             const std::string& seat);

// The version the seat's next sheet has.
std::uint32_t NextVersion(const SheetHistory* history);

}  // namespace tingfen::competition
