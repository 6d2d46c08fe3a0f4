// Clocks on the wall that are wrong, and by which zone times are told.
#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>

#include "server/competition/state/competition.h"
#include "server/competition/state/rules_version.h"
#include "server/competition/views/desk.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

bool IsTold(const Room& room, pb::DeskView::Note::Kind kind) {
  const auto& notes = room.state().notes;
  return std::any_of(notes.begin(), notes.end(),
                     [&](const NoteLine& note) { return note.kind == kind; });
}

Room RoomToCall() {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  return room;
}

TEST(WallClock, ThatJumpsIsNotedAndChangesNoDuration) {
  Room room = RoomToCall();
  room.Call("c1");
  room.Start("c1", "speech");
  room.PassSeconds(30);
  room.SetWallForward(-3 * 3600);
  EXPECT_FALSE(IsTold(room, pb::DeskView::Note::WALL_JUMP));
  room.End("c1", "speech");
  ASSERT_TRUE(IsTold(room, pb::DeskView::Note::WALL_JUMP));
  EXPECT_EQ(room.state().notes.back().seconds, 3U * 3600);
  EXPECT_EQ(room.state().notes.back().text, "-");
  EXPECT_EQ(room.state().candidates.at("c1").stages.at("speech").elapsed_ms, 30'000U);
}

TEST(WallClock, OfANewBootIsToldWhereItIsFarAheadOrBehind) {
  constexpr std::int64_t kDay = 24 * 3600;
  Room room = RoomToCall();
  room.SetWallForward(kDay / 2);  // A night.
  room.RestartServer("boot-2");
  EXPECT_FALSE(IsTold(room, pb::DeskView::Note::TIME_GAP));
  room.SetWallForward(7 * kDay);
  room.RestartServer("boot-3");
  ASSERT_TRUE(IsTold(room, pb::DeskView::Note::TIME_GAP));
  EXPECT_EQ(room.state().notes.back().seconds, 7U * kDay);
  EXPECT_EQ(room.state().notes.back().text, "");
  EXPECT_EQ(Desk(room.state(), "room1", room.moment()).time_gap(), 7U * kDay);
  const auto confirm = [](pb::Command& command) { command.mutable_confirm_time(); };
  EXPECT_FALSE(room.Send("operator", confirm));
  EXPECT_EQ(Desk(room.state(), "room1", room.moment()).time_gap(), 0U);
  EXPECT_TRUE(room.Send("operator", confirm));
  room.SetWallForward(-3 * kDay);
  room.RestartServer("boot-4");
  EXPECT_EQ(room.state().notes.back().seconds, 3U * kDay);
  EXPECT_EQ(room.state().notes.back().text, "-");
  EXPECT_EQ(Desk(room.state(), "room1", room.moment()).time_gap(), 0U);
}

// Nobody was told of gaps then.
TEST(WallClock, OfALedgerUnderOlderRulesSaysNothingAboutBoots) {
  Room room = RoomToCall();
  for (const std::uint32_t rules : {2U, 2U, kRulesVersion}) {
    EXPECT_FALSE(IsTold(room, pb::DeskView::Note::TIME_GAP));
    room.SetWallForward(40 * 24 * 3600);
    room.RestartServer("boot-" + std::to_string(room.state().seq), rules);
  }
  EXPECT_TRUE(IsTold(room, pb::DeskView::Note::TIME_GAP));
}

pb::Zone ZoneOfOffsets(const std::string& name, std::initializer_list<std::int32_t> minutes) {
  pb::Zone zone;
  zone.set_name(name);
  for (const std::int32_t one : minutes) {
    pb::Zone::Offset& offset = *zone.add_offsets();
    offset.set_from(zone.offsets_size() == 1 ? 0 : 1'700'000'000);
    offset.set_minutes(one);
  }
  return zone;
}

TEST(TimesOfDay, AreByTheCompetitionsZoneAsTheNewestStartKnewIt) {
  Room room(TwoStagePlan(3));
  pb::Event locked;
  *locked.mutable_plan_locked()->mutable_zone() = ZoneOfOffsets("Asia/Urumqi", {480});
  room.Happen(locked);
  pb::Event started;
  started.mutable_server_started()->set_rules(kRulesVersion);
  started.mutable_server_started()->set_utc_offset_minutes(-300);
  room.Happen(started);  // On a machine without tables of zones.
  const auto shown = [&] { return Desk(room.state(), "room1", room.moment()).header().zone(); };
  EXPECT_EQ(shown().name(), "Asia/Urumqi");
  EXPECT_EQ(shown().offsets(0).minutes(), 480);
  *started.mutable_server_started()->mutable_zone() = ZoneOfOffsets("Asia/Urumqi", {480, 360});
  room.Happen(started);
  EXPECT_EQ(shown().offsets_size(), 2);
}

TEST(TimesOfDay, OfALedgerWithoutAZoneAreThoseWhereTheServerStood) {
  Room room(TwoStagePlan(3));
  for (const std::int32_t offset : {0, 8 * 60, 5 * 60 + 45, -9 * 60 - 30}) {
    pb::Event started;
    started.mutable_server_started()->set_utc_offset_minutes(offset);
    room.Happen(started);
    const auto zone = Desk(room.state(), "room1", room.moment()).header().zone();
    EXPECT_EQ(zone.name(), "");
    EXPECT_EQ(zone.offsets(0).minutes(), offset);
  }
}

}  // namespace
}  // namespace tingfen::competition
