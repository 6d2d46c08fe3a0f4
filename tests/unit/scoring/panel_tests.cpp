#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "server/scoring/panel.h"
#include "tests/unit/scoring/sheets.h"

namespace tingfen::scoring {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Trim OneEach(TrimScope scope = TrimScope::kSheet) {
  return {1, 1, scope, 3};
}

StageRule JudgesWith(unsigned seats, const Trim& trim) {
  StageRule stage = PlainStage(seats);
  stage.panels[0].trim = trim;
  return stage;
}

StageRule TwoCriteria(unsigned seats, const Trim& trim) {
  StageRule stage = JudgesWith(seats, trim);
  stage.criteria = {{"language", 40, 1}, {"logic", 60, 1}};
  return stage;
}

Sheet LanguageAndLogic(std::size_t seat, const std::string& language, const std::string& logic) {
  return {Seat(seat),
          {{"language", ParseDecimal(language).value()}, {"logic", ParseDecimal(logic).value()}}};
}

TEST(TrimmingASheet, TheHighestAndTheLowestGo) {
  const auto panel =
      ScoreJudges(JudgesWith(5, OneEach()), {}, Overall({"80", "91", "85", "79", "88"}));
  EXPECT_THAT(panel.dropped_high, ElementsAre("seat-2"));
  EXPECT_THAT(panel.dropped_low, ElementsAre("seat-4"));
  EXPECT_TRUE(panel.trimmed);
  EXPECT_EQ(panel.sum, Exact(253));
  EXPECT_EQ(panel.count, 3U);
  EXPECT_EQ(panel.figure, "253/3"_x);
  EXPECT_EQ(panel.sheets[1].dropped, Dropped::kHighest);
  EXPECT_EQ(panel.sheets[3].dropped, Dropped::kLowest);
  EXPECT_EQ(panel.sheets[0].dropped, Dropped::kKept);
}

TEST(TrimmingASheet, EqualExtremesDropOneCopyInTheEarliestSeat) {
  const auto panel =
      ScoreJudges(JudgesWith(5, OneEach()), {}, Overall({"85", "90", "80", "90", "80"}));
  EXPECT_THAT(panel.dropped_high, ElementsAre("seat-2"));
  EXPECT_THAT(panel.dropped_low, ElementsAre("seat-3"));
  EXPECT_EQ(panel.figure, Exact(85));
}

TEST(TrimmingASheet, AmongAllEqualSheetsHighAndLowAreTwoDifferentOnes) {
  const auto panel = ScoreJudges(JudgesWith(3, OneEach()), {}, Overall({"80", "80", "80"}));
  EXPECT_THAT(panel.dropped_high, ElementsAre("seat-1"));
  EXPECT_THAT(panel.dropped_low, ElementsAre("seat-2"));
  EXPECT_EQ(panel.count, 1U);
}

TEST(TrimmingASheet, TwoOfEachGoTheMostExtremeFirst) {
  const auto panel = ScoreJudges(JudgesWith(6, {2, 2, TrimScope::kSheet, 5}), {},
                                 Overall({"90", "70", "80", "95", "60", "82"}));
  EXPECT_THAT(panel.dropped_high, ElementsAre("seat-4", "seat-1"));
  EXPECT_THAT(panel.dropped_low, ElementsAre("seat-5", "seat-2"));
  EXPECT_EQ(panel.figure, Exact(81));
}

TEST(TrimmingASheet, OneSideAloneCanGo) {
  const auto panel =
      ScoreJudges(JudgesWith(3, {0, 1, TrimScope::kSheet, 2}), {}, Overall({"90", "70", "80"}));
  EXPECT_THAT(panel.dropped_high, IsEmpty());
  EXPECT_EQ(panel.figure, Exact(85));
}

TEST(TrimmingASheet, BelowItsCountNothingGoes) {
  const StageRule stage = JudgesWith(5, {1, 1, TrimScope::kSheet, 5});
  const auto panel = ScoreJudges(stage, {}, Overall({"80", "90", "", "70", "60"}));
  EXPECT_FALSE(panel.trimmed);
  EXPECT_THAT(panel.dropped_high, IsEmpty());
  EXPECT_EQ(panel.figure, Exact(75));
}

TEST(TrimmingASheet, SheetsAreRoundedBeforeTheyAreCompared) {
  StageRule stage = JudgesWith(3, OneEach());
  Rounding rounding;
  rounding.sheet = 0;
  const auto panel = ScoreJudges(stage, rounding, Overall({"85.2", "85.4", "84.6"}));
  // As rounded all are 85; exact, the second and the third would have gone.
  EXPECT_THAT(panel.dropped_high, ElementsAre("seat-1"));
  EXPECT_THAT(panel.dropped_low, ElementsAre("seat-2"));
  EXPECT_EQ(panel.sheets[1].sum, "85.4"_x);
  EXPECT_EQ(panel.sheets[1].total, Exact(85));
}

TEST(TrimmingACriterion, EachLosesItsOwnExtremesAndSheetsHaveNoTotal) {
  const auto panel = ScoreJudges(TwoCriteria(3, OneEach(TrimScope::kCriterion)), {},
                                 {LanguageAndLogic(0, "40", "50"), LanguageAndLogic(1, "30", "60"),
                                  LanguageAndLogic(2, "35", "40")});
  ASSERT_EQ(panel.criteria.size(), 2U);
  EXPECT_THAT(panel.criteria[0].dropped_high, ElementsAre("seat-1"));
  EXPECT_THAT(panel.criteria[0].dropped_low, ElementsAre("seat-2"));
  EXPECT_THAT(panel.criteria[1].dropped_high, ElementsAre("seat-2"));
  EXPECT_THAT(panel.criteria[1].dropped_low, ElementsAre("seat-3"));
  EXPECT_EQ(panel.figure, Exact(85));
  EXPECT_EQ(panel.sheets[0].total, std::nullopt);
  EXPECT_THAT(panel.dropped_high, IsEmpty());
}

TEST(TrimmingACriterion, TheMeansAreRoundedThenWeightedAndSheetRoundingPlaysNoPart) {
  StageRule stage = TwoCriteria(3, {1, 1, TrimScope::kCriterion, 5});
  stage.criteria[1].weight = "0.5"_x;
  Rounding rounding;
  rounding.criterion = 1;
  rounding.sheet = 0;
  const auto panel = ScoreJudges(stage, rounding,
                                 {LanguageAndLogic(0, "30", "50"), LanguageAndLogic(1, "30", "50"),
                                  LanguageAndLogic(2, "31", "51")});
  EXPECT_FALSE(panel.trimmed);
  EXPECT_EQ(panel.criteria[0].mean, "91/3"_x);
  EXPECT_EQ(panel.criteria[0].figure, "30.3"_x);
  EXPECT_EQ(panel.criteria[1].figure, "50.3"_x);
  EXPECT_EQ(panel.figure, "55.45"_x);
}

TEST(APanel, RoundsItsFigureWhereThePlanSaysSo) {
  Rounding rounding;
  rounding.panel = 1;
  const auto panel = ScoreJudges(PlainStage(3), rounding, Overall({"80", "80", "80.5"}));
  EXPECT_EQ(panel.exact, "481/6"_x);
  EXPECT_EQ(panel.figure, "80.2"_x);
}

TEST(APanel, WeighsTheCriteriaOfASheet) {
  StageRule stage = TwoCriteria(1, {0, 0, TrimScope::kSheet, 1});
  stage.criteria[0].weight = "1.5"_x;
  const auto panel = ScoreJudges(stage, {}, {LanguageAndLogic(0, "30", "20")});
  EXPECT_EQ(panel.figure, Exact(65));
}

TEST(APanel, BelowItsMinimumHasNoFigureButHaveAndNeed) {
  StageRule stage = PlainStage(5);
  stage.panels[0].min_sheets = 3;
  const auto scored = ScorePanel(stage, stage.panels[0], {}, Overall({"80", "90"}));
  EXPECT_EQ(std::get<TooFewSheets>(scored), (TooFewSheets{"interview", "judges", 2, 3}));
}

TEST(APanel, WithoutAnySheetNeverHasAFigure) {
  StageRule stage = PlainStage(5);
  stage.panels[0].min_sheets = 0;
  const auto scored = ScorePanel(stage, stage.panels[0], {}, {});
  EXPECT_EQ(std::get<TooFewSheets>(scored), (TooFewSheets{"interview", "judges", 0, 1}));
}

TEST(APanel, DoesNotDependOnTheOrderOfSheetsOrMarks) {
  std::mt19937 random(20240601);
  for (int round = 0; round < 200; ++round) {
    const TrimScope scope = round % 2 == 0 ? TrimScope::kSheet : TrimScope::kCriterion;
    const StageRule stage = TwoCriteria(7, {2, 1, scope, 4});
    std::vector<Sheet> sheets;
    for (std::size_t seat = 0; seat < 7; ++seat) {
      // Few values, so that extremes are often equal.
      sheets.push_back(LanguageAndLogic(seat, std::to_string(30 + random() % 3),
                                        std::to_string(50 + random() % 3)));
    }
    const auto in_order = ScoreJudges(stage, {}, sheets);
    std::ranges::shuffle(sheets, random);
    for (Sheet& sheet : sheets) std::ranges::shuffle(sheet.marks, random);
    const auto shuffled = ScoreJudges(stage, {}, sheets);
    EXPECT_EQ(shuffled.figure, in_order.figure);
    EXPECT_EQ(shuffled.dropped_high, in_order.dropped_high);
    EXPECT_EQ(shuffled.dropped_low, in_order.dropped_low);
    for (std::size_t seat = 0; seat < 7; ++seat) {
      EXPECT_EQ(shuffled.sheets[seat].seat, Seat(seat));
      EXPECT_EQ(shuffled.sheets[seat].marks[0].criterion, "language");
    }
    for (std::size_t c = 0; c < in_order.criteria.size(); ++c) {
      EXPECT_EQ(shuffled.criteria[c].dropped_high, in_order.criteria[c].dropped_high);
      EXPECT_EQ(shuffled.criteria[c].dropped_low, in_order.criteria[c].dropped_low);
    }
  }
}

TEST(APanelDeathTest, ASecondSheetOfASeatEndsTheProcess) {
  std::vector<Sheet> sheets = Overall({"80", "90"});
  sheets[1].seat = sheets[0].seat;
  EXPECT_DEATH(ScoreJudges(PlainStage(2), {}, sheets), "seat of its own");
}

TEST(APanelDeathTest, ASheetOfAStrangerEndsTheProcess) {
  std::vector<Sheet> sheets = Overall({"80", "90"});
  sheets[1].seat = "stranger";
  EXPECT_DEATH(ScoreJudges(PlainStage(2), {}, sheets), "seat of its own");
}

TEST(APanelDeathTest, ASheetWithoutACriterionEndsTheProcess) {
  std::vector<Sheet> sheets = Overall({"80"});
  sheets[0].marks.clear();
  EXPECT_DEATH(ScoreJudges(PlainStage(1), {}, sheets), "without a fault");
}

SheetFault::Kind FaultOf(const StageRule& stage, const std::vector<Mark>& marks) {
  return FindSheetFault(stage, marks).value().kind;
}

TEST(ASheet, IsFaultlessWhereEveryMarkIsInRangeAndOnStep) {
  StageRule stage = TwoCriteria(1, OneEach());
  stage.step = "0.5"_x;
  EXPECT_EQ(FindSheetFault(stage, {{"language", 40}, {"logic", "59.5"_x}}), std::nullopt);
  EXPECT_EQ(FindSheetFault(stage, {{"logic", 0}, {"language", 0}}), std::nullopt);
}

TEST(ASheet, NamesItsFault) {
  using Kind = SheetFault::Kind;
  StageRule stage = TwoCriteria(1, OneEach());
  stage.step = "0.5"_x;
  EXPECT_EQ(FindSheetFault(stage, {{"language", "40.5"_x}, {"logic", 1}}),
            (SheetFault{Kind::kAboveMax, "language", "40.5"_x, 40}));
  EXPECT_EQ(FindSheetFault(stage, {{"language", "39.7"_x}, {"logic", 1}}),
            (SheetFault{Kind::kOffStep, "language", "39.7"_x, "0.5"_x}));
  EXPECT_EQ(FaultOf(stage, {{"language", -1}, {"logic", 1}}), Kind::kBelowZero);
  EXPECT_EQ(FaultOf(stage, {{"language", 1}}), Kind::kMissing);
  EXPECT_EQ(FaultOf(stage, {{"language", 1}, {"logic", 1}, {"charm", 1}}), Kind::kUnknown);
  EXPECT_EQ(FaultOf(stage, {{"language", 1}, {"logic", 1}, {"logic", 1}}), Kind::kTwice);
}

}  // namespace
}  // namespace tingfen::scoring
