// A plan explains all of itself, and gives each sentence the basis it has.
#include <gmock/gmock.h>

#include <set>

#include "server/plan/explain.h"
#include "server/plan/model/paths.h"
#include "tests/unit/plan/planted.h"

namespace tingfen::plan {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using ::testing::HasSubstr;
using ::testing::Not;

// Names of things, and what speaks about the rules instead of being one.
const std::set<std::string, std::less<>> kNoRules = {"format",  "id",           "title",
                                                     "clauses", "open_choices", "examples"};

// The paths of all fields of `message` that are set and hold no further messages but words.
void Leaves(const Message& message, const std::string& path, std::vector<std::string>& leaves) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (kNoRules.contains(field->name())) continue;
    const std::string own = path.empty() ? field->name() : path + "." + field->name();
    const bool words = field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE ||
                       field->message_type()->name() == "Text";
    if (words) {
      leaves.push_back(own);
    } else if (field->is_repeated()) {
      const int size = message.GetReflection()->FieldSize(message, field);
      for (int i = 0; i < size; ++i) {
        Leaves(message.GetReflection()->GetRepeatedMessage(message, field, i),
               own + "[" + std::to_string(i) + "]", leaves);
      }
    } else {
      Leaves(message.GetReflection()->GetMessage(message, field), own, leaves);
    }
  }
}

void ExpectAllToldIn(const pb::Plan& plan) {
  const auto sentences = Explain(plan);
  std::vector<std::string> leaves;
  Leaves(plan, "", leaves);
  EXPECT_GT(leaves.size(), 30U);
  for (const std::string& leaf : leaves) {
    bool told = false;
    for (const Sentence& sentence : sentences) {
      for (const std::string& path : sentence.paths) told = told || PathWithin(leaf, path);
    }
    EXPECT_TRUE(told) << leaf;
  }
}

class Explained : public ::testing::TestWithParam<std::string> {};

TEST_P(Explained, EveryRuleIsTold) {
  ExpectAllToldIn(ReadyPlan(GetParam()));
}

TEST_P(Explained, EverySentenceIsWholeInBothLanguages) {
  for (const Sentence& sentence : Explain(ReadyPlan(GetParam()))) {
    const pb::Text& says = sentence.says;
    EXPECT_TRUE(says.zh().ends_with("。")) << says.zh();
    EXPECT_TRUE(says.en().ends_with(".")) << says.en();
    EXPECT_THAT(says.zh(), Not(HasSubstr("{"))) << says.zh();
    EXPECT_THAT(says.en(), Not(HasSubstr("{"))) << says.en();
    for (const char* chinese : {"的", "为", "。", "“”"}) {
      EXPECT_THAT(says.en(), Not(HasSubstr(chinese)));
    }
    EXPECT_FALSE(sentence.paths.empty()) << says.zh();
  }
}

TEST_P(Explained, WhatTheDocumentLeavesOpenIsAnsweredAndNeverPassedOffAsItsOwn) {
  const pb::Plan plan = ReadyPlan(GetParam());
  const auto sentences = Explain(plan);
  for (const pb::OpenChoice& choice : plan.open_choices()) {
    const auto answers = SentencesAt(sentences, choice.path());
    EXPECT_FALSE(answers.empty()) << choice.path();
    for (const Sentence* answer : answers) {
      EXPECT_EQ(answer->basis.kind, Basis::Kind::kOpenChoice)
          << choice.path() << ": " << answer->says.zh() << answer->basis.words.zh();
    }
  }
}

TEST_P(Explained, EveryClauseStandsBehindASentence) {
  const pb::Plan plan = ReadyPlan(GetParam());
  const auto sentences = Explain(plan);
  for (const pb::Clause& clause : plan.clauses()) {
    bool behind = false;
    for (const Sentence* sentence : SentencesAt(sentences, clause.path())) {
      behind = behind || sentence->basis.words.zh().find(clause.section()) != std::string::npos;
    }
    EXPECT_TRUE(behind) << clause.path() << " " << clause.section();
  }
}

