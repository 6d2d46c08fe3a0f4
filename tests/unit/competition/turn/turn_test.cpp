#include <gtest/gtest.h>

#include "server/competition/views/desk.h"
#include "server/competition/views/display.h"
#include "server/competition/views/judge.h"
#include "server/competition/views/public.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

Room ReadyRoom(int candidates = 2) {
  Room room(TwoStagePlan(3), RollOf(candidates));
  room.CheckEverybodyIn();
  room.DrawLots();
  return room;
}

std::optional<pb::Refusal> TryCall(Room& room, const std::string& candidate) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_call_candidate()->set_candidate(candidate);
  });
}

std::optional<pb::Refusal> Outcome(Room& room, const std::string& candidate,
                                   pb::Outcome::Id outcome) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_set_outcome()->set_candidate(candidate);
    command.mutable_set_outcome()->set_outcome(outcome);
    command.mutable_set_outcome()->set_reason("本人申请");
  });
}

TEST(Turn, RunsThroughItsPhasesInOrder) {
  Room room = ReadyRoom();
  EXPECT_EQ(room.phase(), pb::Phase::READY);
  room.Call("c1");
  EXPECT_EQ(room.phase(), pb::Phase::CALLED);
  room.Start("c1", "speech");
  EXPECT_EQ(room.phase(), pb::Phase::PRESENTING);
  room.End("c1", "speech");
  EXPECT_EQ(room.phase(), pb::Phase::SCORING);
  for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "speech", {"50", "30"}));
  }
  ASSERT_FALSE(room.Close("c1", "speech"));
  EXPECT_EQ(room.phase(), pb::Phase::STAGE_CLOSED);
  room.Start("c1", "defense");
  room.End("c1", "defense");
  for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "defense", {"85.5"}));
  }
  ASSERT_FALSE(room.Close("c1", "defense"));
  EXPECT_EQ(room.phase(), pb::Phase::RELEASING);
  room.Release("c1");
  EXPECT_EQ(room.phase(), pb::Phase::RELEASED);
  ASSERT_FALSE(room.Announce("c1"));
  EXPECT_EQ(room.phase(), pb::Phase::ANNOUNCED);
  EXPECT_EQ(room.state().candidates.at("c1").figures->total(), "82.75");
}

TEST(Turn, IsCalledInTheOrderOfTheLots) {
  Room room = ReadyRoom();
  const auto refusal = TryCall(room, "c2");
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code(), pb::Refusal::OTHER_TURN);
  EXPECT_EQ(refusal->need(), "c1");
  EXPECT_FALSE(TryCall(room, "c1"));
}

TEST(Turn, OfTheNextIsNotCalledBeforeThisOneIsAnnounced) {
  Room room = ReadyRoom();
  room.Call("c1");
  EXPECT_EQ(TryCall(room, "c2")->code(), pb::Refusal::OTHER_TURN);
}

TEST(Turn, SkipsWhoWithdrew) {
  Room room = ReadyRoom(3);
  ASSERT_FALSE(Outcome(room, "c1", pb::Outcome::WITHDRAWN));
  EXPECT_FALSE(TryCall(room, "c2"));
}

TEST(Turn, EndsWithoutAFigureForWhoWithdrawsInIt) {
  Room room = ReadyRoom();
  room.Call("c1");
  room.Start("c1", "speech");
  ASSERT_FALSE(Outcome(room, "c1", pb::Outcome::WITHDRAWN));
  EXPECT_EQ(room.phase(), pb::Phase::READY);
  EXPECT_FALSE(room.state().candidates.at("c1").figures);
  EXPECT_FALSE(room.state().rooms.at("room1").clock.running);
}

TEST(Turn, OfWhoHasBegunCannotBecomeAnAbsence) {
  Room room = ReadyRoom();
  room.Call("c1");
  room.Start("c1", "speech");
  EXPECT_EQ(Outcome(room, "c1", pb::Outcome::ABSENT)->code(), pb::Refusal::NOT_NOW);
}

TEST(Turn, RefusesAStageThatIsNotNamed) {
  Room room = ReadyRoom();
  room.Call("c1");
  const auto start = [](auto& command) { command.mutable_start_stage()->set_candidate("c1"); };
  EXPECT_EQ(room.Send("operator", start)->code(), pb::Refusal::NOT_FOUND);
  room.Start("c1", "speech");
  const auto end = [](auto& command) { command.mutable_end_stage()->set_candidate("c1"); };
  EXPECT_EQ(room.Send("operator", end)->what(), "stage");
  room.End("c1", "speech");
  const auto close = [](auto& command) { command.mutable_close_stage()->set_candidate("c1"); };
  EXPECT_EQ(room.Send("operator", close)->what(), "stage");
  const auto give_back = [](auto& command) {
    command.mutable_return_sheet()->set_candidate("c1");
    command.mutable_return_sheet()->set_seat("panel_1");
    command.mutable_return_sheet()->set_reason("笔误");
  };
  EXPECT_EQ(room.Send("operator", give_back)->what(), "stage");
}

