#include "server/plan/topics/total/total.h"

#include <optional>

#include "server/plan/model/full_marks.h"
#include "server/plan/model/numbers.h"
#include "server/plan/model/paths.h"
#include "server/plan/reading/listed_ids.h"
#include "server/plan/reading/weights.h"
#include "server/plan/telling/shares.h"
#include "server/plan/telling/words.h"
#include "server/plan/topics/total/scaling.h"
#include "server/scoring/rules.h"

namespace tingfen::plan {
namespace {

using scoring::Exact;
using scoring::kInterviewComponent;
using scoring::ToExactText;

// Marks brought in have a full mark of their own; the interview's follows from its stages.
void CheckComponent(const pb::Component& component, const std::string& path, FaultList& faults) {
  if (faults.Spoiled(Joined(path, "id"))) return;
  const std::string full_mark = Joined(path, "full_mark");
  if (component.id() == kInterviewComponent) {
    if (!component.full_mark().empty()) {
      faults.Add(full_mark, FaultCode::kContradiction,
                 {"面试的满分由各环节得出，这里请删去。",
                  "the interview's full mark follows from its stages; leave this out."});
    }
    if (component.gate()) {
      faults.Add(Joined(path, "gate"), FaultCode::kContradiction,
                 {"面试本身不能作为参加面试的条件。",
                  "the interview cannot be what admits to the interview."});
    }
    return;
  }
  if (component.full_mark().empty()) {
    faults.Add(full_mark, FaultCode::kMissing,
               {"外部导入的成绩要写明满分。", "marks that are brought in need their full mark."});
  }
  if (component.gate() && component.pass().empty()) {
    faults.Add(Joined(path, "gate"), FaultCode::kContradiction,
               {"不合格不得面试，但没有写合格分数线（pass）。",
                "who fails does not come to the interview, but there is no pass mark."});
  }
}

void CheckComponents(const pb::Plan& plan, FaultList& faults) {
  const Ids ids = CheckIds(plan.components(), "components", faults);
  CheckWeights(plan.components(), "components", faults);
  if (ids.Lacks(kInterviewComponent)) {
    faults.Add("components", FaultCode::kNotFound,
               {"总成绩里没有 \"interview\"（面试成绩），它必须是其中一项。",
                "\"interview\" is not among the components of the total; it must be."});
  }
  for (int i = 0; i < plan.components_size(); ++i) {
    CheckComponent(plan.components(i), At("components", i), faults);
  }
}

void CheckReachable(const std::string& mark, const std::optional<Exact>& best,
                    const std::string& path, FaultList& faults) {
  const auto value = PlanDecimal(mark);
  if (!value || !best || *value <= *best) return;
  faults.Add(path, FaultCode::kOutOfRange,
             {"分数线 {0} 高于满分 {1}，没有人能达到。",
              "the mark {0} is above the full mark {1}: nobody could reach it."},
             {mark, ToExactText(*best)});
}

void CheckPassMarks(const pb::Plan& plan, FaultList& faults) {
  for (int i = 0; i < plan.components_size(); ++i) {
    const pb::Component& component = plan.components(i);
    CheckReachable(component.pass(), FullMarkOf(plan, component),
                   Joined(At("components", i), "pass"), faults);
  }
  CheckReachable(plan.may_stay_vacant_below(), BestTotal(plan), "may_stay_vacant_below", faults);
}

void PassMark(Teller& teller, const pb::Component& component, const std::string& path) {
  if (component.pass().empty()) return;
  const std::vector<pb::Text> words = {component.title(), Both(component.pass())};
  if (component.gate()) {
    teller.Say(Heading::kReckoning, {"{0}的合格分为 {1} 分。", "{0}: the pass mark is {1}."}, words,
               {Joined(path, "pass")});
    teller.Say(Heading::kReckoning,
               {"{0}不合格的，不参加面试。", "{0}: who fails does not come to the interview."},
               {component.title()}, {Joined(path, "gate")});
    return;
  }
  teller.Say(Heading::kReckoning,
             {"{0}合格分为 {1} 分，低于 {1} 分的不列入考察对象建议名单。",
              "{0}: the pass mark is {1}; who is below {1} is not proposed."},
             words, {Joined(path, "pass")});
}

void Total(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  for (int i = 0; i < plan.components_size(); ++i) {
    const pb::Component& component = plan.components(i);
    const std::string path = At("components", i);
    if (!component.full_mark().empty()) {
      teller.Say(Heading::kReckoning,
                 {"{0}满分 {1} 分，从外部导入。", "{0} is brought in, marked to {1}."},
                 {component.title(), Both(component.full_mark())}, {Joined(path, "full_mark")});
    }
    PassMark(teller, component, path);
    ExplainScaling(teller, component, path);
  }
  if (plan.components_size() == 1) {
    teller.Say(Heading::kReckoning, {"总成绩就是{0}。", "the total is: {0}."},
               {plan.components(0).title()}, {"components[0].weight"});
    return;
  }
  Shares shares;
  for (int i = 0; i < plan.components_size(); ++i) {
    shares.Add(plan.components(i).title(), plan.components(i).weight(),
               Joined(At("components", i), "weight"));
  }
  shares.Say(teller, Said("综合成绩", "Composite"));
}

pb::Text Places(std::uint32_t places) {
  if (places == 0) return Said("保留到整数", "are whole numbers");
  const pb::Text count = CountWords(places);
  return Said("保留" + count.zh() + "位小数",
              "have " + count.en() + (places == 1 ? " place" : " places"));
}

void Rounding(Teller& teller) {
  const pb::Rounding& rule = teller.plan().rounding();
  const pb::Text mode = rule.mode() == pb::Rounding::TRUNCATE
                            ? Said("多余的舍去", "what is over is cut off")
                            : Said("四舍五入", "rounded half up");
  teller.Say(Heading::kReckoning, {"成绩{0}，{1}。", "scores {0}, {1}."},
             {Places(rule.published()), mode}, {"rounding.published", "rounding.mode"});
  bool earlier = false;
  const auto level = [&](bool has, std::uint32_t places, const char* field, const char* zh,
                         const char* en) {
    if (!has) return;
    earlier = true;
    teller.Say(Heading::kReckoning, {"{0}先{1}，{2}。", "{0} {1} first, {2}."},
               {Said(zh, en), Places(places), mode}, {Joined("rounding", field)});
  };
  level(rule.has_criterion(), rule.criterion(), "criterion", "每个测评要素的平均分",
        "the means of criteria");
  level(rule.has_sheet(), rule.sheet(), "sheet", "每份评分表的总分", "the totals of sheets");
  level(rule.has_panel(), rule.panel(), "panel", "每组评委的平均分", "the means of panels");
  level(rule.has_stage(), rule.stage(), "stage", "每个环节的成绩", "the scores of stages");
  if (earlier) return;
  teller.Say(
      Heading::kReckoning,
      {"中间各步不取整，按准确的数计算。", "nothing is rounded before; sums and means are exact."},
      {}, {"rounding"});
}

void Equalise(Teller& teller) {
  if (!teller.plan().has_equalise()) return;
  const pb::Equalise& rule = teller.plan().equalise();
  const pb::Text base = rule.base() == pb::Equalise::MEAN_OF_MEANS
                            ? Said("各考场平均分的平均值", "the mean of the rooms' means")
                            : Said("全体竞聘者的平均分", "the mean of all together");
  teller.Say(Heading::kReckoning,
             {"各考场的成绩要平衡：面试成绩乘以{0}，再除以本考场的平均分。",
              "rooms are equalised: a score is multiplied by {0} and divided by its room's mean."},
             {base}, {"equalise.base"});
  if (rule.trim_candidates() > 0) {
    teller.Say(Heading::kReckoning,
               {"计算考场平均分时，各去掉最高和最低的 {0} 人。",
                "a room's mean leaves out its {0} best and its {0} worst."},
               {Whole(rule.trim_candidates())}, {"equalise.trim_candidates"});
  }
  if (rule.has_mean_places()) {
    teller.Say(Heading::kReckoning, {"考场平均分{0}。", "the rooms' means {0}."},
               {Places(rule.mean_places())}, {"equalise.mean_places"});
  }
  if (rule.has_coefficient_places()) {
    teller.Say(Heading::kReckoning, {"平衡系数{0}。", "the coefficients {0}."},
               {Places(rule.coefficient_places())}, {"equalise.coefficient_places"});
  }
}

}  // namespace

void CheckTotal(const pb::Plan& plan, FaultList& faults) {
  CheckComponents(plan, faults);
  CheckPassMarks(plan, faults);
  CheckScaling(plan, faults);
}

void ExplainTotal(Teller& teller) {
  Equalise(teller);
  Total(teller);
  Rounding(teller);
}

}  // namespace tingfen::plan
