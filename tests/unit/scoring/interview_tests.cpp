#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/scoring/interview.h"
#include "server/scoring/total.h"
#include "tests/unit/scoring/sheets.h"

namespace tingfen::scoring {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

StageFigure StageOf(const std::string& id, const Exact& figure) {
  StageFigure stage;
  stage.stage = id;
  stage.figure = figure;
  return stage;
}

Rules SpeechAndDefense() {
  Rules rules = PlainRules(1);
  rules.stages.push_back(rules.stages[0]);
  rules.stages[0].id = "speech";
  rules.stages[0].weight = Share("50");
  rules.stages[1].id = "defense";
  rules.stages[1].weight = Share("50");
  return rules;
}

Equalisation EqualisedBy(const EqualiseRule& rule, const std::vector<RoomInterview>& interviews) {
  return std::get<Equalisation>(Equalise(rule, RoundingMode::kHalfUp, interviews));
}

TEST(AnInterview, IsItsStagesByWeightInAnyOrder) {
  const Rules rules = SpeechAndDefense();
  const auto interview =
      ScoreInterview(rules, {StageOf("defense", "85.3"_x), StageOf("speech", "80"_x)});
  EXPECT_EQ(interview.raw, "82.65"_x);
  EXPECT_EQ(interview.announced.text, "82.65");
  EXPECT_THAT(interview.stages_shown, ElementsAre("80", "85.3"));
}

TEST(AnInterview, AnnouncesAHalfUpwards) {
  const auto interview = ScoreInterview(
      SpeechAndDefense(), {StageOf("speech", "85.125"_x), StageOf("defense", "85.125"_x)});
  EXPECT_EQ(interview.announced.exact, "85.125"_x);
  EXPECT_EQ(interview.announced.value, "85.13"_x);
  EXPECT_EQ(interview.announced.text, "85.13");
}

TEST(AnInterview, ShowsStagesWithEnoughPlacesForTheAnnouncedFigure) {
  const auto interview = ScoreInterview(
      SpeechAndDefense(), {StageOf("speech", "85.12999999"_x), StageOf("defense", "85.12"_x)});
  EXPECT_EQ(interview.announced.text, "85.12");
  // At four places 85.13 and 85.12 would give 85.125 and so 85.13.
  EXPECT_THAT(interview.stages_shown, ElementsAre("85.12999999", "85.12"));
}

TEST(AnInterviewDeathTest, WithoutAStageEndsTheProcess) {
  EXPECT_DEATH(static_cast<void>(ScoreInterview(SpeechAndDefense(), {StageOf("speech", 80)})),
               "every stage");
}

TEST(Equalising, MultipliesByBaseOverRoomMean) {
  const auto equalised = EqualisedBy(
      {}, {{"A", "R1", 80}, {"B", "R1", 82}, {"C", "R2", 90}, {"D", "R2", 92}, {"E", "R2", 94}});
  EXPECT_EQ(equalised.base, "438/5"_x);
  EXPECT_EQ(FindRoom(equalised, "R1")->mean, Exact(81));
  EXPECT_EQ(FindRoom(equalised, "R2")->coefficient, "438/5"_x / 92);
  EXPECT_EQ(FindRoom(equalised, "R3"), nullptr);
}

TEST(Equalising, TheMeanOfMeansDoesNotWeighRoomsBySize) {
  const EqualiseRule rule{EqualiseBase::kMeanOfMeans, 0, {}, {}};
  const auto equalised = EqualisedBy(rule, {{"A", "R1", 80}, {"B", "R1", 82}, {"C", "R2", 90}});
  EXPECT_EQ(equalised.base, "85.5"_x);
}

TEST(Equalising, LeavesOutTheEarlierOfEqualExtremes) {
  const EqualiseRule rule{EqualiseBase::kPooled, 1, {}, {}};
  const auto equalised =
      EqualisedBy(rule, {{"A", "R1", 80}, {"B", "R1", 90}, {"C", "R1", 90}, {"D", "R1", 80}});
  EXPECT_THAT(equalised.rooms[0].best_out, ElementsAre("B"));
  EXPECT_THAT(equalised.rooms[0].worst_out, ElementsAre("A"));
  EXPECT_EQ(equalised.rooms[0].count, 2U);
}

TEST(Equalising, LeavesOutNobodyInARoomOfTwiceTheNumber) {
  const EqualiseRule rule{EqualiseBase::kPooled, 1, {}, {}};
  const auto equalised = EqualisedBy(rule, {{"A", "R1", 80}, {"B", "R1", 90}});
  EXPECT_THAT(equalised.rooms[0].best_out, IsEmpty());
  EXPECT_EQ(equalised.rooms[0].count, 2U);
}

TEST(Equalising, RoundsMeansBaseAndCoefficientWhereThePlanSaysSo) {
  const EqualiseRule rule{EqualiseBase::kMeanOfMeans, 0, 1, 3};
  const auto equalised =
      EqualisedBy(rule, {{"A", "R1", "80.04"_x}, {"B", "R1", "80.05"_x}, {"C", "R2", "90.06"_x}});
  EXPECT_EQ(equalised.rooms[0].mean, "80"_x);
  EXPECT_EQ(equalised.rooms[1].mean, "90.1"_x);
  EXPECT_EQ(equalised.base, "85.1"_x);  // Exactly 85.05.
  EXPECT_EQ(equalised.rooms[0].coefficient, "1.064"_x);
}

TEST(Equalising, ARoomMeanOfZeroIsAnError) {
  const auto equalised = Equalise({}, RoundingMode::kHalfUp, {{"A", "R1", 80}, {"B", "R2", 0}});
  EXPECT_EQ(std::get<RoomMeanIsZero>(equalised), RoomMeanIsZero{"R2"});
}

TEST(Equalising, NobodyAtAllGivesNoRooms) {
  EXPECT_THAT(EqualisedBy({}, {}).rooms, IsEmpty());
}

TEST(Equalising, TheAnnouncedInterviewCanBeRedoneFromWhatIsShown) {
  const auto interview =
      ScoreInterview(SpeechAndDefense(), {StageOf("speech", "256/3"_x), StageOf("defense", 80)},
                     "43484505203/43215560731"_x);
  EXPECT_EQ(interview.announced.exact, interview.raw * "43484505203/43215560731"_x);
  const Exact redone = ParseExactText(interview.raw_shown).value() *
                       ParseExactText(interview.coefficient_shown).value();
  EXPECT_EQ(RoundTo(redone, 2, RoundingMode::kHalfUp), interview.announced.value);
  EXPECT_EQ(interview.raw_shown, "82.6667");
}

TEST(ATotal, TakesTheAnnouncedInterviewAndTheImportedMarkAsItIs) {
  Rules rules = SpeechAndDefense();
  rules.components = {{"written", Share("40"), {}, {}}, {"interview", Share("60"), {}, {}}};
  rules.rounding.published = 0;
  rules.ties = {*ParseTieKey("exact"), *ParseTieKey("written"), *ParseTieKey("stage:speech")};
  const std::vector<StageFigure> stages = {StageOf("speech", "82.4"_x),
                                           StageOf("defense", "82.8"_x)};
  const auto interview = ScoreInterview(rules, stages);
  const auto total =
      std::get<TotalFigure>(ScoreTotal(rules, stages, interview, {{"written", "77.7"_x}}));
  EXPECT_EQ(total.announced.exact, "31.08"_x + "49.8"_x);
  EXPECT_EQ(total.announced.text, "81");
  EXPECT_EQ(total.unrounded, "31.08"_x + "49.56"_x);
  EXPECT_THAT(total.ties, ElementsAre("80.64"_x, "77.7"_x, "82"_x));
  EXPECT_EQ(total.components[0].announced.text, "77.7");
}

TEST(ATotal, FailsBelowThePassMarkByTheAnnouncedFigure) {
  Rules rules = SpeechAndDefense();
  rules.components[0].pass = Exact(60);
  const auto passes = [&](const Exact& mark) {
    const std::vector<StageFigure> stages = {StageOf("speech", mark), StageOf("defense", mark)};
    return std::get<TotalFigure>(ScoreTotal(rules, stages, ScoreInterview(rules, stages), {}))
        .passes;
  };
  EXPECT_TRUE(passes("60"_x));
  EXPECT_TRUE(passes("59.995"_x));  // Announced as 60.00.
  EXPECT_FALSE(passes("59.994"_x));
}

TEST(ATotal, WithoutAComponentSaysWhichIsMissing) {
  Rules rules = SpeechAndDefense();
  rules.components = {{"written", Share("40"), {}, {}}, {"interview", Share("60"), {}, {}}};
  const std::vector<StageFigure> stages = {StageOf("speech", 80), StageOf("defense", 80)};
  const auto total = ScoreTotal(rules, stages, ScoreInterview(rules, stages), {});
  EXPECT_EQ(std::get<MissingComponent>(total), MissingComponent{"written"});
}

}  // namespace
}  // namespace tingfen::scoring
