// What the rules around the interview and of ballots mean together.
#include <gmock/gmock.h>

#include "tests/unit/plan/planted.h"

namespace tingfen::plan {
namespace {

class DayRule : public ::testing::TestWithParam<Planted> {};

TEST_P(DayRule, BrokenIsRefusedAtItsPath) {
  const Planted& planted = GetParam();
  const std::string text = FileText("plans/" + planted.file + ".json");
  ExpectOnly(PlanFaults(Edited(text, planted.edits)), planted.path, planted.code);
}

INSTANTIATE_TEST_SUITE_P(
    AroundTheInterview, DayRule,
    ::testing::Values(
        Planted{"TooFewWithoutWhoIsCounted",
                "benxi",
                {{"/applications",
                  R"({"posts_per_person": 1, "at_least": 2, "too_few": "CANCEL_POST"})"}},
                "applications.count",
                FaultCode::kMissing},
        Planted{
            "TooFewWithoutWhatFollows",
            "benxi",
            {{"/applications", R"({"posts_per_person": 1, "at_least": 2, "count": "APPLIED"})"}},
            "applications.too_few",
            FaultCode::kMissing},
        Planted{"WhoIsCountedWithoutALeastNumber",
                "benxi",
                {{"/applications", R"({"posts_per_person": 1, "count": "APPLIED"})"}},
                "applications.count",
                FaultCode::kContradiction},
        Planted{
            "FewerGoOnThanMustBeThere",
            "benxi",
            {{"/applications",
              R"({"posts_per_person": 1, "at_least": 3, "count": "APPLIED", "too_few": "CANCEL_POST", "at_most": 2})"}},
            "applications.at_most",
            FaultCode::kContradiction},
        Planted{
            "BatchesOfOneId",
            "benxi",
            {{"/batches",
              R"({"batches": [{"id": "a", "title": {"zh": "甲"}}, {"id": "a", "title": {"zh": "乙"}}]})"}},
            "batches.batches[1].id",
            FaultCode::kNotUnique},
        Planted{"OneBatch",
                "benxi",
                {{"/batches", R"({"batches": [{"id": "a", "title": {"zh": "甲"}}]})"}},
                "batches.batches",
                FaultCode::kOutOfRange},
        Planted{"AfterTheFirstWithoutHowMany",
                "benxi",
                {{"/announcement", R"({"when": "AFTER_FIRST"})"}},
                "announcement.first",
                FaultCode::kOutOfRange},
        Planted{"HowManyButAtOnce",
                "benxi",
                {{"/announcement", R"({"when": "AT_ONCE", "first": 3})"}},
                "announcement.first",
                FaultCode::kContradiction},
        Planted{"ALastOneWithoutALag",
                "benxi",
                {{"/announcement", R"({"when": "AT_END", "last": "AFTER_OWN_TURN"})"}},
                "announcement.last",
                FaultCode::kContradiction},
        Planted{
            "EqualisingButAnnouncingAtOnce",
            "benxi",
            {{"/announcement", R"({"when": "AT_ONCE"})"}, {"/equalise", R"({"base": "POOLED"})"}},
            "announcement.when",
            FaultCode::kContradiction},
        Planted{"ConferringAfterScoresAreOut",
                "benxi",
                {{"/announcement", R"({"when": "LAG_BY_ONE"})"}, {"/calibrate_first", "3"}},
                "calibrate_first",
                FaultCode::kContradiction},
        Planted{"ARunOffOfAnUnknownStage",
                "benxi",
                {{"/run_off", R"({"stage": "exam"})"}},
                "run_off.stage",
                FaultCode::kNotFound},
        Planted{"ARunOffWhereTiesAreTakenInWhole",
                "benxi",
                {{"/run_off", R"({"stage": "defense"})"}, {"/shortlist/cut_ties", "\"INCLUDE\""}},
                "run_off",
                FaultCode::kContradiction},
        Planted{"BandsWithoutALimit",
                "benxi",
                {{"/stages/0/limit_seconds", "0"},
                 {"/stages/0/warn_seconds_left", "[]"},
                 {"/stages/0/time_bands",
                  R"([{"kind": "OVER", "from_seconds": 1, "points": "-0.5"}])"}},
                "stages[0].time_bands",
                FaultCode::kContradiction},
        Planted{
            "BandsThatDoNotRise",
            "benxi",
            {{"/stages/0/time_bands",
              R"([{"kind": "OVER", "from_seconds": 30, "points": "-0.5"}, {"kind": "OVER", "from_seconds": 30, "points": "-1"}])"}},
            "stages[0].time_bands[1].from_seconds",
            FaultCode::kContradiction},
        Planted{"EarlierThanTheLimitIsLong",
                "benxi",
                {{"/stages/0/time_bands",
                  R"([{"kind": "UNDER", "from_seconds": 421, "points": "-0.5"}])"}},
                "stages[0].time_bands[0].from_seconds",
                FaultCode::kContradiction},
        Planted{
            "ABandOfNothing",
            "benxi",
            {{"/stages/0/time_bands", R"([{"kind": "OVER", "from_seconds": 1, "points": "0"}])"}},
            "stages[0].time_bands[0].points",
            FaultCode::kBadForm},
        Planted{"MoreQuestionsThanTheBankHolds",
                "benxi",
                {{"/stages/1/questions", R"({"bank_at_least": 3, "draw": 4})"}},
                "stages[1].questions.draw",
                FaultCode::kContradiction},
        Planted{"ANoticeTwice",
                "benxi",
                {{"/notices", R"([{"of": "CHOSEN", "days": 5}, {"of": "CHOSEN", "days": 3}])"}},
                "notices[1].of",
                FaultCode::kNotUnique},
        Planted{
            "ClausesOfNoDocument", "benxi", {{"/document", ""}}, "document", FaultCode::kMissing}),
    SentenceOf);

INSTANTIATE_TEST_SUITE_P(Ballots, DayRule,
                         ::testing::Values(Planted{"AVoteWithThresholdsOfItsOwn",
                                                   "benxi",
                                                   {{"/ballots",
                                                     R"([{"id": "vote", "title": {"zh": "票决"}, "kind": "VOTE", "election": {"over": "1/2", "base": "EXPECTED"}, "quotas": [], "bands": [{"option": "a", "from": "0"}]}])"}},
                                                   "ballots[0].bands",
                                                   FaultCode::kContradiction},
                                           Planted{
                                               "AColumnOfAnUnknownScale",
                                               "benxi",
                                               {{"/ballots",
                                                 R"([{"id": "b", "title": {"zh": "测评"}, "kind": "APPRAISAL", "scales": [{"id": "s", "options": [{"id": "good", "title": {"zh": "好"}}, {"id": "poor", "title": {"zh": "差"}}]}], "columns": [{"id": "overall", "title": {"zh": "总体"}, "scale": "t"}]}])"}},
                                               "ballots[0].columns[0].scale",
                                               FaultCode::kNotFound},
                                           Planted{
                                               "AQuotaOfAnUnknownOption",
                                               "benxi",
                                               {{"/ballots",
                                                 R"([{"id": "b", "title": {"zh": "测评"}, "kind": "APPRAISAL", "scales": [{"id": "s", "options": [{"id": "good", "title": {"zh": "好"}}, {"id": "poor", "title": {"zh": "差"}}]}], "columns": [{"id": "overall", "title": {"zh": "总体"}, "scale": "s"}], "quotas": [{"scale": "s", "option": "fair", "kind": "AT_MOST", "share": "20", "enforce": "HARD", "round": "DOWN"}]}])"}},
                                               "ballots[0].quotas[0].option",
                                               FaultCode::kNotFound},
                                           Planted{
                                               "AThresholdOfAnUnknownColumn",
                                               "benxi",
                                               {{"/ballots",
                                                 R"([{"id": "b", "title": {"zh": "测评"}, "kind": "APPRAISAL", "scales": [{"id": "s", "options": [{"id": "good", "title": {"zh": "好"}}, {"id": "poor", "title": {"zh": "差"}}]}], "columns": [{"id": "overall", "title": {"zh": "总体"}, "scale": "s"}], "thresholds": [{"id": "t", "column": "work", "options": ["good"], "base": "VALID", "compare": "BELOW", "bound": "2/3", "effect": "DISQUALIFY"}]}])"}},
                                               "ballots[0].thresholds[0].column",
                                               FaultCode::kNotFound},
                                           Planted{"AThresholdThatCountsAnOptionTwice",
                                                   "benxi",
                                                   {{"/ballots",
                                                     R"([{"id": "b", "title": {"zh": "测评"}, "kind": "APPRAISAL", "scales": [{"id": "s", "options": [{"id": "good", "title": {"zh": "好"}}, {"id": "poor", "title": {"zh": "差"}}]}], "columns": [{"id": "overall", "title": {"zh": "总体"}, "scale": "s"}], "thresholds": [{"id": "t", "column": "overall", "options": ["good", "good"], "base": "VALID", "compare": "BELOW", "bound": "2/3", "effect": "DISQUALIFY"}]}])"}},
                                                   "ballots[0].thresholds[0].options[1]",
                                                   FaultCode::kNotUnique},
                                           Planted{
                                               "AConductOptionWorthNothingSaid",
                                               "benxi",
                                               {{"/ballots",
                                                 R"([{"id": "c", "title": {"zh": "德行"}, "kind": "CONDUCT", "scales": [{"id": "s", "options": [{"id": "good", "title": {"zh": "好"}, "share": "100"}, {"id": "poor", "title": {"zh": "差"}}]}], "columns": [{"id": "public", "title": {"zh": "公德"}, "scale": "s", "points": "100"}], "bands": [{"option": "good", "from": "60"}, {"option": "poor", "from": "0"}]}])"}},
                                               "ballots[0].scales[0].options[1].share",
                                               FaultCode::kMissing},
                                           Planted{
                                               "BandsThatLeaveAGapAtTheBottom",
                                               "benxi",
                                               {{"/ballots",
                                                 R"([{"id": "c", "title": {"zh": "德行"}, "kind": "CONDUCT", "scales": [{"id": "s", "options": [{"id": "good", "title": {"zh": "好"}, "share": "100"}, {"id": "poor", "title": {"zh": "差"}, "share": "40"}]}], "columns": [{"id": "public", "title": {"zh": "公德"}, "scale": "s", "points": "100"}], "bands": [{"option": "good", "from": "60"}, {"option": "poor", "from": "10"}]}])"}},
                                               "ballots[0].bands",
                                               FaultCode::kContradiction}),
                         SentenceOf);

TEST(NotYet, RoomsCanBeRunByAPlanThatEqualisesThem) {
  const std::string text = Edited(FileText("plans/benxi.json"),
                                  {{"/equalise", R"({"base": "POOLED"})"}, {"/examples", ""}});
  const auto plan = std::get<pb::Plan>(ReadPlan(text));
  for (const Fault& fault : NotYet(plan)) EXPECT_NE(fault.path, "equalise");
}

}  // namespace
}  // namespace tingfen::plan
