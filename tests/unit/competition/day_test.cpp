#include <gtest/gtest.h>

#include <algorithm>

#include "server/competition/run_sheet.h"
#include "server/competition/state/competition.h"
#include "server/competition/views/display.h"
#include "server/competition/views/judge.h"
#include "server/competition/views/prepare.h"
#include "tests/kit/room.h"
#include "tests/unit/competition/roll_call/leaving.h"

namespace tingfen::competition {
namespace {

const RoomRecord& TheRoom(const Room& room) {
  return room.state().rooms.at("room1");
}

std::optional<pb::Refusal> Prepare(Room& room, const std::string& candidate,
                                   const std::string& stage) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_start_preparing()->set_candidate(candidate);
    command.mutable_start_preparing()->set_stage(stage);
  });
}

std::optional<pb::Refusal> CallOnly(Room& room, const std::string& candidate) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_call_candidate()->set_candidate(candidate);
  });
}

bool Noted(const Room& room, pb::DeskView::Note::Kind kind) {
  const auto& notes = room.state().notes;
  return std::any_of(notes.begin(), notes.end(),
                     [&](const NoteLine& note) { return note.kind == kind; });
}

// Ready for the first call, with `plan`.
Room Ready(pb::Plan plan, int candidates = 2) {
  Room room(std::move(plan), RollOf(candidates));
  room.CheckEverybodyIn();
  room.DrawLots();
  return room;
}

TEST(Preparing, RunsOnAClockOfItsOwnBeforeTheStage) {
  pb::Plan plan = TwoStagePlan(3);
  plan.mutable_stages(0)->set_prepare_seconds(300);
  Room room = Ready(plan);
  room.Call("c1");
  ASSERT_FALSE(Prepare(room, "c1", "speech"));
  EXPECT_EQ(room.phase(), pb::Phase::PREPARING);
  room.PassSeconds(120);
  pb::ClockView clock = Clock(room.state(), "room1", room.moment());
  EXPECT_TRUE(clock.preparing());
  EXPECT_EQ(clock.turn().clock().limit_seconds(), 300U);
  EXPECT_EQ(clock.turn().clock().elapsed_ms(), 120'000U);
  room.Start("c1", "speech");
  clock = Clock(room.state(), "room1", room.moment());
  EXPECT_FALSE(clock.preparing());
  EXPECT_EQ(clock.turn().clock().limit_seconds(), 420U);
  EXPECT_EQ(clock.turn().clock().elapsed_ms(), 0U);
}

TEST(Preparing, IsPausedAndResumedLikeAnyClock) {
  pb::Plan plan = TwoStagePlan(3);
  plan.mutable_stages(0)->set_prepare_seconds(300);
  Room room = Ready(plan);
  room.Call("c1");
  ASSERT_FALSE(Prepare(room, "c1", "speech"));
  room.PassSeconds(60);
  ASSERT_FALSE(room.Send("operator",
                         [](auto& command) { command.mutable_pause_clock()->set_room("room1"); }));
  room.PassSeconds(60);
  ASSERT_FALSE(room.Send("operator",
                         [](auto& command) { command.mutable_resume_clock()->set_room("room1"); }));
  room.PassSeconds(10);
  EXPECT_EQ(Clock(room.state(), "room1", room.moment()).turn().clock().elapsed_ms(), 70'000U);
}

TEST(Preparing, IsOnlyForAStageThatHasIt) {
  Room room = Ready(TwoStagePlan(3));
  room.Call("c1");
  EXPECT_EQ(Prepare(room, "c1", "speech")->code(), pb::Refusal::NOT_NOW);
}

TEST(Preparing, TakesNoSheet) {
  pb::Plan plan = TwoStagePlan(3);
  plan.mutable_stages(0)->set_prepare_seconds(300);
  Room room = Ready(plan);
  room.Call("c1");
  ASSERT_FALSE(Prepare(room, "c1", "speech"));
  EXPECT_EQ(room.Submit("panel_1", "c1", "speech", {"50", "30"})->code(), pb::Refusal::NOT_NOW);
}

TEST(Break, KeepsTheNextCallUntilItEnds) {
  Room room = Ready(TwoStagePlan(3));
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    command.mutable_start_break()->set_room("room1");
    command.mutable_start_break()->set_until("14:00");
  }));
  const pb::WaitingView waiting = Waiting(room.state(), "room1", room.moment());
  EXPECT_TRUE(waiting.header().on_break());
  EXPECT_EQ(waiting.header().break_until(), "14:00");
  EXPECT_EQ(CallOnly(room, "c1")->what(), "break");
  ASSERT_FALSE(
      room.Send("operator", [](auto& command) { command.mutable_end_break()->set_room("room1"); }));
  EXPECT_FALSE(CallOnly(room, "c1"));
}

