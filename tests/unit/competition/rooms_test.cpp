#include <gtest/gtest.h>

#include <algorithm>

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

}  // namespace
}  // namespace tingfen::competition
