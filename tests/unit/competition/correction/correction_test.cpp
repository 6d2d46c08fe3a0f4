#include <gtest/gtest.h>

#include "server/competition/decide.h"
#include "server/competition/evolve.h"
#include "server/competition/state/competition.h"
#include "server/competition/verify.h"
#include "server/competition/views/desk.h"
#include "server/competition/views/judge.h"
#include "server/competition/views/public.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

constexpr const char* kId = "correction1";

pb::Correction NewMarks(const std::string& content) {
  pb::Correction correction;
  correction.set_kind(pb::Correction::MARKS);
  correction.set_candidate("c1");
  correction.set_stage("speech");
  correction.set_seat("panel_2");
  for (const auto& [criterion, mark] : {std::pair{"content", content}, {"manner", "30"}}) {
    correction.add_marks()->set_criterion(criterion);
    correction.mutable_marks()->rbegin()->set_mark(mark);
  }
  correction.set_reason("纸面草表为 56，录入时误写为 50");
  return correction;
}

pb::Correction Of(pb::Correction::Kind kind, const std::string& seat) {
  pb::Correction correction;
  correction.set_kind(kind);
  correction.set_candidate("c1");
  correction.set_stage("speech");
  correction.set_seat(seat);
  correction.set_reason("经核对");
  return correction;
}

std::optional<pb::Refusal> Propose(Room& room, const pb::Correction& correction,
                                   const std::string& seat = "operator") {
  return room.Send(seat, [&](auto& command) {
    *command.mutable_propose_correction()->mutable_correction() = correction;
  });
}

std::optional<pb::Refusal> Decide(Room& room, const std::string& seat, bool accept = true,
                                  const std::string& id = kId) {
  return room.Send(seat, [&](auto& command) {
    command.mutable_decide_correction()->set_id(id);
    command.mutable_decide_correction()->set_accept(accept);
    if (!accept) command.mutable_decide_correction()->set_reason("草表不清，不予更正");
  });
}

std::optional<pb::Refusal> Witness(Room& room, const std::string& id = kId) {
  return room.Send("supervisor",
                   [&](auto& command) { command.mutable_witness_correction()->set_id(id); });
}

// c1 has been heard by three judges (80 and 80 each), has heard the score and signed.
Room Heard() {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.RunTurn("c1", {"50", "30"}, "80");
  room.Release("c1");
  EXPECT_FALSE(room.Announce("c1"));
  EXPECT_FALSE(room.Sign("c1"));
  return room;
}

std::string FaultsIn(const Room& room) {
  Competition state;
  std::string faults;
  for (const pb::Event& event : room.events()) {
    if (const auto fault = CheckFigures(state, event)) faults += *fault + "\n";
    Evolve(state, event, state.seq + 1);
  }
  return faults;
}

TEST(Correction, IsProposedByOneDecidedByAnotherAndWitnessedByAThird) {
  Room room = Heard();
  ASSERT_FALSE(Propose(room, NewMarks("56")));
  EXPECT_EQ(Witness(room)->code(), pb::Refusal::NOT_NOW);
  EXPECT_EQ(Decide(room, "operator")->code(), pb::Refusal::SAME_PERSON);
  EXPECT_EQ(FirstCandidate(room).figures->total(), "80.00");
  ASSERT_FALSE(Decide(room, "panel_1"));
  EXPECT_EQ(Decide(room, "panel_1")->code(), pb::Refusal::ALREADY);
  EXPECT_EQ(FirstCandidate(room).figures->total(), "80.00");
  ASSERT_FALSE(Witness(room));
  // The speech: (80 + 86 + 80) ÷ 3 = 82; with the defense 81.
  EXPECT_EQ(FirstCandidate(room).figures->total(), "81.00");
  EXPECT_EQ(FaultsIn(room), "");
}

