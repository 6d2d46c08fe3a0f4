#include <gtest/gtest.h>

#include <algorithm>

#include "server/competition/reach.h"
#include "server/competition/state/competition.h"
#include "server/competition/views/desk.h"
#include "tests/kit/two_rooms.h"

namespace tingfen::competition {
namespace {

pb::DeskView DeskOf(const EqualisedRooms& rooms, const std::string& room) {
  return Desk(rooms.state(), room, rooms.moment());
}

void Flag(EqualisedRooms& rooms, const std::string& room, const std::string& text) {
  const std::string seat = room == "room1" ? "supervisor" : room + ".supervisor";
  ASSERT_FALSE(rooms.Send(seat, [&](auto& command) {
    command.mutable_raise_flag()->set_room(room);
    command.mutable_raise_flag()->set_text(text);
  }));
}

bool IsNoted(const pb::DeskView& desk, pb::DeskView::Note::Kind kind) {
  return std::any_of(desk.notes().begin(), desk.notes().end(),
                     [kind](const auto& note) { return note.kind() == kind; });
}

bool IsRecorded(const pb::DeskView& desk, const std::string& fact, const std::string& text = {}) {
  return std::any_of(desk.record().begin(), desk.record().end(), [&](const auto& line) {
    return line.fact() == fact && (text.empty() || line.text() == text);
  });
}

TEST(SeveralRooms, EachDeskIsToldOfItsOwnRoom) {
  EqualisedRooms rooms;
  rooms.Prepare();
  Flag(rooms, "room2", "请关门");
  rooms.Call("c1");
  EXPECT_FALSE(IsNoted(DeskOf(rooms, "room1"), pb::DeskView::Note::FLAG));
  EXPECT_TRUE(IsNoted(DeskOf(rooms, "room2"), pb::DeskView::Note::FLAG));
  EXPECT_FALSE(IsRecorded(DeskOf(rooms, "room1"), "flag_raised"));
  EXPECT_TRUE(IsRecorded(DeskOf(rooms, "room2"), "flag_raised", "请关门"));
  EXPECT_TRUE(IsRecorded(DeskOf(rooms, "room1"), "candidate_called"));
  EXPECT_FALSE(IsRecorded(DeskOf(rooms, "room2"), "candidate_called"));
}

TEST(SeveralRooms, WhatConcernsTheWholeCompetitionIsToldInBoth) {
  EqualisedRooms rooms;
  rooms.Prepare();
  pb::Event lost;
  lost.mutable_tail_loss_found()->set_seat("room2.panel_1");
  rooms.Happen(lost);
  for (const char* room : {"room1", "room2"}) {
    EXPECT_TRUE(IsNoted(DeskOf(rooms, room), pb::DeskView::Note::TAIL_LOSS));
    EXPECT_TRUE(IsRecorded(DeskOf(rooms, room), "tail_loss_found"));
    EXPECT_TRUE(IsRecorded(DeskOf(rooms, room), "competition_locked"));
  }
}

TEST(SeveralRooms, ABusyRoomCrowdsOutNothingOfTheOther) {
  EqualisedRooms rooms;
  rooms.Prepare();
  Flag(rooms, "room1", "第一件");
  for (std::size_t i = 0; i <= kRecordLinesMax; ++i) Flag(rooms, "room2", "又一件");
  EXPECT_TRUE(IsNoted(DeskOf(rooms, "room1"), pb::DeskView::Note::FLAG));
  EXPECT_TRUE(IsRecorded(DeskOf(rooms, "room1"), "flag_raised", "第一件"));
  EXPECT_EQ(DeskOf(rooms, "room2").notes_size(), static_cast<int>(kNotesMax));
}

TEST(SeveralRooms, AHoldStopsOneOfThem) {
  EqualisedRooms rooms;
  rooms.Prepare();
  ASSERT_FALSE(rooms.Send("room2.supervisor", [](auto& command) {
    command.mutable_place_hold()->set_room("room2");
    command.mutable_place_hold()->set_from(pb::HoldFrom::NOW);
    command.mutable_place_hold()->set_reason("核对");
  }));
  EXPECT_FALSE(DeskOf(rooms, "room1").header().held());
  EXPECT_TRUE(DeskOf(rooms, "room2").header().held());
  EXPECT_FALSE(IsRecorded(DeskOf(rooms, "room1"), "hold_placed"));
  rooms.Hear("c1", "50", "90");
}

class Reach : public testing::Test {
 protected:
  Reach() {
    pb::Roll roll;
    for (const char* room : {"east", "west"}) {
      roll.add_rooms()->set_id(room);
      state.rooms[room].id = room;
    }
    roll.add_candidates()->set_id("first");
    pb::Candidate& second = *roll.add_candidates();
    second.set_id("second");
    second.set_room("west");
    state.roll = std::make_shared<const pb::Roll>(roll);
    state.candidates["first"];
    state.candidates["second"];
  }

  bool IsInReach(const std::string& room, const google::protobuf::Message& action,
                 pb::Role::Id role = pb::Role::OPERATOR) {
    SeatRecord who;
    who.seat.set_room(room);
    who.seat.set_role(role);
    return !WhyOutOfReach(state, who, action);
  }

  bool MayCall(const std::string& room, const std::string& candidate) {
    pb::CallCandidate command;
    command.set_candidate(candidate);
    return IsInReach(room, command);
  }

  Competition state;
};

TEST_F(Reach, ACandidateIsCalledFromTheirOwn) {
  EXPECT_TRUE(MayCall("east", "first"));
  EXPECT_FALSE(MayCall("west", "first"));
  EXPECT_TRUE(MayCall("west", "second"));
  EXPECT_FALSE(MayCall("east", "second"));
  EXPECT_TRUE(MayCall("east", "nobody"));
}

TEST_F(Reach, ACommandNamesItsOwn) {
  pb::PauseClock command;
  command.set_room("west");
  EXPECT_TRUE(IsInReach("west", command));
  EXPECT_FALSE(IsInReach("east", command));
  EXPECT_TRUE(IsInReach("east", pb::CheckInSeat()));
}

TEST_F(Reach, ASeatAndADrawAreOfTheirRoomToo) {
  state.seats["west.panel_1"].seat.set_room("west");
  pb::VacateSeat vacate;
  vacate.set_seat("west.panel_1");
  EXPECT_FALSE(IsInReach("east", vacate));
  EXPECT_TRUE(IsInReach("west", vacate));
  DrawRecord& draw = state.draws.emplace_back();
  draw.draw.set_id("draw1");
  draw.draw.set_room("west");
  pb::CompleteDraw complete;
  complete.set_draw("draw1");
  EXPECT_FALSE(IsInReach("east", complete));
  EXPECT_TRUE(IsInReach("west", complete));
}

TEST_F(Reach, TheAdministratorReachesBoth) {
  pb::RecuseJudge command;
  command.set_candidate("second");
  EXPECT_FALSE(IsInReach("east", command));
  EXPECT_TRUE(IsInReach("east", command, pb::Role::ADMINISTRATOR));
}

}  // namespace
}  // namespace tingfen::competition
