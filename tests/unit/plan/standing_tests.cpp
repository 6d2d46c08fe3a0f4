// What a plan cites stands for the rule and the document it was written for, and for nothing put in
// their place.
#include <gmock/gmock.h>

#include "server/plan/explain.h"
#include "server/plan/model/standing.h"
#include "tests/unit/plan/planted.h"

namespace tingfen::plan {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

pb::Plan BenxiWith(const std::vector<Edit>& edits) {
  auto read = ReadPlan(Edited(FileText("plans/benxi.json"), edits));
  if (const auto* faults = std::get_if<Faults>(&read)) {
    ADD_FAILURE() << ::testing::PrintToString(*faults);
    return {};
  }
  return std::get<pb::Plan>(read);
}

// The sentence that speaks of `path`, alone.
Sentence Told(const pb::Plan& plan, const std::string& path) {
  const auto sentences = Explain(plan);
  const auto at = SentencesAt(sentences, path);
  EXPECT_FALSE(at.empty()) << path;
  return at.empty() ? Sentence{} : *at.front();
}

class ReadyClauses : public ::testing::TestWithParam<std::string> {};

TEST_P(ReadyClauses, OfAReadyPlanAllStandForTheRulesThatTheyWereWrittenFor) {
  const pb::Plan plan = ReadyPlan(GetParam());
  EXPECT_THAT(FallenClauses(plan), IsEmpty());
  EXPECT_EQ(plan.document().cited(), plan.document().title().zh());
  for (const pb::Clause& clause : plan.clauses()) {
    EXPECT_EQ(clause.stands_for(), RuleAt(plan, clause.path())) << clause.path();
  }
}

INSTANTIATE_TEST_SUITE_P(All, ReadyClauses,
                         ::testing::Values("benxi", "fenghua", "tongxiang", "wunvshan", "wuzhong"));

TEST(AClause, StandsForItsRuleNoMoreOnceThatIsAnother) {
  const pb::Plan plan = BenxiWith({{"/stages/0/limit_seconds", "600"}});
  const Sentence limit = Told(plan, "stages[0].limit_seconds");
  EXPECT_EQ(limit.basis.kind, Basis::Kind::kOpenChoice) << limit.says.zh();
  EXPECT_THAT(limit.basis.words.zh(), AllOf(HasSubstr("已改动"), Not(HasSubstr("依据"))));
  EXPECT_THAT(limit.basis.words.en(), HasSubstr("changed"));
  // 原则上 was the old clause's word.
  EXPECT_THAT(limit.says.zh(), Not(HasSubstr("原则上")));
  ASSERT_THAT(FallenClauses(plan), SizeIs(1));
  EXPECT_EQ(StandingOf(plan, *FallenClauses(plan)[0]), Standing::kOtherRule);
  EXPECT_EQ(Told(plan, "notices[0]").basis.kind, Basis::Kind::kDocument);
}

TEST(AClause, OfAWholeListFallsWithAnyOfItsParts) {
  const pb::Plan plan = BenxiWith({{"/stages/0/criteria/0/max", "\"25\""},
                                   {"/stages/0/criteria/1/max", "\"25\""},
                                   {"/examples", ""}});
  EXPECT_EQ(Told(plan, "stages[0].criteria[0].max").basis.kind, Basis::Kind::kOpenChoice);
  EXPECT_EQ(Told(plan, "stages[1].criteria[0].max").basis.kind, Basis::Kind::kDocument);
}

TEST(AClause, GivenAnewForTheRuleAsItIsStands) {
  const pb::Plan plan = BenxiWith({{"/stages/0/limit_seconds", "600"},
                                   {"/clauses/-",
                                    R"({"path": "stages[0].limit_seconds", "section": "第八条",
                      "says": {"zh": "每人演讲 10 分钟。"}, "stands_for": "600"})"}});
  const Sentence limit = Told(plan, "stages[0].limit_seconds");
  EXPECT_EQ(limit.basis.kind, Basis::Kind::kDocument);
  EXPECT_EQ(limit.basis.words.zh(), "（依据：第八条）");
  EXPECT_THAT(FallenClauses(plan), IsEmpty());
}

TEST(AClause, OfAnotherDocumentStandsForNothing) {
  const std::string title = R"("市直机关竞争上岗办法")";
  const pb::Plan plan = BenxiWith({{"/document/title/zh", title}});
  EXPECT_THAT(FallenClauses(plan), SizeIs(plan.clauses_size()));
  for (const Sentence& sentence : Explain(plan)) {
    EXPECT_NE(sentence.basis.kind, Basis::Kind::kDocument) << sentence.says.zh();
    EXPECT_THAT(sentence.basis.words.zh(), Not(HasSubstr("依据："))) << sentence.says.zh();
  }
  EXPECT_THAT(Told(plan, "remarks[0]").basis.words.zh(), HasSubstr("另一份文件"));
  const pb::Plan given = BenxiWith({{"/document/title/zh", title},
                                    {"/clauses/0/document", title},
                                    {"/clauses/0/section", R"("第三条")"},
                                    {"/remarks/0/document", title}});
  EXPECT_EQ(Told(given, "panels[0].seats").basis.words.zh(), "（依据：第三条）");
  EXPECT_EQ(Told(given, "remarks[0]").basis.kind, Basis::Kind::kDocument);
  EXPECT_EQ(Told(given, "lots.by").basis.kind, Basis::Kind::kOpenChoice);
}

TEST(AClause, StandsNoMoreWhenWhatItSpokeOfIsTakenOut) {
  auto read = ReadPlan(Edited(FileText("plans/tongxiang.json"),
                              {{"/stages/0/panels/0/trim", ""}, {"/examples", ""}}));
  ASSERT_TRUE(std::holds_alternative<pb::Plan>(read))
      << ::testing::PrintToString(std::get<Faults>(read));
  const auto& plan = std::get<pb::Plan>(read);
  EXPECT_EQ(Told(plan, "stages[0].panels[0].trim").basis.kind, Basis::Kind::kOpenChoice);
}

TEST(AClause, OfAPlanOfBeforeIsTakenAtItsWord) {
  pb::Plan plan = ReadyPlan("benxi");
  plan.mutable_document()->clear_cited();
  for (pb::Clause& clause : *plan.mutable_clauses()) clause.clear_stands_for();
  plan.mutable_stages(0)->set_limit_seconds(600);
  EXPECT_THAT(FallenClauses(plan), IsEmpty());
  EXPECT_EQ(Told(plan, "stages[0].limit_seconds").basis.kind, Basis::Kind::kDocument);
}

}  // namespace
}  // namespace tingfen::plan
