#include <gtest/gtest.h>

#include "server/competition/state/competition.h"
#include "server/competition/views/judge.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

Room ScoringRoom() {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  return room;
}

std::optional<pb::Refusal> Return(Room& room, const std::string& seat) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_return_sheet()->set_candidate("c1");
    command.mutable_return_sheet()->set_stage("speech");
    command.mutable_return_sheet()->set_seat(seat);
    command.mutable_return_sheet()->set_reason("第二项似有笔误");
  });
}

std::optional<pb::Refusal> Recuse(Room& room, const std::string& seat) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_recuse_judge()->set_candidate("c1");
    command.mutable_recuse_judge()->set_seat(seat);
    command.mutable_recuse_judge()->set_reason("亲属关系");
  });
}

TEST(Sheet, IsKeptWithItsExactTotal) {
  Room room = ScoringRoom();
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"55.5", "38"}));
  const auto& history = room.state().candidates.at("c1").stages.at("speech").sheets.at("panel_1");
  EXPECT_EQ(history.versions.back().total, "93.5");
  EXPECT_EQ(history.versions.back().receipt, ReceiptNumber(room.state().seq));
}

TEST(Sheet, WithAMarkAboveItsMaximumIsRefusedAtItsPlace) {
  Room room = ScoringRoom();
  const auto refusal = room.Submit("panel_1", "c1", "speech", {"55", "40.5"});
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code(), pb::Refusal::INVALID);
  EXPECT_EQ(refusal->what(), "marks[1].mark");
  EXPECT_EQ(refusal->have(), "40.5");
  EXPECT_EQ(refusal->need(), "0–40");
}

TEST(Sheet, OffTheStepBelowZeroOrNotCanonicalIsRefused) {
  Room room = ScoringRoom();
  EXPECT_EQ(room.Submit("panel_1", "c1", "speech", {"55.3", "30"})->need(), "step 0.5");
  EXPECT_EQ(room.Submit("panel_1", "c1", "speech", {"-1", "30"})->need(), "0–60");
  EXPECT_EQ(room.Submit("panel_1", "c1", "speech", {"55.50", "30"})->need(), "decimal");
  EXPECT_EQ(room.Submit("panel_1", "c1", "speech", {"5e1", "30"})->need(), "decimal");
}

TEST(Sheet, NeedsEveryCriterionOnce) {
  Room room = ScoringRoom();
  EXPECT_EQ(room.Submit("panel_1", "c1", "speech", {"55"})->need(), "manner");
  EXPECT_EQ(room.Submit("panel_1", "c1", "speech", {"55", "30", "1"})->what(), "marks");
  const auto twice = room.Send("panel_1", [](auto& command) {
    pb::SubmitSheet& sheet = *command.mutable_submit_sheet();
    sheet.set_candidate("c1");
    sheet.set_stage("speech");
    sheet.set_version(1);
    for (int i = 0; i < 2; ++i) {
      sheet.add_marks()->set_criterion("content");
      sheet.mutable_marks(i)->set_mark("50");
    }
  });
  EXPECT_EQ(twice->what(), "marks[1].criterion");
}

TEST(Sheet, ForAnotherCandidateOrStageIsRefused) {
  Room room = ScoringRoom();
  const auto other = room.Submit("panel_1", "c2", "speech", {"55", "30"});
  EXPECT_EQ(other->code(), pb::Refusal::OTHER_TURN);
  EXPECT_EQ(other->what(), "candidate");
  EXPECT_EQ(room.Submit("panel_1", "c1", "defense", {"80"})->what(), "stage");
  EXPECT_EQ(room.Submit("panel_1", "c9", "speech", {"1", "1"})->code(), pb::Refusal::NOT_FOUND);
}

TEST(Sheet, IsNotTakenFromAJudgeWhoHasNotCheckedIn) {
  Room room(TwoStagePlan(3));
  for (const char* id : {"c1", "c2"}) {
    ASSERT_FALSE(room.Send("operator", [&](auto& command) {
      command.mutable_check_in_candidate()->set_candidate(id);
      command.mutable_check_in_candidate()->set_arrival(pb::Arrival::PRESENT);
      command.mutable_check_in_candidate()->set_identity_checked(true);
    }));
  }
  room.DrawLots();
  room.Call("c1");
  room.Start("c1", "speech");
  EXPECT_EQ(room.Submit("panel_1", "c1", "speech", {"50", "30"})->code(),
            pb::Refusal::NOT_CHECKED_IN);
}