TEST(Correction, VoidsTheSignatureAndIsReleasedAnnouncedAndSignedAnew) {
  Room room = Heard();
  const std::string digest = FirstCandidate(room).digest;
  ASSERT_FALSE(Propose(room, NewMarks("56")));
  ASSERT_FALSE(Decide(room, "panel_1"));
  ASSERT_FALSE(Witness(room));
  EXPECT_EQ(room.phase(), pb::Phase::RELEASING);
  EXPECT_NE(FirstCandidate(room).digest, digest);
  EXPECT_FALSE(FirstCandidate(room).announced);
  EXPECT_FALSE(FirstCandidate(room).signed_);
  EXPECT_FALSE(Hall(room.state(), "room1", room.moment()).has_announced());
  room.Release("c1");
  ASSERT_FALSE(room.Announce("c1"));
  ASSERT_FALSE(room.Sign("c1"));
  EXPECT_EQ(room.phase(), pb::Phase::ANNOUNCED);
  room.Call("c2");
}

TEST(Correction, KeepsTheOldValueBesideTheNew) {
  Room room = Heard();
  ASSERT_FALSE(Propose(room, NewMarks("56")));
  ASSERT_FALSE(Decide(room, "panel_1"));
  ASSERT_FALSE(Witness(room));
  const pb::PanelFigure& panel = FirstCandidate(room).figures->stages(0).panels(0);
  EXPECT_EQ(panel.sheets(1).corrected_from(), "80");
  EXPECT_EQ(panel.sheets(1).total(), "86");
  const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
  ASSERT_EQ(desk.corrections_size(), 1);
  EXPECT_EQ(desk.corrections(0).total_before(), "80");
  EXPECT_EQ(desk.corrections(0).total_after(), "86");
  EXPECT_EQ(desk.corrections(0).decided_by(), "panel_1");
  EXPECT_EQ(FirstCandidate(room).stages.at("speech").sheets.at("panel_2").versions.size(), 2U);
}

TEST(Correction, OfTheChiefIsDecidedByTheOperator) {
  Room room = Heard();
  ASSERT_FALSE(Propose(room, NewMarks("56"), "panel_1"));
  EXPECT_EQ(Decide(room, "panel_1")->code(), pb::Refusal::SAME_PERSON);
  ASSERT_FALSE(Decide(room, "operator"));
  ASSERT_FALSE(Witness(room));
  EXPECT_EQ(FirstCandidate(room).figures->total(), "81.00");
}

TEST(Correction, ThatIsRefusedOrWithdrawnChangesNothing) {
  Room room = Heard();
  ASSERT_FALSE(Propose(room, NewMarks("56")));
  EXPECT_EQ(Propose(room, NewMarks("57"))->code(), pb::Refusal::ALREADY);
  ASSERT_FALSE(Decide(room, "panel_1", false));
  EXPECT_EQ(Witness(room)->code(), pb::Refusal::ALREADY);
  ASSERT_FALSE(Propose(room, NewMarks("57")));
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    command.mutable_withdraw_correction()->set_id("correction2");
  }));
  EXPECT_EQ(Decide(room, "panel_1", true, "correction2")->code(), pb::Refusal::ALREADY);
  EXPECT_EQ(FirstCandidate(room).figures->total(), "80.00");
}

TEST(Correction, LapsesAfterHalfAnHour) {
  Room room = Heard();
  ASSERT_FALSE(Propose(room, NewMarks("56")));
  room.PassSeconds(31 * 60);
  EXPECT_EQ(Decide(room, "panel_1")->code(), pb::Refusal::LAPSED);
  EXPECT_FALSE(Propose(room, NewMarks("56")));
}

TEST(Correction, WaitsUntilNobodyElsesTurnIsInProgress) {
  Room room = Heard();
  room.Call("c2");
  ASSERT_FALSE(Propose(room, NewMarks("56")));
  ASSERT_FALSE(Decide(room, "panel_1"));
  EXPECT_EQ(Witness(room)->what(), "turn");
}

