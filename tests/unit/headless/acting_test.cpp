#include "judge_client/headless/people/acting.h"

#include <gtest/gtest.h>

#include <set>

namespace tingfen::headless {
namespace {

constexpr std::uint64_t kSeed = 5;

pb::Seat SeatOf(pb::Role::Id role, const std::string& id) {
  pb::Seat seat;
  seat.set_id(id);
  seat.set_role(role);
  return seat;
}

pb::View JudgePage(pb::Phase::Id phase) {
  pb::View view;
  pb::JudgeView& judge = *view.mutable_judge();
  judge.mutable_header()->set_phase(phase);
  judge.mutable_own()->set_checked_in(true);
  judge.mutable_own()->set_version(1);
  return view;
}

pb::View AskedForASheet(pb::Phase::Id phase = pb::Phase::SCORING) {
  pb::View view = JudgePage(phase);
  pb::JudgeView& judge = *view.mutable_judge();
  judge.set_writable(true);
  judge.mutable_turn()->mutable_person()->set_candidate("c2");
  pb::StageCard& stage = *judge.mutable_turn()->mutable_stage();
  stage.set_stage("speech");
  stage.set_step("0.5");
  for (const char* id : {"content", "manner"}) {
    stage.add_criteria()->set_id(id);
    stage.mutable_criteria()->rbegin()->set_max("50");
  }
  return view;
}

std::optional<Action> JudgeDoes(const pb::View& view) {
  return NextAction(SeatOf(pb::Role::JUDGE, "panel_3"), view, kSeed);
}

pb::Step& AddStep(pb::DeskView& desk, pb::Role::Id role, bool recommended,
                  pb::Step::Needs needs = pb::Step::NOTHING) {
  pb::Step& step = *desk.add_steps();
  step.set_role(role);
  step.set_recommended(recommended);
  step.set_needs(needs);
  return step;
}

std::optional<Action> OperatorDoes(const pb::View& view) {
  return NextAction(SeatOf(pb::Role::OPERATOR, "operator"), view, kSeed);
}

TEST(Acting, AJudgeChecksInFirst) {
  pb::View view = AskedForASheet();
  view.mutable_judge()->mutable_own()->set_checked_in(false);
  const auto action = JudgeDoes(view);
  ASSERT_TRUE(action);
  EXPECT_TRUE(action->command.has_check_in_seat());
  EXPECT_EQ(action->kind, ActionKind::kCheckIn);
}

TEST(Acting, AJudgeWhoMissedTheDayDoesNotCheckInAfterIt) {
  pb::View view = JudgePage(pb::Phase::FINISHED);
  view.mutable_judge()->mutable_own()->set_checked_in(false);
  EXPECT_FALSE(JudgeDoes(view));
}

TEST(Acting, AJudgeFillsInEveryCriterionOfTheSheetAskedFor) {
  const auto action = JudgeDoes(AskedForASheet());
  ASSERT_TRUE(action);
  const pb::SubmitSheet& sheet = action->command.submit_sheet();
  EXPECT_EQ(sheet.candidate(), "c2");
  EXPECT_EQ(sheet.stage(), "speech");
  EXPECT_EQ(sheet.version(), 1U);
  ASSERT_EQ(sheet.marks_size(), 2);
  EXPECT_EQ(sheet.marks(0).criterion(), "content");
  EXPECT_EQ(sheet.marks(1).criterion(), "manner");
  EXPECT_EQ(action->kind, ActionKind::kMark);
}

TEST(Acting, AJudgeTakesLongerOverASheetWhileTheCandidateSpeaks) {
  const auto action = JudgeDoes(AskedForASheet(pb::Phase::PRESENTING));
  ASSERT_TRUE(action);
  EXPECT_EQ(action->kind, ActionKind::kMarkEarly);
}

TEST(Acting, AJudgeWaitsUntilMarksMayBeSent) {
  pb::View view = AskedForASheet(pb::Phase::PRESENTING);
  view.mutable_judge()->set_writable(false);
  EXPECT_FALSE(JudgeDoes(view));
}

TEST(Acting, AJudgeSendsNothingForASheetThatIsInOrIsNotAskedFor) {
  for (const auto state : {pb::OwnSeat::CONFIRMED, pb::OwnSeat::RECUSED, pb::OwnSeat::LATE,
                           pb::OwnSeat::NOT_MINE, pb::OwnSeat::MISSED}) {
    pb::View view = AskedForASheet();
    view.mutable_judge()->mutable_own()->set_state(state);
    EXPECT_FALSE(JudgeDoes(view)) << pb::OwnSeat::SheetState_Name(state);
  }
}

TEST(Acting, AReturnedSheetIsWrittenAnewAsTheNextVersion) {
  pb::View view = AskedForASheet();
  view.mutable_judge()->mutable_own()->set_state(pb::OwnSeat::RETURNED);
  view.mutable_judge()->mutable_own()->set_version(2);
  const auto action = JudgeDoes(view);
  ASSERT_TRUE(action);
  EXPECT_EQ(action->command.submit_sheet().version(), 2U);
}

TEST(Acting, TheChiefConfirmsTheFiguresButReturnsNoSheet) {
  pb::View view = JudgePage(pb::Phase::RELEASING);
  pb::ChiefDesk& desk = *view.mutable_judge()->mutable_own()->mutable_chief_desk();
  pb::Step& back = *desk.add_steps();
  back.set_role(pb::Role::CHIEF);
  back.set_needs(pb::Step::REASON);
  back.mutable_command()->mutable_return_sheet()->set_seat("panel_2");
  EXPECT_FALSE(JudgeDoes(view));
  pb::Step& confirm = *desk.add_steps();
  confirm.set_role(pb::Role::CHIEF);
  confirm.set_recommended(true);
  confirm.mutable_command()->mutable_confirm_figures()->set_digest("d1");
  const auto action = JudgeDoes(view);
  ASSERT_TRUE(action);
  EXPECT_EQ(action->command.confirm_figures().digest(), "d1");
}

TEST(Acting, AMassJudgeScoresLikeAJudge) {
  const auto action = NextAction(SeatOf(pb::Role::MASS_JUDGE, "mass_17"), AskedForASheet(), kSeed);
  ASSERT_TRUE(action);
  EXPECT_TRUE(action->command.has_submit_sheet());
}

TEST(Acting, AtADeskOnlyTheOwnRolesRecommendedStepIsTaken) {
  pb::View view;
  pb::DeskView& desk = *view.mutable_desk();
  AddStep(desk, pb::Role::OPERATOR, false).mutable_command()->mutable_pause_clock();
  AddStep(desk, pb::Role::SUPERVISOR, true).mutable_command()->mutable_witness_lots();
  EXPECT_FALSE(OperatorDoes(view));
  AddStep(desk, pb::Role::OPERATOR, true).mutable_command()->mutable_end_stage()->set_stage("s");
  const auto action = OperatorDoes(view);
  ASSERT_TRUE(action);
  EXPECT_EQ(action->command.end_stage().stage(), "s");
  EXPECT_EQ(action->kind, ActionKind::kEnd);
  const auto witness = NextAction(SeatOf(pb::Role::SUPERVISOR, "supervisor"), view, kSeed);
  ASSERT_TRUE(witness);
  EXPECT_TRUE(witness->command.has_witness_lots());
}

TEST(Acting, AStepThatWantsWordsOfItsOwnIsLeftToPeople) {
  pb::View view;
  AddStep(*view.mutable_desk(), pb::Role::OPERATOR, true, pb::Step::OUTCOME)
      .mutable_command()
      ->mutable_set_outcome();
  EXPECT_FALSE(OperatorDoes(view));
}

TEST(Acting, CandidatesAreReceivedAsPresent) {
  pb::View view;
  AddStep(*view.mutable_desk(), pb::Role::OPERATOR, true, pb::Step::ARRIVAL)
      .mutable_command()
      ->mutable_check_in_candidate()
      ->set_candidate("c1");
  const auto action = OperatorDoes(view);
  ASSERT_TRUE(action);
  EXPECT_EQ(action->command.check_in_candidate().arrival(), pb::Arrival::PRESENT);
}

pb::View LotsToDraw(int candidates) {
  pb::View view;
  pb::DeskView& desk = *view.mutable_desk();
  for (int i = 1; i <= candidates; ++i) {
    desk.add_lines()->mutable_person()->set_candidate("c" + std::to_string(i));
  }
  AddStep(desk, pb::Role::OPERATOR, true, pb::Step::LOTS)
      .mutable_command()
      ->mutable_record_lots()
      ->set_room("room1");
  return view;
}

TEST(Acting, EveryoneWhoTakesPartDrawsOneLot) {
  pb::View view = LotsToDraw(6);
  view.mutable_desk()->mutable_lines(3)->set_outcome(pb::Outcome::ABSENT);
  const auto action = OperatorDoes(view);
  ASSERT_TRUE(action);
  std::set<std::string> candidates;
  std::set<std::uint32_t> numbers;
  for (const pb::Lot& lot : action->command.record_lots().lots()) {
    candidates.insert(lot.candidate());
    numbers.insert(lot.number());
  }
  EXPECT_EQ(candidates, (std::set<std::string>{"c1", "c2", "c3", "c5", "c6"}));
  EXPECT_EQ(numbers, (std::set<std::uint32_t>{1, 2, 3, 4, 5}));
}

TEST(Acting, TheOrderDrawnFollowsFromTheSeed) {
  const pb::Seat seat = SeatOf(pb::Role::OPERATOR, "operator");
  std::set<std::string> orders;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto action = NextAction(seat, LotsToDraw(3), seed);
    EXPECT_EQ(action->command.SerializeAsString(),
              NextAction(seat, LotsToDraw(3), seed)->command.SerializeAsString());
    orders.insert(action->command.SerializeAsString());
  }
  EXPECT_EQ(orders.size(), 6U);
}

TEST(Acting, TheOperatorIsInLessOfAHurryToCloseWhileSheetsAreMissing) {
  pb::View view;
  pb::DeskView& desk = *view.mutable_desk();
  AddStep(desk, pb::Role::OPERATOR, true).mutable_command()->mutable_close_stage();
  desk.mutable_progress()->set_expected(47);
  desk.mutable_progress()->set_submitted(40);
  EXPECT_EQ(OperatorDoes(view)->kind, ActionKind::kCloseBeforeAllSheetsAreIn);
  desk.mutable_progress()->set_submitted(47);
  EXPECT_EQ(OperatorDoes(view)->kind, ActionKind::kClose);
}

TEST(Acting, TheOperatorIsInLessOfAHurryToCallWhileJudgesAreMissing) {
  pb::View view;
  pb::DeskView& desk = *view.mutable_desk();
  AddStep(desk, pb::Role::OPERATOR, true).mutable_command()->mutable_call_candidate();
  desk.add_seats()->mutable_seat()->set_id("hall");
  EXPECT_EQ(OperatorDoes(view)->kind, ActionKind::kCall);
  desk.add_seats()->mutable_seat()->set_panel("panel");
  EXPECT_EQ(OperatorDoes(view)->kind, ActionKind::kCallBeforeAllJudgesAreIn);
  desk.mutable_seats(1)->set_checked_in(true);
  EXPECT_EQ(OperatorDoes(view)->kind, ActionKind::kCall);
}

TEST(Acting, AnObjectionIsAnswered) {
  pb::View view;
  AddStep(*view.mutable_desk(), pb::Role::OPERATOR, true, pb::Step::REASON)
      .mutable_command()
      ->mutable_answer_objection()
      ->set_candidate("c1");
  const auto action = OperatorDoes(view);
  ASSERT_TRUE(action);
  EXPECT_FALSE(action->command.answer_objection().answer().empty());
}

TEST(Acting, TheKioskSignsExactlyWhatItShows) {
  const pb::Seat kiosk = SeatOf(pb::Role::KIOSK, "kiosk");
  pb::View view;
  view.mutable_kiosk()->set_state(pb::KioskView::SIGN);
  view.mutable_kiosk()->mutable_result()->set_digest("d7");
  view.mutable_kiosk()->mutable_result()->mutable_person()->set_candidate("c3");
  const auto action = NextAction(kiosk, view, kSeed);
  ASSERT_TRUE(action);
  EXPECT_EQ(action->command.sign_result().digest(), "d7");
  EXPECT_EQ(action->command.sign_result().candidate(), "c3");
  EXPECT_GE(action->command.sign_result().signature_png().size(), 200U);
  for (const auto state : {pb::KioskView::REST, pb::KioskView::OBJECTED, pb::KioskView::THANKS}) {
    view.mutable_kiosk()->set_state(state);
    EXPECT_FALSE(NextAction(kiosk, view, kSeed));
  }
}

TEST(Acting, WhoeverAsksForAJudgesSeatGetsItFromOperatorAndSupervisor) {
  pb::View view;
  AddStep(*view.mutable_desk(), pb::Role::OPERATOR, true);
  pb::Step& propose = AddStep(*view.mutable_desk(), pb::Role::OPERATOR, false, pb::Step::REASON);
  propose.mutable_command()->mutable_propose_device()->set_request("device1");
  EXPECT_EQ(OperatorDoes(view)->command.propose_device().request(), "device1");
  EXPECT_FALSE(OperatorDoes(view)->command.propose_device().reason().empty());
  pb::Step& decide =
      AddStep(*view.mutable_desk(), pb::Role::SUPERVISOR, false, pb::Step::YES_OR_NO);
  decide.mutable_command()->mutable_decide_device()->set_request("device1");
  const auto action = NextAction(SeatOf(pb::Role::SUPERVISOR, "supervisor"), view, kSeed);
  EXPECT_TRUE(action->command.decide_device().accept());
}

TEST(Acting, TheHallOnlyWatches) {
  pb::View view;
  view.mutable_hall();
  EXPECT_FALSE(NextAction(SeatOf(pb::Role::HALL, "hall"), view, kSeed));
}

}  // namespace
}  // namespace tingfen::headless