INSTANTIATE_TEST_SUITE_P(Each, Explained,
                         ::testing::Values("wunvshan", "wuzhong", "tongxiang", "fenghua", "benxi"),
                         [](const auto& test) { return test.param; });

TEST(Explain, TellsWhatNoReadyPlanHas) {
  const auto read = ReadPlan(
      Edited(FileText("plans/benxi.json"),
             {{"/stages/0/prepare_seconds", "90"},
              {"/stages/0/time_bands", R"([{"kind": "OVER", "from_seconds": 30, "points": "-0.5"},
                                    {"kind": "UNDER", "from_seconds": 60, "points": "-1"}])"},
              {"/stages/0/criteria/0/weight", "\"1\""},
              {"/stages/1/questions/returned", "true"},
              {"/equalise", R"({"base": "POOLED", "trim_candidates": 1, "mean_places": 2,
                         "coefficient_places": 4})"},
              {"/calibrate_first", "3"},
              {"/rounding/criterion", "2"},
              {"/rounding/sheet", "2"},
              {"/rounding/panel", "2"},
              {"/rounding/stage", "3"},
              {"/rounding/mode", "\"TRUNCATE\""},
              {"/turns", R"({"order": "STAGE_BY_STAGE", "sheets_final": "WITH_TURN"})"},
              {"/lots/by", "\"SERVER\""},
              {"/sole", R"({"then": "STOP"})"},
              {"/ties", R"(["stage:defense", "panel:speech/panel", "exact"])"},
              {"/examples", ""}}));
  ASSERT_TRUE(std::holds_alternative<pb::Plan>(read))
      << ::testing::PrintToString(std::get<Faults>(read));
  const pb::Plan& plan = std::get<pb::Plan>(read);
  ExpectAllToldIn(plan);
  std::string all;
  for (const Sentence& sentence : Explain(plan)) all += sentence.says.zh() + "\n";
  for (const char* said :
       {"竞聘演讲开始前有 1 分 30 秒准备时间，单独计时。", "竞聘演讲超时满 30 秒，扣 0.5 分",
        "竞聘演讲提前结束满 1 分钟，扣 1 分", "抽出的题放回", "前 3 位之后评委合议", "多余的舍去",
        "每个环节的成绩先保留三位小数", "所有人先进行完前一个环节", "系统抽签决定",
        "职位只剩一人时，不再进行。",
        "总成绩相同的比命题答辩成绩、面试小组的平均分、取整以前的总成绩", "各考场的成绩要平衡",
        "各去掉最高和最低的 1 人", "平衡系数保留四位小数"}) {
    EXPECT_THAT(all, HasSubstr(said));
  }
}

TEST(Explain, ADocumentsSoftRuleStaysSoftAndBecomesHardWithoutItsSoftener) {
  const auto at = [](const pb::Plan& plan) {
    const auto sentences = Explain(plan);
    return SentencesAt(sentences, "stages[0].limit_seconds").front()->says.zh();
  };
  pb::Plan plan = ReadyPlan("benxi");
  EXPECT_EQ(at(plan), "竞聘演讲原则上不超过 7 分钟。");
  for (pb::Clause& clause : *plan.mutable_clauses()) clause.set_soft(false);
  EXPECT_EQ(at(plan), "竞聘演讲不超过 7 分钟。");
}

TEST(Explain, ARuleWithNeitherClauseNorChoiceIsASettingOfTheSystem) {
  pb::Plan plan = ReadyPlan("benxi");
  plan.clear_clauses();
  plan.clear_open_choices();
  for (const Sentence& sentence : Explain(plan)) {
    if (sentence.heading == Heading::kOther) continue;
    EXPECT_EQ(sentence.basis.words.zh(), "（系统设置）") << sentence.says.zh();
  }
}

}  // namespace
}  // namespace tingfen::plan