TEST(Correction, OfAClosedStageIsMadeWhileTheNextRuns) {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "speech", {"50", "30"}));
  }
  ASSERT_FALSE(room.Close("c1", "speech"));
  room.Start("c1", "defense");
  pb::Correction adjustment = Of(pb::Correction::ADJUST, "");
  adjustment.set_points("2");
  ASSERT_FALSE(Propose(room, adjustment));
  ASSERT_FALSE(Decide(room, "panel_1"));
  ASSERT_FALSE(Witness(room));
  EXPECT_EQ(room.phase(), pb::Phase::PRESENTING);
  EXPECT_EQ(FirstCandidate(room).stages.at("speech").closed->figure(), "82");
  EXPECT_EQ(FaultsIn(room), "");
}

TEST(Correction, LetsASheetCountThatCameAfterClosing) {
  Room room(LeadersAndMassPlan(3, 5));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  for (const char* seat :
       {"leaders_1", "leaders_2", "leaders_3", "mass_1", "mass_2", "mass_3", "mass_4"}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "speech", {"80"}));
  }
  ASSERT_FALSE(room.Close("c1", "speech"));
  ASSERT_FALSE(room.Submit("mass_5", "c1", "speech", {"80"}));
  EXPECT_EQ(FirstCandidate(room).figures->stages(0).panels(1).sheets_size(), 4);
  ASSERT_FALSE(Propose(room, Of(pb::Correction::LATE_SHEET, "mass_5")));
  ASSERT_FALSE(Decide(room, "leaders_1"));
  ASSERT_FALSE(Witness(room));
  EXPECT_EQ(FirstCandidate(room).figures->stages(0).panels(1).sheets_size(), 5);
  EXPECT_EQ(FaultsIn(room), "");
}

TEST(Correction, ExcludesASheetThatDoesNotComeSoThatTheStageCloses) {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  for (const char* seat : {"panel_1", "panel_2"}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "speech", {"50", "30"}));
  }
  EXPECT_EQ(room.Close("c1", "speech")->code(), pb::Refusal::MISSING_SHEETS);
  EXPECT_EQ(Propose(room, Of(pb::Correction::EXCLUDE, "panel_2"))->code(), pb::Refusal::NOT_NOW);
  ASSERT_FALSE(Propose(room, Of(pb::Correction::EXCLUDE, "panel_3")));
  ASSERT_FALSE(Decide(room, "panel_1"));
  ASSERT_FALSE(Witness(room));
  EXPECT_EQ(OwnPart(room.state(), "panel_3").state(), pb::OwnSeat::MISSED);
  EXPECT_EQ(OwnPart(room.state(), "panel_3").earlier_size(), 0);
  EXPECT_EQ(room.Submit("panel_3", "c1", "speech", {"50", "30"})->code(), pb::Refusal::RECUSED);
  ASSERT_FALSE(room.Close("c1", "speech"));
  const pb::PanelFigure& panel = FirstCandidate(room).stages.at("speech").closed->panels(0);
  ASSERT_EQ(panel.excluded_size(), 1);
  EXPECT_EQ(panel.excluded(0), "panel_3");
  EXPECT_EQ(panel.missing_size(), 0);
}

TEST(Correction, NeverLeavesTooFewSheets) {
  Room room(TwoStagePlan(2));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.RunTurn("c1", {"50", "30"}, "80");
  EXPECT_EQ(Propose(room, Of(pb::Correction::EXCLUDE, "panel_2"))->code(),
            pb::Refusal::TOO_FEW_JUDGES);
}

TEST(Correction, AddsOrTakesPointsWithAReason) {
  Room room = Heard();
  pb::Correction correction = Of(pb::Correction::ADJUST, "");
  correction.set_points("-2.0");
  EXPECT_EQ(Propose(room, correction)->what(), "points");
  correction.set_points("-2");
  ASSERT_FALSE(Propose(room, correction));
  ASSERT_FALSE(Decide(room, "panel_1"));
  ASSERT_FALSE(Witness(room));
  EXPECT_EQ(FirstCandidate(room).figures->total(), "79.00");
  EXPECT_EQ(FirstCandidate(room).figures->stages(0).adjustments(0).reason(), "经核对");
  EXPECT_EQ(FaultsIn(room), "");
}

