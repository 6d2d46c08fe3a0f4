// Pieces that several views are made of. Internal to server/competition.
#pragma once

#include <optional>
#include <string>

#include "server/competition/record/person.h"
#include "server/competition/state/competition.h"
#include "server/competition/views/moment.h"

namespace tingfen::competition {

pb::Header HeaderOf(const Competition& state, const RoomRecord& room);
pb::StageCard StageCardOf(const pb::Plan& plan, const pb::Stage& stage);

// Of the subject (state/phase.h). The room must have one.
pb::Turn TurnOf(const Competition& state, const RoomRecord& room, const Moment& moment,
                Names names);

enum class WithSeats { kNo, kYes };

pb::Legend LegendOf(const Competition& state, const RoomRecord& room, WithSeats with_seats);

// Where each judge's sheet for the turn stands; no mark is in it.
pb::SeatState SeatStateOf(const Competition& state, const RoomRecord& room, const SeatRecord& seat);

// Sheets in and awaited for the turn's stage, all panels together.
pb::Progress ProgressOfTurn(const Competition& state, const RoomRecord& room);

// The turn's closed figures for those who may see them before they are announced; nothing where no
// stage is closed.
std::optional<pb::Closed> ClosedOf(const Competition& state, const RoomRecord& room, Names names);

// Who is to sign, in the order they are called.
void AddToSign(const Competition& state, const RoomRecord& room, Names names,
               google::protobuf::RepeatedPtrField<pb::ToSign>* to_sign);

pb::HallView::Ranking RankingOf(const Competition& state, const pb::PostResult& result);
void AddRankings(const Competition& state,
                 google::protobuf::RepeatedPtrField<pb::HallView::Ranking>* rankings);
pb::HallView::QueueLine::State LineStateOf(const Competition& state, const RoomRecord& room,
                                           const std::string& id);

}  // namespace tingfen::competition
