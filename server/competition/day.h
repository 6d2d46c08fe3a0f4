// What happens around the turns: preparing, breaks, conferring (合议), judges who leave and who
// take their place, and a wall clock that jumps. Internal to server/competition. Pure.
//
// Conferring: where the plan asks for it, the sheets of the first n candidates stay open. Each turn
// is set aside once its sheets are in; when n are (or nobody else is left to come), they are called
// again in the same order, the judges may send their sheets anew, and the stage is closed then.
#pragma once

#include <string>
#include <vector>

#include "server/competition/competition.h"

namespace tingfen::competition {

// A wall clock may drift from the boot clock by so much between two events.
inline constexpr std::int64_t kWallDriftMs = 5000;

// The stage the turn is at may be prepared for, and has not begun.
bool MayPrepare(const Competition& state, const RoomRecord& room);

// The turn's sheets are to stay open until the panel has conferred.
bool ToSetAside(const Competition& state, const RoomRecord& room);

// A judge's seat that is not expected to score this stage: its judge left without a sheet for it,
// and none of theirs on paper is being read.
bool Gone(const SeatRecord& seat, const StageRecord& stage);

Decision DecideStartPreparing(const Competition& head, const Request& request);
Decision DecideStartBreak(const Competition& head, const Request& request);
Decision DecideEndBreak(const Competition& head, const Request& request);
Decision DecideSetAside(const Competition& head, const Request& request);
Decision DecideVacateSeat(const Competition& head, const Request& request);
Decision DecideFillSeat(const Competition& head, const Request& request);

// Why nobody can sit down in this seat now; none: somebody can.
std::optional<pb::Refusal> WhyNotFilled(const Competition& head, const SeatRecord& seat);

// The judges of the pool who may sit there.
std::vector<std::string> Substitutes(const Competition& state, const pb::Seat& seat);

void FoldDay(Competition& state, const pb::Event& event);

// Folds the stamp of an event; true with the seconds in `jumped` where the wall clock jumped.
bool WallJumped(Competition& state, const pb::Stamp& at, std::int64_t& jumped_seconds);

}  // namespace tingfen::competition
