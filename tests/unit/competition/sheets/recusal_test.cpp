// Recusal (回避) once a sheet is in: a correction, proposed by one, decided by another, witnessed.
#include <gtest/gtest.h>

#include "server/competition/evolve.h"
#include "server/competition/state/competition.h"
#include "server/competition/verify.h"
#include "server/competition/views/prepare.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

std::optional<pb::Refusal> ProposeRecusal(Room& room, const std::string& seat) {
  return room.Send("operator", [&](auto& command) {
    pb::Correction& correction = *command.mutable_propose_correction()->mutable_correction();
    correction.set_kind(pb::Correction::RECUSE);
    correction.set_candidate("c1");
    correction.set_seat(seat);
    correction.set_reason("系竞聘者配偶的兄弟，当场说明");
  });
}

void DecideAndWitness(Room& room) {
  const std::string id = room.state().corrections.back().id;
  ASSERT_FALSE(room.Send("panel_1", [&](auto& command) {
    command.mutable_decide_correction()->set_id(id);
    command.mutable_decide_correction()->set_accept(true);
  }));
  ASSERT_FALSE(room.Send("supervisor",
                         [&](auto& command) { command.mutable_witness_correction()->set_id(id); }));
}

// Seat 3 gives less than the others in both stages.
void Score(Room& room, const std::string& stage, const std::vector<std::string>& marks,
           const std::vector<std::string>& of_third) {
  room.Start("c1", stage);
  room.End("c1", stage);
  ASSERT_FALSE(room.Submit("panel_1", "c1", stage, marks));
  ASSERT_FALSE(room.Submit("panel_2", "c1", stage, marks));
  ASSERT_FALSE(room.Submit("panel_3", "c1", stage, of_third));
}

Room Called() {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.Call("c1");
  return room;
}

TEST(RecusalAfterASheet, TakesAllSheetsOfTheJudgeOutOfEveryStage) {
  Room room = Called();
  Score(room, "speech", {"50", "30"}, {"20", "30"});
  ASSERT_FALSE(room.Close("c1", "speech"));
  Score(room, "defense", {"80"}, {"50"});
  ASSERT_FALSE(room.Close("c1", "defense"));
  EXPECT_EQ(FirstCandidate(room).figures->total(), "70.00");
  ASSERT_FALSE(ProposeRecusal(room, "panel_3"));
  DecideAndWitness(room);
  EXPECT_EQ(FirstCandidate(room).figures->total(), "80.00");
  EXPECT_TRUE(FirstCandidate(room).recused.contains("panel_3"));
  Competition again;
  for (const pb::Event& event : room.events()) {
    EXPECT_EQ(CheckFigures(again, event), std::nullopt);
    Evolve(again, event, again.seq + 1);
  }
}

TEST(RecusalAfterASheet, DuringScoringLetsTheStageCloseWithoutTheJudge) {
  Room room = Called();
  Score(room, "speech", {"50", "30"}, {"20", "30"});
  ASSERT_FALSE(ProposeRecusal(room, "panel_3"));
  DecideAndWitness(room);
  EXPECT_EQ(room.phase(), pb::Phase::SCORING);
  ASSERT_FALSE(room.Close("c1", "speech"));
  EXPECT_EQ(FirstCandidate(room).stages.at("speech").closed->figure(), "80");
  room.Start("c1", "defense");
  room.End("c1", "defense");
  EXPECT_EQ(room.Submit("panel_3", "c1", "defense", {"90"})->code(), pb::Refusal::RECUSED);
}

TEST(RecusalAfterASheet, NeverLeavesTooFewJudges) {
  Room room(TwoStagePlan(2));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  ASSERT_FALSE(room.Submit("panel_2", "c1", "speech", {"50", "30"}));
  EXPECT_EQ(ProposeRecusal(room, "panel_2")->code(), pb::Refusal::TOO_FEW_JUDGES);
}

TEST(RecusalAfterASheet, WithoutASheetIsTheOperatorsAlone) {
  Room room = Called();
  room.Start("c1", "speech");
  EXPECT_EQ(ProposeRecusal(room, "panel_3")->code(), pb::Refusal::NOT_FOUND);
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    command.mutable_recuse_judge()->set_candidate("c1");
    command.mutable_recuse_judge()->set_seat("panel_3");
    command.mutable_recuse_judge()->set_reason("近亲属");
  }));
}

TEST(RecusalBeforeTheDay, IsEnteredByTheAdministrator) {
  Room room(TwoStagePlan(3));
  ASSERT_FALSE(room.Send("administrator", [](auto& command) {
    command.mutable_recuse_judge()->set_candidate("c1");
    command.mutable_recuse_judge()->set_seat("panel_3");
    command.mutable_recuse_judge()->set_reason("夫妻关系");
  }));
  const pb::PrepareView view = Prepare(room.state(), "room1", room.moment());
  ASSERT_EQ(view.recusals_size(), 1);
  EXPECT_EQ(view.recusals(0).seat(), "panel_3");
}

}  // namespace
}  // namespace tingfen::competition