TEST(Break, MayBeWithoutAnEnd) {
  Room room = Ready(TwoStagePlan(3));
  ASSERT_FALSE(room.Send("operator",
                         [](auto& command) { command.mutable_start_break()->set_room("room1"); }));
  EXPECT_TRUE(Waiting(room.state(), "room1", room.moment()).header().on_break());
}

TEST(Break, DoesNotBeginDuringATurn) {
  Room room = Ready(TwoStagePlan(3));
  room.Call("c1");
  const auto refusal = room.Send("operator", [](auto& command) {
    command.mutable_start_break()->set_room("room1");
    command.mutable_start_break()->set_until("14:00");
  });
  EXPECT_EQ(refusal->what(), "turn");
}

std::optional<pb::Refusal> Arrive(Room& room, const std::string& candidate, pb::Arrival::Id arrival,
                                  bool identity = true) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_check_in_candidate()->set_candidate(candidate);
    command.mutable_check_in_candidate()->set_arrival(arrival);
    command.mutable_check_in_candidate()->set_identity_checked(identity);
  });
}

TEST(CheckIn, NeedsTheIdentityChecked) {
  Room room(TwoStagePlan(3));
  EXPECT_EQ(Arrive(room, "c1", pb::Arrival::PRESENT, false)->what(), "identity_checked");
}

TEST(Latecomer, TakesTheNumberThatIsLeftOnceLotsAreSettled) {
  Room room(TwoStagePlan(3), RollOf(3));
  room.CheckJudgesIn();
  room.CheckIn({"c2", "c3"});
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    command.mutable_set_outcome()->set_candidate("c1");
    command.mutable_set_outcome()->set_outcome(pb::Outcome::ABSENT);
    command.mutable_set_outcome()->set_reason("截止时未到");
  }));
  room.DrawLots();
  room.Call("c2");
  EXPECT_EQ(Arrive(room, "c1", pb::Arrival::PRESENT)->what(), "arrival");
  ASSERT_FALSE(Arrive(room, "c1", pb::Arrival::LATE));
  EXPECT_EQ(room.state().candidates.at("c1").number, 3U);
  EXPECT_EQ(TheRoom(room).order, (std::vector<std::string>{"c2", "c3", "c1"}));
  EXPECT_TRUE(Noted(room, pb::DeskView::Note::LATECOMER));
  EXPECT_EQ(Arrive(room, "c3", pb::Arrival::LATE)->what(), "lots");
}

// One stage, one mark, three judges, who confer after the first two.
pb::Plan ConferringPlan() {
  pb::Plan plan = TwoStagePlan(3);
  plan.mutable_stages()->DeleteSubrange(1, 1);
  plan.mutable_stages(0)->set_weight("100");
  plan.set_calibrate_first(2);
  return plan;
}

void Score(Room& room, const std::string& candidate, const std::string& content) {
  room.Call(candidate);
  room.Start(candidate, "speech");
  room.End(candidate, "speech");
  for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
    ASSERT_FALSE(room.Submit(seat, candidate, "speech", {content, "30"}));
  }
}

std::optional<pb::Refusal> SetAside(Room& room, const std::string& candidate) {
  return room.Send("operator",
                   [&](auto& command) { command.mutable_set_aside()->set_candidate(candidate); });
}

