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
//
// The code on a sheet says whose it is, so that no sheet is keyed under another's name:
//
//   7-1-A3-K8   number 7, stage 1 of the plan ("R2": the run-off of the roll's second post), seat 3
//               of the plan's first panel; two check characters over the plan's check code and
//               this.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/competition/competition.h"

namespace tingfen::competition {

// The seat scores on paper, alone or with its room.
bool OnPaper(const Competition& state, const SeatRecord& seat);

// "K8" for "7-1-A3": h = 7, then for every character of "CHECKCOD:7-1-A3" h = (31 h + c) mod 1021,
// in two digits of Crockford's base 32.
std::string SheetCheck(std::string_view check_code, std::string_view sheet);

// The code of a sheet. The candidate must have a number, the stage be one of the state's.
std::string SheetCode(const Competition& state, const std::string& candidate,
                      const std::string& stage, const pb::Seat& seat);

// The paper sheets awaited in the room, and those of which one reading is in; what `reader` may
// see of them. At most 200.
std::vector<pb::Keying::Line> PaperSheets(const Competition& state, const RoomRecord& room,
                                          const std::string& reader);

Decision DecideSetPaper(const Competition& head, const Request& request);
Decision DecideKeySheet(const Competition& head, const Request& request);

void FoldPaper(Competition& state, const pb::Event& event);

}  // namespace tingfen::competition
