// A judge's sheet on its way into the record, from a tablet or from paper. Internal to
// server/competition. Pure.
#pragma once

#include <string>

#include "server/competition/competition.h"

namespace tingfen::competition {

// The seat's sheets for the candidate and stage; null: none.
const SheetHistory* SheetsOf(const CandidateRecord& candidate, const std::string& stage,
                             const std::string& seat);

// Sheets for this stage of the room's turn may be sent now.
bool Writable(const Competition& state, const RoomRecord& room, const pb::Stage& stage);

// The version the seat's next sheet has.
std::uint32_t NextVersion(const SheetHistory* history);

enum class From { kTablet, kPaper };

// Why this sheet of `seat` cannot be taken now; none: it can. A judge who left sends none, and what
// they had written on paper by then can still be read. `late` tells that the stage is closed
// already: the sheet is kept and does not count.
std::optional<pb::Refusal> WhyNotScorable(const Competition& head, const std::string& seat,
                                          const pb::SubmitSheet& sheet, From from, bool& late);

// The fact of a sheet that can be taken.
pb::SheetSubmitted SubmittedSheet(const Competition& head, const std::string& seat,
                                  const pb::SubmitSheet& sheet, bool late);

}  // namespace tingfen::competition