TEST(Conferring, KeepsTheFirstSheetsOpenUntilThePanelHasConferred) {
  Room room = Ready(ConferringPlan(), 3);
  Score(room, "c1", "40");
  EXPECT_EQ(room.Close("c1", "speech")->what(), "conferring");
  ASSERT_FALSE(SetAside(room, "c1"));
  EXPECT_EQ(room.phase(), pb::Phase::READY);
  Score(room, "c2", "50");
  ASSERT_FALSE(SetAside(room, "c2"));
  EXPECT_EQ(CallOnly(room, "c3")->need(), "c1");
  room.Call("c1");
  EXPECT_EQ(room.phase(), pb::Phase::SCORING);
  EXPECT_TRUE(SharedByJudges(room.state(), "room1", room.moment()).turn().conferring());
  ASSERT_FALSE(room.Submit("panel_2", "c1", "speech", {"43", "30"}, 2));
  ASSERT_FALSE(room.Close("c1", "speech"));
  EXPECT_EQ(room.state().candidates.at("c1").figures->total(), "71.00");
  room.Release("c1");
  ASSERT_FALSE(room.Announce("c1"));
  EXPECT_EQ(CallOnly(room, "c3")->need(), "c2");
  room.Call("c2");
  ASSERT_FALSE(room.Close("c2", "speech"));
  room.Release("c2");
  ASSERT_FALSE(room.Announce("c2"));
  Score(room, "c3", "45");
  EXPECT_EQ(SetAside(room, "c3")->code(), pb::Refusal::NOT_NOW);
  EXPECT_FALSE(room.Close("c3", "speech"));
}

TEST(Conferring, HappensOverFewerWhereNobodyElseIsToCome) {
  Room room = Ready(ConferringPlan(), 1);
  Score(room, "c1", "40");
  ASSERT_FALSE(SetAside(room, "c1"));
  room.Call("c1");
  EXPECT_FALSE(room.Close("c1", "speech"));
}

TEST(Conferring, WaitsForEverySheetBeforeATurnIsSetAside) {
  Room room = Ready(ConferringPlan());
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  EXPECT_EQ(SetAside(room, "c1")->code(), pb::Refusal::MISSING_SHEETS);
}

TEST(JudgeWhoLeaves, IsNotExpectedToScoreAnyLonger) {
  Room room = Ready(TwoStagePlan(3));
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(room.Submit("panel_2", "c1", "speech", {"50", "30"}));
  EXPECT_EQ(room.Close("c1", "speech")->code(), pb::Refusal::MISSING_SHEETS);
  ASSERT_FALSE(Vacate(room, "panel_3"));
  EXPECT_EQ(room.Submit("panel_3", "c1", "speech", {"50", "30"})->code(),
            pb::Refusal::NOT_CHECKED_IN);
  EXPECT_FALSE(room.Close("c1", "speech"));
}

TEST(JudgeWhoLeaves, KeepsTheSheetsThatAreIn) {
  Room room = Ready(TwoStagePlan(3));
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "speech", {"50", "30"}));
  }
  ASSERT_FALSE(Vacate(room, "panel_3"));
  EXPECT_EQ(Fill(room, "panel_3")->what(), "turn");
  ASSERT_FALSE(room.Close("c1", "speech"));
  EXPECT_EQ(room.state().candidates.at("c1").stages.at("speech").closed->panels(0).sheets_size(),
            3);
}

TEST(JudgeWhoLeaves, LeavesThePanelTooSmallUntilASubstituteSitsDown) {
  Room room = Ready(TwoStagePlan(2));
  room.Call("c1");
  ASSERT_FALSE(Vacate(room, "panel_2"));
  room.Start("c1", "speech");
  room.End("c1", "speech");
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  EXPECT_EQ(room.Close("c1", "speech")->code(), pb::Refusal::MISSING_SHEETS);
  ASSERT_FALSE(Fill(room, "panel_2"));
  EXPECT_EQ(room.Submit("panel_2", "c1", "speech", {"50", "30"})->code(),
            pb::Refusal::NOT_CHECKED_IN);
  ASSERT_FALSE(room.Send("panel_2", [](auto& command) { command.mutable_check_in_seat(); }));
  ASSERT_FALSE(room.Submit("panel_2", "c1", "speech", {"50", "30"}));
  EXPECT_FALSE(room.Close("c1", "speech"));
}

// Of the operator's next step; empty where nothing is recommended, or something else.
std::string SeatToFillNext(const Room& room) {
  const RoomRecord& record = room.state().rooms.at("room1");
  for (const pb::Step& step : StepsOf(room.state(), record, pb::Role::OPERATOR)) {
    if (step.recommended()) return step.command().fill_seat().seat();
  }
  return {};
}

