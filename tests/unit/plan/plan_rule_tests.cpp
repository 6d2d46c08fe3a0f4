// What the fields of a plan mean together.
#include <gmock/gmock.h>

#include "tests/unit/plan/planted.h"

namespace tingfen::plan {
namespace {

using ::testing::HasSubstr;

class PlanRule : public ::testing::TestWithParam<Planted> {};

TEST_P(PlanRule, BrokenIsRefusedAtItsPath) {
  const Planted& planted = GetParam();
  const std::string text = FileText("plans/" + planted.file + ".json");
  ExpectOnly(PlanFaults(Edited(text, planted.edits)), planted.path, planted.code);
}

constexpr const char* kMassTrim = "/stages/0/panels/1/trim";

INSTANTIATE_TEST_SUITE_P(
    Ids, PlanRule,
    ::testing::Values(
        Planted{"TwoStagesOfOneId",
                "benxi",
                {{"/stages/0/id", "\"defense\""}},
                "stages[1].id",
                FaultCode::kNotUnique},
        Planted{"TwoCriteriaOfOneId",
                "benxi",
                {{"/stages/1/criteria/4/id", "\"logic\""}},
                "stages[1].criteria[4].id",
                FaultCode::kNotUnique},
        Planted{"TwoPanelsOfOneId",
                "benxi",
                {{"/panels/-", R"({"id": "panel", "title": {"zh": "x"}, "kind": "MASS",
                                   "seats": 9})"}},
                "panels[1].id",
                FaultCode::kNotUnique},
        Planted{"AStageOfAnUnknownPanel",
                "benxi",
                {{"/stages/1/panels/0/panel", "\"jury\""}},
                "stages[1].panels[0].panel",
                FaultCode::kNotFound},
        Planted{"APanelTwiceInAStage",
                "benxi",
                {{"/stages/0/panels/0/weight", "\"50\""},
                 {"/stages/0/panels/-", R"({"panel": "panel", "weight": "50",
                                            "min_sheets": 5})"}},
                "stages[0].panels[1].panel",
                FaultCode::kNotUnique},
        Planted{"APanelThatScoresNowhere",
                "benxi",
                {{"/panels/-", R"({"id": "guests", "title": {"zh": "x"}, "kind": "MASS",
                                   "seats": 9})"}},
                "panels[1].id",
                FaultCode::kContradiction}),
    SentenceOf);

INSTANTIATE_TEST_SUITE_P(Arithmetic, PlanRule,
                         ::testing::Values(Planted{"StageWeightsUnderOne",
                                                   "benxi",
                                                   {{"/stages/1/weight", "\"49.9\""}},
                                                   "stages",
                                                   FaultCode::kWeightSum},
                                           Planted{"StageWeightsThatOnlyNearlyMakeOne",
                                                   "benxi",
                                                   {{"/stages/0/weight", "\"33.333333333\""},
                                                    {"/stages/1/weight", "\"2/3\""}},
                                                   "stages",
                                                   FaultCode::kWeightSum},
                                           Planted{"PanelWeightsAboveOne",
                                                   "tongxiang",
                                                   {{"/stages/0/panels/1/weight", "\"40\""}},
                                                   "stages[0].panels",
                                                   FaultCode::kWeightSum},
                                           Planted{"ComponentWeightsUnderOne",
                                                   "benxi",
                                                   {{"/components/0/weight", "\"1/2\""}},
                                                   "components",
                                                   FaultCode::kWeightSum},
                                           Planted{"ACriterionLeftOut",
                                                   "benxi",
                                                   {{"/stages/1/criteria/2", ""}},
                                                   "stages[1].criteria",
                                                   FaultCode::kFullMark},
                                           Planted{"ACriterionWeightThatMissesTheFullMark",
                                                   "benxi",
                                                   {{"/stages/0/criteria/0/weight", "\"1.1\""}},
                                                   "stages[0].criteria",
                                                   FaultCode::kFullMark},
                                           Planted{"AMaximumOffTheStep",
                                                   "benxi",
                                                   {{"/stages/0/criteria/0/max", "\"30.25\""},
                                                    {"/stages/0/criteria/1/max", "\"19.5\""},
                                                    {"/stages/0/full_mark", "\"99.75\""}},
                                                   "stages[0].criteria[0].max",
                                                   FaultCode::kNotMultiple},
                                           Planted{"APassMarkNobodyCanReach",
                                                   "benxi",
                                                   {{"/components/0/pass", "\"100.5\""}},
                                                   "components[0].pass",
                                                   FaultCode::kOutOfRange},
                                           Planted{"AVacancyMarkAboveTheFullMark",
                                                   "benxi",
                                                   {{"/may_stay_vacant_below", "\"101\""}},
                                                   "may_stay_vacant_below",
                                                   FaultCode::kOutOfRange}),
                         SentenceOf);

INSTANTIATE_TEST_SUITE_P(Panels, PlanRule,
                         ::testing::Values(Planted{"ATrimThatCouldLeaveNothing",
                                                   "tongxiang",
                                                   {{std::string(kMassTrim) + "/at_least", "2"}},
                                                   "stages[0].panels[1].trim.at_least",
                                                   FaultCode::kContradiction},
                                           Planted{"ATrimThatNeverApplies",
                                                   "tongxiang",
                                                   {{std::string(kMassTrim) + "/at_least", "41"}},
                                                   "stages[0].panels[1].trim.at_least",
                                                   FaultCode::kContradiction},
                                           Planted{"MoreSheetsNeededThanSeats",
                                                   "benxi",
                                                   {{"/stages/1/panels/0/min_sheets", "6"}},
                                                   "stages[1].panels[0].min_sheets",
                                                   FaultCode::kContradiction},
                                           Planted{"ExpertsDoNotCloseAtAShare",
                                                   "benxi",
                                                   {{"/stages/0/panels/0/close_at", "\"80\""}},
                                                   "stages[0].panels[0].close_at",
                                                   FaultCode::kContradiction},
                                           Planted{"AClosingShareBelowTheLeastSheets",
                                                   "tongxiang",
                                                   {{"/stages/0/panels/1/min_sheets", "33"}},
                                                   "stages[0].panels[1].close_at",
                                                   FaultCode::kContradiction},
                                           Planted{"ExpertsAwayForSomebody",
                                                   "benxi",
                                                   {{"/panels/0/missed", "\"NOT_THE_POST\""}},
                                                   "panels[0].missed",
                                                   FaultCode::kContradiction},
                                           Planted{"AChiefSeatBeyondTheSeats",
                                                   "benxi",
                                                   {{"/panels/0/chief_seat", "6"}},
                                                   "panels[0].chief_seat",
                                                   FaultCode::kOutOfRange},
                                           Planted{"TwoChiefs",
                                                   "tongxiang",
                                                   {{"/panels/1/chief_seat", "1"}},
                                                   "panels[1].chief_seat",
                                                   FaultCode::kContradiction},
                                           Planted{"AChiefAmongTheMass",
                                                   "tongxiang",
                                                   {{"/panels/0/chief_seat", "0"},
                                                    {"/panels/1/chief_seat", "1"}},
                                                   "panels[1].chief_seat",
                                                   FaultCode::kContradiction},
                                           Planted{"AReleaseByAChiefWhoIsNotThere",
                                                   "benxi",
                                                   {{"/panels/0/chief_seat", ""}},
                                                   "release[1].by",
                                                   FaultCode::kContradiction},
                                           Planted{"AReleaseStepTwice",
                                                   "benxi",
                                                   {{"/release/2/by", "\"VERIFIER\""}},
                                                   "release[2].by",
                                                   FaultCode::kNotUnique}),
                         SentenceOf);

INSTANTIATE_TEST_SUITE_P(
    TheRest, PlanRule,
    ::testing::Values(
        Planted{"AWarningAtTheLimit",
                "benxi",
                {{"/stages/0/warn_seconds_left", "[420]"}},
                "stages[0].warn_seconds_left[0]",
                FaultCode::kContradiction},
        Planted{"WarningsThatRise",
                "benxi",
                {{"/stages/0/warn_seconds_left", "[30, 60]"}},
                "stages[0].warn_seconds_left[1]",
                FaultCode::kContradiction},
        Planted{"AWarningTwice",
                "benxi",
                {{"/stages/0/warn_seconds_left", "[60, 60]"}},
                "stages[0].warn_seconds_left[1]",
                FaultCode::kContradiction},
        Planted{"AWarningWithoutALimit",
                "benxi",
                {{"/stages/0/limit_seconds", "0"}, {"/stages/0/warn_seconds_left", "[60]"}},
                "stages[0].warn_seconds_left[0]",
                FaultCode::kContradiction},
        Planted{"MarksBroughtInWithoutTheirFullMark",
                "benxi",
                {{"/components/0/weight", "\"60\""},
                 {"/components/-", R"({"id": "written", "title": {"zh": "笔试"},
                                       "weight": "40"})"}},
                "components[1].full_mark",
                FaultCode::kMissing},
        Planted{"AFullMarkOfTheInterviewItself",
                "benxi",
                {{"/components/0/full_mark", "\"100\""}},
                "components[0].full_mark",
                FaultCode::kContradiction},
        Planted{"AGateWithoutAPassMark",
                "benxi",
                {{"/components/0/weight", "\"60\""},
                 {"/components/-", R"({"id": "written", "title": {"zh": "笔试"},
                                       "weight": "40", "full_mark": "100", "gate": true})"}},
                "components[1].gate",
                FaultCode::kContradiction},
        Planted{"APassMarkAboveTheFullMarkBroughtIn",
                "benxi",
                {{"/components/0/weight", "\"60\""},
                 {"/components/-", R"({"id": "written", "title": {"zh": "笔试"},
                                       "weight": "40", "full_mark": "100", "pass": "101"})"}},
                "components[1].pass",
                FaultCode::kOutOfRange},
        Planted{"AFullMarkUnlikeTheTotalsOfWhichNothingIsSaid",
                "benxi",
                {{"/components/0/weight", "\"40\""},
                 {"/components/-", R"({"id": "written", "title": {"zh": "笔试"},
                                       "weight": "60", "full_mark": "300"})"}},
                "components[1].counted",
                FaultCode::kMissing},
        Planted{"AMarkAsItStandsThatLiftsTheTotalAboveItsFullMark",
                "benxi",
                {{"/components/0/weight", "\"40\""},
                 {"/components/-", R"({"id": "written", "title": {"zh": "笔试"},
                                       "weight": "60", "full_mark": "300",
                                       "counted": "AS_IT_STANDS"})"}},
                "components[1].counted",
                FaultCode::kContradiction},
        Planted{"ATieOfAnUnknownStage",
                "benxi",
                {{"/ties/-", "\"stage:interview\""}},
                "ties[0]",
                FaultCode::kNotFound},
        Planted{"ATieOfAPanelThatDoesNotScoreThere",
                "tongxiang",
                {{"/ties/0", "\"panel:onsite/guests\""}},
                "ties[0]",
                FaultCode::kNotFound},
        Planted{"ATieOfAnUnknownComponent",
                "benxi",
                {{"/ties/-", "\"written\""}},
                "ties[0]",
                FaultCode::kNotFound},
        Planted{"ATieWithoutAName",
                "benxi",
                {{"/ties/-", "\"stage:\""}},
                "ties[0]",
                FaultCode::kBadForm},
        Planted{"ATieTwice",
                "tongxiang",
                {{"/ties/-", "\"panel:onsite/leaders\""}},
                "ties[1]",
                FaultCode::kNotUnique},
        Planted{"AClauseBehindNothing",
                "benxi",
                {{"/clauses/3/path", "\"stages[2].weight\""}, {"/clauses/3/stands_for", ""}},
                "clauses[3].path",
                FaultCode::kNotFound},
        Planted{"AClauseBehindAnUnknownField",
                "benxi",
                {{"/clauses/3/path", "\"stages[0].wait\""}},
                "clauses[3].path",
                FaultCode::kNotFound},
        Planted{"AClauseInsideWhatIsAbsent",
                "benxi",
                {{"/clauses/3/path", "\"stages[0].panels[0].trim.high\""},
                 {"/clauses/3/stands_for", ""}},
                "clauses[3].path",
                FaultCode::kNotFound},
        Planted{"AClauseWithABrokenIndex",
                "benxi",
                {{"/clauses/3/path", "\"stages[00]\""}},
                "clauses[3].path",
                FaultCode::kNotFound},
        Planted{"AnOpenChoiceAboutNothing",
                "benxi",
                {{"/open_choices/2/path", "\"stage[1]\""}},
                "open_choices[2].path",
                FaultCode::kNotFound}),
    SentenceOf);

Faults BenxiWith(std::vector<Edit> edits) {
  edits.push_back({"/examples", ""});  // Worked by the plan as it is.
  return PlanFaults(Edited(FileText("plans/benxi.json"), edits));
}

TEST(PlanRuleMessage, ASumOfWeightsIsTold) {
  const Faults faults = BenxiWith({{"/stages/1/weight", "\"49.9\""}});
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_THAT(faults[0].message_zh, HasSubstr("（50 + 49.9）是 99.9%"));
  EXPECT_THAT(faults[0].message_en, HasSubstr("sum to 99.9%"));
}

TEST(PlanRuleMessage, ASumThatIsNoPerCentIsToldAsAFraction) {
  const Faults faults =
      BenxiWith({{"/stages/0/weight", "\"1/3\""}, {"/stages/1/weight", "\"1/3\""}});
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_THAT(faults[0].message_en, HasSubstr("sum to 2/3"));
}

TEST(PlanRuleMessage, CriteriaThatMissTheFullMarkTellBoth) {
  const Faults faults = BenxiWith({{"/stages/1/criteria/2", ""}});
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_THAT(faults[0].message_zh, HasSubstr("合计 80，而本环节满分为 100"));
}

TEST(PlanRuleKept, WeightsMayBeThirds) {
  EXPECT_TRUE(
      BenxiWith({{"/stages/0/weight", "\"1/3\""}, {"/stages/1/weight", "\"2/3\""}}).empty());
}

TEST(PlanRuleKept, CriteriaMayBeWeighted) {
  EXPECT_TRUE(
      BenxiWith({{"/stages/0/criteria/0/max", "\"10\""}, {"/stages/0/criteria/0/weight", "\"3\""}})
          .empty());
}

TEST(PlanRuleKept, EveryKindOfTieKeyMayBeUsed) {
  EXPECT_TRUE(BenxiWith({{"/ties", R"(["interview", "stage:defense", "panel:speech/panel",
                                       "exact"])"}})
                  .empty());
}

TEST(PlanRuleKept, NobodyNeedsToRelease) {
  EXPECT_TRUE(BenxiWith({{"/release", "[]"},
                         {"/panels/0/chief_seat", "0"},
                         {"/clauses/12", ""},
                         {"/clauses/12", ""}})
                  .empty());
}

TEST(PlanRuleKept, AClosingShareThatJustReachesTheLeastSheetsIsKept) {
  EXPECT_TRUE(PlanFaults(Edited(FileText("plans/tongxiang.json"),
                                {{"/stages/0/panels/1/min_sheets", "32"}, {"/examples", ""}}))
                  .empty());
}

}  // namespace
}  // namespace tingfen::plan
