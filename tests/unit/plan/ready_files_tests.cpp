// The plans and rolls that lie ready are sound, and say what their documents say.
#include <gmock/gmock.h>

#include "server/scoring/exact.h"
#include "tests/unit/plan/planted.h"

namespace tingfen::plan {
namespace {

using ::testing::ElementsAre;

class ReadyFiles : public ::testing::TestWithParam<std::string> {};

TEST_P(ReadyFiles, ThePlanIsWithoutFault) {
  const std::string name = GetParam();
  EXPECT_EQ(::testing::PrintToString(PlanFaults(FileText("plans/" + name + ".json"))), "{}");
}

TEST_P(ReadyFiles, ThePlanCarriesAWorkedExample) {
  EXPECT_GE(ReadyPlan(GetParam()).examples_size(), 1);
}

TEST_P(ReadyFiles, EverythingIsSaidInBothLanguages) {
  const pb::Plan plan = ReadyPlan(GetParam());
  EXPECT_EQ(plan.id(), GetParam());
  for (const pb::Clause& clause : plan.clauses()) {
    EXPECT_FALSE(clause.says().en().empty()) << clause.path();
  }
  for (const pb::OpenChoice& choice : plan.open_choices()) {
    EXPECT_FALSE(choice.question().en().empty()) << choice.path();
  }
  for (const pb::Stage& stage : plan.stages()) {
    EXPECT_FALSE(stage.title().en().empty());
    for (const pb::Criterion& criterion : stage.criteria()) {
      EXPECT_FALSE(criterion.title().en().empty()) << criterion.id();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Each, ReadyFiles,
                         ::testing::Values("wunvshan", "wuzhong", "tongxiang", "fenghua", "benxi"),
                         [](const auto& test) { return test.param; });

TEST(ReadyFile, TheSampleRollsFitTheirPlans) {
  for (const char* name : {"benxi", "tongxiang"}) {
    EXPECT_EQ(::testing::PrintToString(
                  RollFaults(FileText(std::string("tests/rolls/") + name + ".json"), name)),
              "{}");
  }
}

TEST(ReadyFile, TheRehearsalsRollFitsBenxi) {
  EXPECT_TRUE(RollFaults(FileText("deploy/rehearsal/benxi_roll.json")).empty());
}

TEST(ReadyFile, BenxiHasTwoHalvesOfFourAndFiveCriteria) {
  const pb::Plan plan = ReadyPlan("benxi");
  ASSERT_EQ(plan.stages_size(), 2);
  std::vector<std::vector<std::string>> maxima;
  for (const pb::Stage& stage : plan.stages()) {
    EXPECT_EQ(stage.weight(), "50");
    std::vector<std::string>& stage_maxima = maxima.emplace_back();
    for (const pb::Criterion& criterion : stage.criteria()) stage_maxima.push_back(criterion.max());
    EXPECT_FALSE(stage.panels(0).has_trim());
    EXPECT_EQ(stage.panels(0).min_sheets(), 5U);
  }
  EXPECT_THAT(maxima[0], ElementsAre("30", "20", "20", "30"));
  EXPECT_THAT(maxima[1], ElementsAre("15", "25", "20", "25", "15"));
  EXPECT_EQ(plan.stages(0).limit_seconds(), 420U);
  EXPECT_EQ(plan.shortlist().cut_ties(), pb::Shortlist::RESOLVE);
  EXPECT_EQ(plan.may_stay_vacant_below(), "80");
}

TEST(ReadyFile, TongxiangWeighsLeadersSeventyAndTheMassThirtyEachTrimmedOnceAtBothEnds) {
  const pb::Plan plan = ReadyPlan("tongxiang");
  ASSERT_EQ(plan.stages_size(), 1);
  const auto& panels = plan.stages(0).panels();
  ASSERT_EQ(panels.size(), 2);
  EXPECT_EQ(panels[0].weight(), "70");
  EXPECT_EQ(panels[1].weight(), "30");
  for (const pb::StagePanel& panel : panels) {
    EXPECT_EQ(panel.trim().high(), 1U);
    EXPECT_EQ(panel.trim().low(), 1U);
  }
  EXPECT_EQ(plan.panels(0).seats(), 7U);
  EXPECT_EQ(panels[1].close_at(), "80");
  EXPECT_EQ(plan.stages(0).limit_seconds(), 780U);
  EXPECT_EQ(plan.shortlist().per_vacancy(), 2U);
  EXPECT_THAT(plan.ties(), ElementsAre("panel:onsite/leaders"));
}

}  // namespace
}  // namespace tingfen::plan