TEST(JudgeWhoLeaves, IsReplacedNextWhereTheFiguresWaitForTheChief) {
  Room room = Ready(TwoStagePlan(3));
  room.RunTurn("c1", {"50", "30"}, "77");
  ASSERT_EQ(room.phase(), pb::Phase::RELEASING);
  ASSERT_FALSE(room.Confirm("verifier", "c1"));
  ASSERT_FALSE(Vacate(room, "panel_2"));
  EXPECT_EQ(SeatToFillNext(room), "");
  ASSERT_FALSE(Vacate(room, "panel_1"));
  EXPECT_EQ(SeatToFillNext(room), "panel_1");
  ASSERT_FALSE(Fill(room, "panel_1"));
  ASSERT_FALSE(room.Send("panel_1", [](auto& command) { command.mutable_check_in_seat(); }));
  EXPECT_FALSE(room.Confirm("panel_1", "c1"));
}

TEST(JudgeWhoLeaves, IsReplacedNextWhereThePanelIsTooSmallToClose) {
  Room room = Ready(TwoStagePlan(2));
  room.Call("c1");
  ASSERT_FALSE(Vacate(room, "panel_2"));
  EXPECT_EQ(SeatToFillNext(room), "");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  EXPECT_EQ(SeatToFillNext(room), "panel_2");
}

TEST(Refusal, GivesItsReasonAndTheNameOfIt) {
  Room room = Ready(TwoStagePlan(3));
  ASSERT_FALSE(Vacate(room, "panel_3"));
  room.Call("c1");
  const auto left = room.Submit("panel_3", "c1", "speech", {"50", "30"});
  EXPECT_EQ(left->code(), pb::Refusal::NOT_CHECKED_IN);
  EXPECT_EQ(left->reason(), pb::Refusal::LEFT);
  EXPECT_EQ(left->what(), "left");
  const auto early = room.Close("c1", "speech");
  EXPECT_EQ(early->reason(), pb::Refusal::STAGE);
  EXPECT_EQ(early->what(), "stage");
}

TEST(Substitute, SeesNothingOfWhatThePredecessorWrote) {
  Room room = Ready(TwoStagePlan(3));
  room.RunTurn("c1", {"50", "30"}, "77");
  room.Release("c1");
  ASSERT_FALSE(room.Announce("c1"));
  EXPECT_EQ(OwnPart(room.state(), "panel_3").earlier_size(), 2);
  ASSERT_FALSE(Vacate(room, "panel_3"));
  ASSERT_FALSE(Fill(room, "panel_3"));
  EXPECT_EQ(OwnPart(room.state(), "panel_3").earlier_size(), 0);
  EXPECT_EQ(OwnPart(room.state(), "panel_2").earlier_size(), 2);
}

TEST(WaitingRoom, CallsWhoIsNextAndWhoIsToHear) {
  pb::Plan plan = TwoStagePlan(3);
  plan.mutable_announcement()->set_when(pb::Announcement::LAG_BY_ONE);
  plan.mutable_announcement()->set_last(pb::Announcement::AFTER_OWN_TURN);
  Room room = Ready(plan);
  pb::WaitingView view = Waiting(room.state(), "room1", room.moment());
  EXPECT_EQ(view.next().number(), 1U);
  EXPECT_FALSE(view.has_now());
  room.RunTurn("c1", {"50", "30"}, "77");
  room.Release("c1");
  room.RunTurn("c2", {"50", "30"}, "78");
  view = Waiting(room.state(), "room1", room.moment());
  EXPECT_EQ(view.now().number(), 2U);
  EXPECT_FALSE(view.has_next());
  EXPECT_FALSE(view.has_hears());
  room.Release("c2");
  view = Waiting(room.state(), "room1", room.moment());
  EXPECT_EQ(view.hears().number(), 1U);
  EXPECT_EQ(view.lines(0).state(), pb::HallView::QueueLine::NOW);
}

TEST(Texts, AreOneLineInTheRecordHoweverTheyWereWritten) {
  Room room = Ready(TwoStagePlan(3));
  const auto flag = [&](const char* text) {
    return room.Send("supervisor", [&](auto& command) {
      command.mutable_raise_flag()->set_room("room1");
      command.mutable_raise_flag()->set_text(text);
    });
  };
  ASSERT_FALSE(flag("请看\n\n2号评委\u202E。 "));
  EXPECT_EQ(room.events().back().flag_raised().text(), "请看 2号评委。");
  EXPECT_EQ(flag("\n\u200B ")->code(), pb::Refusal::INVALID);
}

}  // namespace
}  // namespace tingfen::competition