TEST(Outcome, NeedsAReason) {
  Room room = ReadyRoom();
  const auto refusal = room.Send("operator", [](auto& command) {
    command.mutable_set_outcome()->set_candidate("c1");
    command.mutable_set_outcome()->set_outcome(pb::Outcome::WITHDRAWN);
    command.mutable_set_outcome()->set_reason("  ");
  });
  EXPECT_EQ(refusal->code(), pb::Refusal::INVALID);
  EXPECT_EQ(refusal->what(), "reason");
}

TEST(Clock, CountsWhileItRunsAndStandsWhileItIsPaused) {
  Room room = ReadyRoom();
  room.Call("c1");
  room.Start("c1", "speech");
  room.PassSeconds(100);
  ASSERT_FALSE(room.Send("operator",
                         [](auto& command) { command.mutable_pause_clock()->set_room("room1"); }));
  room.PassSeconds(50);
  ASSERT_FALSE(room.Send("operator",
                         [](auto& command) { command.mutable_resume_clock()->set_room("room1"); }));
  room.PassSeconds(20);
  room.End("c1", "speech");
  EXPECT_EQ(room.state().candidates.at("c1").stages.at("speech").elapsed_ms, 120'000U);
}

TEST(Clock, IsNotOnTheJudgesPageOnceTheStageHasEnded) {
  Room room = ReadyRoom();
  room.Call("c1");
  room.Start("c1", "speech");
  EXPECT_TRUE(SharedByJudges(room.state(), "room1", room.moment()).turn().has_clock());
  room.End("c1", "speech");
  EXPECT_FALSE(SharedByJudges(room.state(), "room1", room.moment()).turn().has_clock());
}

TEST(Clock, GoesOnWhenTheServerRestartsOnTheSameBoot) {
  Room room = ReadyRoom();
  room.Call("c1");
  room.Start("c1", "speech");
  room.PassSeconds(30);
  room.RestartServer("boot-1");
  room.PassSeconds(30);
  const auto hall = Hall(room.state(), "room1", room.moment());
  EXPECT_TRUE(hall.turn().clock().running());
  EXPECT_EQ(hall.turn().clock().elapsed_ms(), 60'000U);
}

TEST(Clock, StopsAndSaysSoWhenTheMachineWasRestarted) {
  Room room = ReadyRoom();
  room.Call("c1");
  room.Start("c1", "speech");
  room.PassSeconds(30);
  room.RestartServer("boot-2");
  EXPECT_FALSE(room.state().rooms.at("room1").clock.running);
  const auto desk = Desk(room.state(), "room1", room.moment());
  ASSERT_EQ(desk.notes_size(), 1);
  EXPECT_EQ(desk.notes(0).kind(), pb::DeskView::Note::CLOCK_UNSURE);
}

TEST(Clock, RecordsOvertimeWithoutTakingAnythingOff) {
  Room room = ReadyRoom();
  room.Call("c1");
  room.Start("c1", "speech");
  room.PassSeconds(430);
  room.End("c1", "speech");
  const auto desk = Desk(room.state(), "room1", room.moment());
  ASSERT_EQ(desk.notes_size(), 1);
  EXPECT_EQ(desk.notes(0).kind(), pb::DeskView::Note::OVERTIME);
  EXPECT_EQ(desk.notes(0).seconds(), 10U);
}

TEST(Hold, StopsClosingAtOnce) {
  Room room = ReadyRoom();
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "speech", {"50", "30"}));
  }
  ASSERT_FALSE(room.Send("supervisor", [](auto& command) {
    command.mutable_place_hold()->set_room("room1");
    command.mutable_place_hold()->set_from(pb::HoldFrom::NOW);
    command.mutable_place_hold()->set_reason("核对身份");
  }));
  EXPECT_EQ(room.Close("c1", "speech")->code(), pb::Refusal::HELD);
  ASSERT_FALSE(room.Send("supervisor",
                         [](auto& command) { command.mutable_release_hold()->set_room("room1"); }));
  EXPECT_FALSE(room.Close("c1", "speech"));
}

TEST(Hold, FromTheEndOfTheTurnLetsThisOneFinishAndStopsTheNextCall) {
  Room room = ReadyRoom();
  room.Call("c1");
  ASSERT_FALSE(room.Send("supervisor", [](auto& command) {
    command.mutable_place_hold()->set_room("room1");
    command.mutable_place_hold()->set_from(pb::HoldFrom::END_OF_TURN);
    command.mutable_place_hold()->set_reason("休会");
  }));
  for (const char* stage : {"speech", "defense"}) {
    room.Start("c1", stage);
    room.End("c1", stage);
    for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
      const bool speech = stage == std::string("speech");
      const auto marks =
          speech ? std::vector<std::string>{"50", "30"} : std::vector<std::string>{"80"};
      ASSERT_FALSE(room.Submit(seat, "c1", stage, marks));
    }
    ASSERT_FALSE(room.Close("c1", stage));
  }
  room.Release("c1");
  ASSERT_FALSE(room.Announce("c1"));
  EXPECT_EQ(TryCall(room, "c2")->code(), pb::Refusal::HELD);
}

}  // namespace
}  // namespace tingfen::competition
