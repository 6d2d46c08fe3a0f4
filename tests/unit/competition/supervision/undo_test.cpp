#include <gtest/gtest.h>

#include "server/competition/run_sheet.h"
#include "server/competition/state/competition.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

const Undoable* NewestIn(const Room& room) {
  return room.state().rooms.at("room1").undoable.get();
}

std::optional<pb::Refusal> Undo(Room& room, std::uint64_t seq) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_undo_step()->set_room("room1");
    command.mutable_undo_step()->set_seq(static_cast<std::uint32_t>(seq));
  });
}

Room Ready() {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  return room;
}

TEST(Undo, OfACheckInIsOfferedBeforeTheLots) {
  Room room(TwoStagePlan(3));
  room.CheckIn({"c1"});
  const auto steps = StepsOf(room.state(), room.state().rooms.at("room1"), pb::Role::OPERATOR);
  const auto undo = std::find_if(steps.begin(), steps.end(), [](const pb::Step& step) {
    return step.command().has_undo_step();
  });
  ASSERT_NE(undo, steps.end());
  EXPECT_EQ(undo->person().candidate(), "c1");
  ASSERT_FALSE(room.Send("operator", undo->command()));
  EXPECT_EQ(room.state().candidates.at("c1").arrival, pb::Arrival::ARRIVAL_UNSPECIFIED);
}

TEST(Undo, OfACallPutsTheCandidateBackInTheQueue) {
  Room room = Ready();
  room.Call("c1");
  ASSERT_NE(NewestIn(room), nullptr);
  EXPECT_EQ(NewestIn(room)->fact, "candidate_called");
  ASSERT_FALSE(Undo(room, NewestIn(room)->seq));
  EXPECT_EQ(room.phase(), pb::Phase::READY);
  EXPECT_FALSE(room.state().candidates.at("c1").called);
  room.Call("c1");
}

TEST(Undo, OfAStagesEndLetsTheClockGoOnAsIfItHadNeverStopped) {
  Room room = Ready();
  room.Call("c1");
  room.Start("c1", "speech");
  room.PassSeconds(100);
  room.End("c1", "speech");
  room.PassSeconds(5);
  ASSERT_FALSE(Undo(room, NewestIn(room)->seq));
  EXPECT_EQ(room.phase(), pb::Phase::PRESENTING);
  const ClockRecord& clock = room.state().rooms.at("room1").clock;
  EXPECT_TRUE(clock.running);
  EXPECT_EQ(clock.ElapsedAt(room.moment().now), 105'000U);
}

TEST(Undo, OfAStartGivesTheWholeTimeBack) {
  Room room = Ready();
  room.Call("c1");
  room.Start("c1", "speech");
  room.PassSeconds(8);
  ASSERT_FALSE(Undo(room, NewestIn(room)->seq));
  EXPECT_EQ(room.phase(), pb::Phase::CALLED);
  room.Start("c1", "speech");
  EXPECT_EQ(room.state().rooms.at("room1").clock.ElapsedAt(room.moment().now), 0U);
}

TEST(Undo, OfAnOutcomeBringsThePersonBack) {
  Room room = Ready();
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    command.mutable_set_outcome()->set_candidate("c2");
    command.mutable_set_outcome()->set_outcome(pb::Outcome::ABSENT);
    command.mutable_set_outcome()->set_reason("未到场");
  }));
  ASSERT_FALSE(Undo(room, NewestIn(room)->seq));
  EXPECT_EQ(room.state().candidates.at("c2").outcome, pb::Outcome::OUTCOME_UNSPECIFIED);
}

TEST(Undo, OfAnArrivalAwaitsThePersonAgain) {
  Room room(TwoStagePlan(3));
  room.CheckIn({"c1"});
  ASSERT_FALSE(Undo(room, NewestIn(room)->seq));
  EXPECT_EQ(room.state().candidates.at("c1").arrival, pb::Arrival::ARRIVAL_UNSPECIFIED);
}

TEST(Undo, IsOverOnceASheetHasCome) {
  Room room = Ready();
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  const std::uint64_t seq = NewestIn(room)->seq;
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  EXPECT_EQ(NewestIn(room), nullptr);
  EXPECT_EQ(Undo(room, seq)->code(), pb::Refusal::NOT_NOW);
}

TEST(Undo, IsOverOnceTheSupervisorHolds) {
  Room room = Ready();
  room.Call("c1");
  ASSERT_FALSE(room.Send("supervisor", [](auto& command) {
    command.mutable_place_hold()->set_room("room1");
    command.mutable_place_hold()->set_from(pb::HoldFrom::NOW);
    command.mutable_place_hold()->set_reason("核对");
  }));
  EXPECT_EQ(NewestIn(room), nullptr);
}

TEST(Undo, IsOverOnceTheServerHasRestarted) {
  Room room = Ready();
  room.Call("c1");
  room.RestartServer("boot-1");
  EXPECT_EQ(NewestIn(room), nullptr);
}

TEST(Undo, LeavesTheStepAndItsTakingBackInTheRecord) {
  Room room = Ready();
  room.Call("c1");
  ASSERT_FALSE(Undo(room, NewestIn(room)->seq));
  const auto& record = room.state().record;
  EXPECT_EQ(record.back().fact, "step_undone");
  EXPECT_EQ(record[record.size() - 2].fact, "candidate_called");
  EXPECT_EQ(room.state().notes.back().kind, pb::DeskView::Note::STEP_UNDONE);
  EXPECT_EQ(NewestIn(room), nullptr);  // What was taken back is not taken back.
}

TEST(Undo, OfAnotherStepThanTheNewestIsRefused) {
  Room room = Ready();
  room.Call("c1");
  const std::uint64_t call = NewestIn(room)->seq;
  room.Start("c1", "speech");
  EXPECT_EQ(Undo(room, call)->code(), pb::Refusal::NOT_NOW);
}

}  // namespace
}  // namespace tingfen::competition