TEST(Sheet, WaitsForTheEndOfTheStageWhereThePlanSaysSo) {
  pb::Plan plan = TwoStagePlan(3);
  plan.mutable_stages(0)->set_scoring_opens(pb::Stage::AFTER_STAGE);
  Room room(plan);
  room.CheckEverybodyIn();
  room.DrawLots();
  room.Call("c1");
  room.Start("c1", "speech");
  EXPECT_EQ(room.Submit("panel_1", "c1", "speech", {"50", "30"})->code(), pb::Refusal::NOT_NOW);
  room.End("c1", "speech");
  EXPECT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
}

TEST(Sheet, IsLockedOnceItIsIn) {
  Room room = ScoringRoom();
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  EXPECT_EQ(room.Submit("panel_1", "c1", "speech", {"51", "30"}, 2)->code(), pb::Refusal::ALREADY);
}

TEST(ReturnedSheet, ComesBackAsTheNextVersionAndBothStay) {
  Room room = ScoringRoom();
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(Return(room, "panel_1"));
  EXPECT_EQ(OwnPart(room.state(), "panel_1").state(), pb::OwnSeat::RETURNED);
  EXPECT_EQ(OwnPart(room.state(), "panel_1").current().reason(), "第二项似有笔误");
  EXPECT_EQ(room.Submit("panel_1", "c1", "speech", {"51", "30"}, 1)->what(), "version");
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"51", "30"}, 2));
  const auto& history = room.state().candidates.at("c1").stages.at("speech").sheets.at("panel_1");
  ASSERT_EQ(history.versions.size(), 2U);
  EXPECT_TRUE(history.versions[0].returned);
  EXPECT_TRUE(history.Counts());
}

TEST(ReturnedSheet, HoldsUpTheClosing) {
  Room room = ScoringRoom();
  for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "speech", {"50", "30"}));
  }
  ASSERT_FALSE(Return(room, "panel_2"));
  const auto refusal = room.Close("c1", "speech");
  EXPECT_EQ(refusal->code(), pb::Refusal::MISSING_SHEETS);
  EXPECT_EQ(refusal->have(), "2");
  EXPECT_EQ(refusal->need(), "3");
}

TEST(Return, IsRefusedWhereNothingIsInOrItIsReturnedAlready) {
  Room room = ScoringRoom();
  EXPECT_EQ(Return(room, "panel_1")->code(), pb::Refusal::NOT_FOUND);
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(Return(room, "panel_1"));
  EXPECT_EQ(Return(room, "panel_1")->code(), pb::Refusal::ALREADY);
}

TEST(Recusal, LowersThePanelsNumber) {
  Room room = ScoringRoom();
  ASSERT_FALSE(Recuse(room, "panel_3"));
  EXPECT_EQ(OwnPart(room.state(), "panel_3").state(), pb::OwnSeat::RECUSED);
  EXPECT_EQ(room.Submit("panel_3", "c1", "speech", {"50", "30"})->code(), pb::Refusal::RECUSED);
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(room.Submit("panel_2", "c1", "speech", {"60", "30"}));
  ASSERT_FALSE(room.Close("c1", "speech"));
  const auto& figure = *room.state().candidates.at("c1").stages.at("speech").closed;
  EXPECT_EQ(figure.figure(), "85");
  ASSERT_EQ(figure.panels(0).recused_size(), 1);
  EXPECT_EQ(figure.panels(0).recused(0), "panel_3");
}

TEST(Recusal, IsRefusedWhereTooFewWouldBeLeft) {
  Room room = ScoringRoom();
  ASSERT_FALSE(Recuse(room, "panel_3"));
  const auto refusal = Recuse(room, "panel_2");
  EXPECT_EQ(refusal->code(), pb::Refusal::TOO_FEW_JUDGES);
  EXPECT_EQ(refusal->have(), "1");
  EXPECT_EQ(refusal->need(), "2");
}

TEST(Recusal, AfterTheSheetIsInIsNoLongerASimpleStep) {
  Room room = ScoringRoom();
  ASSERT_FALSE(room.Submit("panel_3", "c1", "speech", {"50", "30"}));
  EXPECT_EQ(Recuse(room, "panel_3")->code(), pb::Refusal::NOT_NOW);
}

}  // namespace
}  // namespace tingfen::competition
