#include <gtest/gtest.h>

#include <random>

#include "server/scoring/shown.h"
#include "server/scoring/stage.h"
#include "tests/unit/scoring/sheets.h"

namespace tingfen::scoring {
namespace {

StageRule LeadersAndMass() {
  StageRule stage = PlainStage(0);
  stage.panels = {Panel("leaders", "70", 3), Panel("mass", "30", 3)};
  stage.panels[1].min_sheets = 2;
  return stage;
}

TEST(AStage, IsItsPanelsByWeightWhateverTheirOrder) {
  const PanelSheets leaders{"leaders", Overall({"90", "80", "85"})};
  const PanelSheets mass{"mass", Overall({"70", "80", "75"})};
  for (const auto& sheets : {std::vector{leaders, mass}, std::vector{mass, leaders}}) {
    const auto stage = std::get<StageFigure>(ScoreStage(LeadersAndMass(), {}, sheets, {}));
    EXPECT_EQ(stage.figure, Exact(82));
    EXPECT_EQ(stage.panels[0].panel, "leaders");
    EXPECT_EQ(stage.panels[1].weight.written, "30");
  }
}

TEST(AStage, NamesTheFirstPanelInPlanOrderThatHasTooFew) {
  const auto both = ScoreStage(LeadersAndMass(), {}, {{"mass", Overall({"70"})}}, {});
  EXPECT_EQ(std::get<TooFewSheets>(both), (TooFewSheets{"interview", "leaders", 0, 1}));
  const auto one = ScoreStage(LeadersAndMass(), {},
                              {{"mass", Overall({"70"})}, {"leaders", Overall({"90"})}}, {});
  EXPECT_EQ(std::get<TooFewSheets>(one), (TooFewSheets{"interview", "mass", 1, 2}));
}

TEST(AStage, TakesADeductionBeforeItRounds) {
  Rounding rounding;
  rounding.stage = 1;
  const auto stage = ScorePlainStage(PlainStage(1), rounding, Overall({"85.5"}),
                                     {{"-0.25"_x, "overtime"}, {"-0.02"_x, "overtime"}});
  EXPECT_EQ(stage.weighted, "85.5"_x);
  EXPECT_EQ(stage.exact, "85.23"_x);
  EXPECT_EQ(stage.figure, "85.2"_x);
  EXPECT_EQ(stage.shown, "85.2");
  EXPECT_EQ(stage.adjustments[0].reason, "overtime");
}

TEST(AStage, ClampsNothing) {
  const StageRule rule = PlainStage(1);
  EXPECT_EQ(ScorePlainStage(rule, {}, Overall({"0"}), {{"-0.5"_x, "overtime"}}).figure, "-0.5"_x);
  EXPECT_EQ(ScorePlainStage(rule, {}, Overall({"100"}), {{2, "bonus"}}).figure, Exact(102));
}

TEST(AStage, RoundsANegativeHalfAwayFromZero) {
  Rounding rounding;
  rounding.stage = 0;
  EXPECT_EQ(
      ScorePlainStage(PlainStage(1), rounding, Overall({"0"}), {{"-0.5"_x, "overtime"}}).figure,
      Exact(-1));
}

TEST(AStageDeathTest, APanelThatIsNotItsOwnEndsTheProcess) {
  EXPECT_DEATH(static_cast<void>(ScoreStage(LeadersAndMass(), {}, {{"public", {}}}, {})),
               "panel of the stage");
}

TEST(AShownFigure, IsTheDecimalItselfWhereThatIsShort) {
  EXPECT_EQ(Show("85.5"_x, 4, RoundingMode::kHalfUp).text, "85.5");
  EXPECT_EQ(Show("256/3"_x, 4, RoundingMode::kHalfUp).text, "85.3333");
  EXPECT_EQ(Show("512/3"_x, 4, RoundingMode::kTruncate).text, "170.6666");
  EXPECT_EQ(Show("256/3"_x, std::nullopt, RoundingMode::kHalfUp).text, "256/3");
}

TEST(AShownFigure, HasMorePlacesWhereTheNextLineNeedsThem) {
  const Redo sum = [](const std::vector<Exact>& line) { return line[0] + line[1]; };
  // To two places 0.33 + 0.09 = 0.42; exactly 0.4242…, which is 0.424 at three places.
  const auto shown = ShowLine({"1/3"_x, "1/11"_x}, 2, RoundingMode::kHalfUp, sum, "0.424"_x, 3);
  EXPECT_EQ(shown[0].text, "0.333");
  EXPECT_EQ(shown[1].text, "0.091");
}

TEST(AShownFigure, IsAFractionWhereNoNumberOfPlacesWillDo) {
  const Redo sum = [](const std::vector<Exact>& line) { return line[0] + line[1]; };
  const auto shown = ShowLine({"1/3"_x, "2/3"_x}, 2, RoundingMode::kTruncate, sum, 1, 2);
  EXPECT_EQ(shown[0].text, "1/3");
  EXPECT_EQ(shown[1].text, "2/3");
}

Exact Read(const std::string& shown) {
  return ParseExactText(shown).value();
}

// A shown figure stands for its own places; a fraction stands for itself.
Exact RoundedLike(const Exact& value, const std::string& shown, unsigned places,
                  RoundingMode mode) {
  if (shown.find('/') != std::string::npos) return value;
  const std::size_t point = shown.find('.');
  const auto own =
      point == std::string::npos ? 0U : static_cast<unsigned>(shown.size() - point - 1);
  return RoundTo(value, std::max(places, own), mode);
}

TEST(AShownFigure, RedoesTheNextLineOfAnyStage) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    StageRule rule = PlainStage(0);
    rule.panels = {Panel("a", "1/3", 7), Panel("b", "2/3", 6)};
    rule.panels[0].trim = Trim{1, 1, TrimScope::kCriterion, 3};
    rule.criteria = {{"x", 40, 1}, {"y", 60, 1}};
    Rounding rounding;
    rounding.mode = round % 2 == 0 ? RoundingMode::kHalfUp : RoundingMode::kTruncate;
    rounding.published = static_cast<unsigned>(random() % 4);
    if (random() % 3 == 0) rounding.stage = static_cast<unsigned>(random() % 4);
    if (random() % 3 == 0) rounding.panel = static_cast<unsigned>(random() % 4);
    if (random() % 3 == 0) rounding.criterion = static_cast<unsigned>(random() % 4);
    std::vector<PanelSheets> sheets;
    for (const PanelRule& panel : rule.panels) {
      PanelSheets of_panel{panel.id, {}};
      for (const std::string& seat : panel.seats) {
        of_panel.sheets.push_back(
            {seat,
             {{"x", Exact::Ratio(random() % 400, 10)}, {"y", Exact::Ratio(random() % 600, 10)}}});
      }
      sheets.push_back(of_panel);
    }
    const auto stage =
        std::get<StageFigure>(ScoreStage(rule, rounding, sheets, {{-1, "overtime"}}));
    const unsigned places = rounding.stage.value_or(rounding.published + 2);
    const Exact redone =
        Read(stage.panels[0].shown) * "1/3"_x + Read(stage.panels[1].shown) * "2/3"_x - 1;
    EXPECT_EQ(RoundTo(redone, places, rounding.mode), Read(stage.shown)) << stage.shown;
    const PanelFigure& panel = stage.panels[0];
    const Exact sum = Read(panel.criteria[0].shown) + Read(panel.criteria[1].shown);
    const Exact panel_redone =
        rounding.panel ? RoundTo(sum, *rounding.panel, rounding.mode)
                       : RoundedLike(sum, panel.shown, rounding.published + 2, rounding.mode);
    EXPECT_EQ(panel_redone, Read(panel.shown)) << panel.shown;
  }
}

}  // namespace
}  // namespace tingfen::scoring
