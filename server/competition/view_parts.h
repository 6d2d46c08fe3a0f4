// Pieces that several views are made of. Internal to server/competition.
#pragma once

#include <string>

#include "server/competition/lookup.h"
#include "server/competition/views.h"

namespace tingfen::competition {

enum class Names { kAsThePlanSays, kAlways };

pb::Header HeaderOf(const Competition& state, const RoomRecord& room);

// `kAsThePlanSays` gives the name where the plan identifies by name, and once the results of all
// the person's posts have been announced.
pb::Person PersonOf(const Competition& state, const std::string& candidate, Names names);

pb::StageCard StageCardOf(const pb::Plan& plan, const pb::Stage& stage);

// Of the subject (announcing.h). The room must have one.
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

pb::HallView::Ranking RankingOf(const Competition& state, const pb::PostResult& result);
void AddRankings(const Competition& state,
                 google::protobuf::RepeatedPtrField<pb::HallView::Ranking>* rankings);

pb::HallView::QueueLine::State LineStateOf(const Competition& state, const RoomRecord& room,
                                           const std::string& id);

// steps.cpp: what this role can do now in this room, at most one recommended.
std::vector<pb::Step> StepsOf(const Competition& state, const RoomRecord& room, pb::Role::Id role);

// views_after.cpp: what follows the rankings, for desks.
void AddAfter(const Competition& state, pb::DeskView& view);

// views_day.cpp: draws, batches and the pool of judges, for desks; the room's newest draw while it
// matters, for the hall; a judge's name in the pool.
void AddDay(const Competition& state, const RoomRecord& room, pb::DeskView& view);
std::optional<pb::DrawView> DrawOnHall(const Competition& state, const RoomRecord& room);
std::string JudgeName(const Competition& state, const std::string& judge);

// devices.cpp: screens and the devices that ask for a seat, for desks.
void AddDevices(const Competition& state, const RoomRecord& room, pb::DeskView& view);

// "14:03:22" in the server's time zone.
std::string LocalTime(std::uint64_t wall_ms);

}  // namespace tingfen::competition
