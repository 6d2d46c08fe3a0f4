// What each ready plan chose where its document is silent: exactly this, and with these answers.
#include <gmock/gmock.h>

#include "server/plan/explain.h"
#include "tests/unit/plan/planted.h"

namespace tingfen::plan {
namespace {

struct Choice {
  std::string path;
  std::string answer;  // The sentences at the path, one after the other.

  bool operator==(const Choice&) const = default;
};

void PrintTo(const Choice& choice, std::ostream* out) {
  *out << choice.path << ": " << choice.answer;
}

std::vector<Choice> ChoicesOf(const std::string& name) {
  const pb::Plan plan = ReadyPlan(name);
  const auto sentences = Explain(plan);
  std::vector<Choice> choices;
  for (const pb::OpenChoice& choice : plan.open_choices()) {
    std::string answer;
    for (const Sentence* sentence : SentencesAt(sentences, choice.path())) {
      answer += sentence->says.zh();
    }
    choices.push_back({choice.path(), answer});
  }
  return choices;
}

using ::testing::ElementsAreArray;

TEST(ReadyChoices, OfWunvshan) {
  const std::vector<Choice> expected = {
      {"panels[0].seats", "评委组共 7 人。"},
      {"stages[0].panels[0].trim.high",
       "评委组：去掉一个最高分、一个最低分；分数相同的也只去这个数。"},
      {"stages[0].panels[0].trim.low",
       "评委组：去掉一个最高分、一个最低分；分数相同的也只去这个数。"},
      {"stages[0].criteria", "结构化面试不分项，一张评分表打一个分：面试表现 100 分。"},
      {"components[0].weight", "总成绩就是面试得分。"},
      {"shortlist.per_vacancy", "每个岗位按职数与人数 1∶2 的比例，从高到低提出考察对象建议名单。"},
      {"turns.order", "每人只面试一次，成绩用于本人所报的各个岗位。"},
      {"announcement.last", "最后一名竞聘者在本人面试结束、核分确认后听分。"},
      {"rounding.published", "成绩保留两位小数，四舍五入。"},
  };
  EXPECT_THAT(ChoicesOf("wunvshan"), ElementsAreArray(expected));
}

TEST(ReadyChoices, OfWuzhong) {
  const std::vector<Choice> expected = {
      {"components[0].gate", "笔试成绩不合格的，不参加面试。"},
      {"components[0].weight", "综合成绩：笔试成绩占 40%，面试成绩占 60%。"},
      {"components[1].weight", "综合成绩：笔试成绩占 40%，面试成绩占 60%。"},
      {"stages[0].full_mark", "面试满分 100 分。"},
      {"panels[0].seats", "面试考官共 7 人。"},
      {"stages[0].panels[0].trim",
       "面试考官：按评分表的总分去掉最高分和最低分，其余取平均分。面试考官：去掉一个最高分、一个最"
       "低分；分数相同的也只去这个数。面试考官：满 3 份评分表才去分，不足的全部计入。"},
      {"ballots[0].thresholds[0].base", "民主测评：“胜任”、“基本胜任”合计的比率按有效票计算。"},
      {"ballots[0].scales[0]",
       "民主测评的选项：好、较好、一般、较差（德、能、勤、绩、廉、学、总体评价）。"},
      {"ballots[0].replacements", "民主测评：替补上来的人另行测评。"},
      {"ties", "按综合成绩从高到低排名，综合成绩相同的比面试成绩，仍相同的名次并列。"},
      {"ballots[1].election.base", "党委（党组）票决：得票率按应到人数计算。"},
      {"ballots[1].attendance_at_least", "党委（党组）票决：实到人数须达到应到人数的三分之二。"},
      {"announcement.when", "全部竞岗人员结束后一起宣布成绩。"},
  };
  EXPECT_THAT(ChoicesOf("wuzhong"), ElementsAreArray(expected));
}

TEST(ReadyChoices, OfTongxiang) {
  const std::vector<Choice> expected = {
      {"stages[0].full_mark", "现场竞岗满分 100 分。"},
      {"stages[0].criteria", "现场竞岗不分项，一张评分表打一个分：竞职演说与回答追问 100 分。"},
      {"stages[0].limit_seconds", "现场竞岗共 13 分钟：竞职演说 8 分钟、回答追问 5 分钟。"},
      {"stages[0].panels[1].close_at", "群众评委：已报到席位中有 80% 交来评分表就可以封分。"},
      {"panels[1].missed",
       "群众评委：中途缺席的，回场后可以给后面的竞岗对象评分，包括同一职位的。"},
      {"rounding.published", "成绩保留两位小数，四舍五入。"},
      {"ties", "按总成绩从高到低排名，总成绩相同的比领导评委的平均分，仍相同的名次并列。"},
      {"ballots[0].election.base", "党委（党组）票决：得票率按应到人数计算。"},
      {"announcement.when", "每人结束、核分确认后当场宣布成绩。"},
  };
  EXPECT_THAT(ChoicesOf("tongxiang"), ElementsAreArray(expected));
}

TEST(ReadyChoices, OfFenghua) {
  const std::vector<Choice> expected = {
      {"stages[0].panels[0].trim",
       "面试评委：按评分表的总分去掉最高分和最低分，其余取平均分。面试评委：去掉一个最高分、一个最"
       "低分；分数相同的也只去这个数。面试评委：满 5 份评分表才去分，不足的全部计入。"},
      {"shortlist.cut_ties", "名单末位成绩相同的，全部列入。"},
      {"announcement.when", "全部竞争者结束后一起宣布成绩。"},
      {"ballots[0].quotas[0].round", "任期测评：“好”的比例折算成人数时向下取整。"},
      {"ballots[0].quotas[1].round", "任期测评：“较差”的比例折算成人数时向下取整。"},
      {"ballots[0].quotas[0].enforce", "任期测评：“好”不合比例的，该栏无效。"},
      {"ballots[0].quotas[1].enforce", "任期测评：“较差”不合比例的，填写时提醒，该栏照样有效。"},
      {"ballots[0].thresholds[0].column", "任期测评：“较差”的比率看“总体评价”一栏。"},
      {"ballots[0].thresholds[1].column", "任期测评：“一般”、“较差”合计的比率看“总体评价”一栏。"},
      {"ballots[0].thresholds[0].base", "任期测评：“较差”的比率按有效票计算。"},
      {"ballots[0].thresholds[1].base", "任期测评：“一般”、“较差”合计的比率按有效票计算。"},
      {"ballots[1].scales[0].options[0].share",
       "任期德行考核：各等次得该栏分值的比例为好 100%、较好 85%、一般 65%、较差 40%。"},
      {"ballots[1].bands",
       "任期德行考核：按总分定等次，90 分及以上为好，75 分及以上为较好，60 "
       "分及以上为一般，更低的为较差。"},
      {"ballots[4].thresholds[0].base", "选聘民主测评：“不称职”的比率按有效票计算。"},
      {"ballots[4].thresholds[1].base",
       "选聘民主测评：“基本称职”、“不称职”合计的比率按有效票计算。"},
      {"ballots[5].scales[0].options[0].share",
       "选聘德行考核：各等次得该栏分值的比例为好 100%、较好 85%、一般 65%、较差 40%。"},
      {"ballots[5].bands",
       "选聘德行考核：按总分定等次，90 分及以上为好，75 分及以上为较好，60 "
       "分及以上为一般，更低的为较差。"},
      {"ballots[6].thresholds[0].base", "任免表决：“同意”的比率按有效票计算。"},
  };
  EXPECT_THAT(ChoicesOf("fenghua"), ElementsAreArray(expected));
}

TEST(ReadyChoices, OfBenxi) {
  const std::vector<Choice> expected = {
      {"stages[0].panels[0].trim", "竞聘演讲，面试小组：不去最高分、最低分，全部评分表取平均分。"},
      {"stages[1].panels[0].trim", "命题答辩，面试小组：不去最高分、最低分，全部评分表取平均分。"},
      {"stages[1].questions.draw", "命题答辩每人抽 3 题，人人题数相同，抽出的题不放回。"},
      {"turns.order", "每人连续进行全部环节（竞聘演讲、命题答辩），结束后再轮到下一人。"},
      {"turns.sheets_final", "每个环节的评分表在下一个环节开始前定稿。"},
      {"stages[1].limit_seconds", "命题答辩不超过 10 分钟。"},
      {"stages[0].time_bands", "竞聘演讲超时只记录，不扣分。"},
      {"stages[1].time_bands", "命题答辩超时只记录，不扣分。"},
      {"run_off", "加试只比加试的命题答辩成绩，不与原成绩合计。"},
      {"rounding.published", "成绩保留两位小数，四舍五入。"},
      {"announcement.when", "全部揭榜对象结束后一起宣布成绩。"},
  };
  EXPECT_THAT(ChoicesOf("benxi"), ElementsAreArray(expected));
}

}  // namespace
}  // namespace tingfen::plan