TEST(Correction, IsRefusedWithMarksThatAreNoneOrTheSame) {
  Room room = Heard();
  EXPECT_EQ(Propose(room, NewMarks("50"))->code(), pb::Refusal::ALREADY);
  EXPECT_EQ(Propose(room, NewMarks("61"))->code(), pb::Refusal::INVALID);
  pb::Correction nobody = NewMarks("56");
  nobody.set_seat("panel_9");
  EXPECT_EQ(Propose(room, nobody)->what(), "seat");
}

TEST(Correction, ComesTooLateOnceTheRankingIsAnnounced) {
  Room room(TwoStagePlan(3));
  room.RunDay({"80", "70"});
  EXPECT_EQ(Propose(room, NewMarks("56"))->code(), pb::Refusal::NOT_NOW);
}

TEST(Correction, IsTheNextStepOfWhoeverHasToAct) {
  Room room = Heard();
  const auto recommended = [&](pb::Role::Id role) {
    const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
    for (const pb::Step& step : desk.steps()) {
      if (step.role() == role && step.recommended()) return step.command().action_case();
    }
    return pb::Command::ACTION_NOT_SET;
  };
  ASSERT_FALSE(Propose(room, NewMarks("56")));
  EXPECT_NE(recommended(pb::Role::SUPERVISOR), pb::Command::kWitnessCorrection);
  const pb::OwnSeat chief = OwnPart(room.state(), "panel_1");
  EXPECT_TRUE(chief.chief_desk().steps(0).command().has_decide_correction());
  EXPECT_EQ(chief.chief_desk().corrections_size(), 1);
  EXPECT_EQ(OwnPart(room.state(), "panel_2").chief_desk().corrections_size(), 0);
  ASSERT_FALSE(Decide(room, "panel_1"));
  EXPECT_EQ(recommended(pb::Role::SUPERVISOR), pb::Command::kWitnessCorrection);
}

// Of the first of two stages: the chief has the second one still to score.
class AfterTheSpeech : public testing::Test {
 protected:
  AfterTheSpeech() {
    room.CheckEverybodyIn();
    room.DrawLots();
    room.Call("c1");
    RunStage("speech", {"50", "30"});
  }

  void RunStage(const std::string& stage, const std::vector<std::string>& marks) {
    room.Start("c1", stage);
    room.End("c1", stage);
    for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
      EXPECT_FALSE(room.Submit(seat, "c1", stage, marks));
    }
    EXPECT_FALSE(room.Close("c1", stage));
  }

  pb::ChiefDesk chief() const { return OwnPart(room.state(), "panel_1").chief_desk(); }

  Room room{TwoStagePlan(3)};
};

TEST_F(AfterTheSpeech, MarksAreDecidedAboutOnceTheChiefHasScoredAllStages) {
  ASSERT_FALSE(Propose(room, NewMarks("56")));
  EXPECT_EQ(chief().corrections_size(), 0);
  EXPECT_EQ(Decide(room, "panel_1")->reason(), pb::Refusal::STAGE);
  RunStage("defense", {"80"});
  ASSERT_EQ(chief().corrections_size(), 1);
  EXPECT_EQ(chief().corrections(0).total_before(), "80");
  EXPECT_FALSE(Decide(room, "panel_1"));
}

TEST_F(AfterTheSpeech, WhatTheChiefProposesTellsNothingOfTheOldMarks) {
  ASSERT_FALSE(Propose(room, NewMarks("56"), "panel_1"));
  ASSERT_EQ(chief().corrections_size(), 1);
  EXPECT_EQ(chief().corrections(0).before_size(), 0);
  EXPECT_EQ(chief().corrections(0).total_before(), "");
}

TEST_F(AfterTheSpeech, ASheetIsExcludedAtOnceAndUnseen) {
  ASSERT_FALSE(Propose(room, Of(pb::Correction::EXCLUDE, "panel_2")));
  ASSERT_EQ(chief().corrections_size(), 1);
  EXPECT_EQ(chief().corrections(0).total_before(), "");
  EXPECT_FALSE(Decide(room, "panel_1"));
}

}  // namespace
}  // namespace tingfen::competition
