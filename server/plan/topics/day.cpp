#include "server/plan/topics/day.h"

#include "server/plan/model/paths.h"
#include "server/plan/telling/words.h"

namespace tingfen::plan {
namespace {

std::vector<pb::Text> StageTitles(const pb::Plan& plan) {
  std::vector<pb::Text> titles;
  for (const pb::Stage& stage : plan.stages()) titles.push_back(stage.title());
  return titles;
}

void StagesInOrder(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  std::vector<std::string> paths;
  for (int i = 0; i < plan.stages_size(); ++i) paths.push_back(Joined(At("stages", i), "title"));
  if (plan.stages_size() == 1 && !plan.stages(0).parts().empty()) {
    std::vector<pb::Text> parts;
    for (const pb::StagePart& part : plan.stages(0).parts()) parts.push_back(part.title());
    teller.Say(Heading::kDay, {"采取{0}（{1}）的方式。", "it is held as: {0} ({1})."},
               {plan.stages(0).title(), Listed(parts)}, paths);
    return;
  }
  if (plan.stages_size() == 1) {
    teller.Say(Heading::kDay, {"采取{0}的方式。", "it is held as: {0}."}, StageTitles(plan), paths);
    return;
  }
  teller.Say(Heading::kDay, {"分 {0} 个环节：{1}。", "there are {0} stages: {1}."},
             {Whole(plan.stages().size()), Listed(StageTitles(plan))}, paths);
}

void Order(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  const std::vector<std::string> path = {"turns.order"};
  if (!plan.has_turns()) return;
  if (plan.turns().order() == pb::Turns::STAGE_BY_STAGE) {
    teller.Say(Heading::kDay,
               {"所有人先进行完前一个环节，再开始后一个环节（{0}）。",
                "everybody goes through one stage before the next begins ({0})."},
               {Listed(StageTitles(plan))}, path);
  } else if (plan.stages_size() > 1) {
    teller.Say(Heading::kDay,
               {"每人连续进行全部环节（{0}），结束后再轮到下一人。",
                "each goes through all stages ({0}) before the next one is called."},
               {Listed(StageTitles(plan))}, path);
  } else if (plan.applications().posts_per_person() > 1) {
    teller.Say(Heading::kDay,
               {"每人只面试一次，成绩用于本人所报的各个{0}。",
                "everybody is interviewed once, and the score serves for each {0} applied for."},
               {teller.Post()}, path);
  } else {
    teller.Say(Heading::kDay, {"每人面试一次。", "everybody is interviewed once."}, {}, path);
  }
}

void LotsAndNames(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  if (plan.lots().by() == pb::Lots::SERVER) {
    teller.Say(Heading::kDay,
               {"出场顺序由系统抽签决定，任何人事后都能验算。",
                "the system draws lots for the order; anybody can recompute them afterwards."},
               {}, {"lots.by"});
  } else if (plan.has_lots()) {
    teller.Say(Heading::kDay,
               {"出场顺序由{0}本人抽签决定。", "each {0} draws a lot for the order."},
               {teller.Candidate()}, {"lots.by"});
  }
  if (plan.identify().by() == pb::Identify::NUMBER) {
    teller.Say(Heading::kDay,
               {"面试中只用签号；公布结果以前，评委的屏幕和大屏都不出现姓名。",
                "numbers are used throughout; before the results no judge's screen and no hall "
                "screen carries a name."},
               {}, {"identify.by"});
  } else {
    teller.Say(Heading::kDay, {"评委的屏幕和大屏显示签号和姓名。", "screens show number and name."},
               {}, {"identify.by"});
  }
}

void Sole(Teller& teller) {
  if (!teller.plan().has_sole()) return;
  if (teller.plan().sole().then() == pb::Sole::STOP) {
    teller.Say(
        Heading::kDay,
        {"{0}只剩一人时，不再进行。", "where one is left for a {0}, it is not competed for."},
        {teller.Post()}, {"sole.then"});
  } else {
    teller.Say(Heading::kDay,
               {"{0}只剩一人时，面试照常进行，并记录在案。",
                "where one is left for a {0}, the interview is held all the same, and recorded."},
               {teller.Post()}, {"sole.then"});
  }
}

}  // namespace

void ExplainDay(Teller& teller) {
  LotsAndNames(teller);
  StagesInOrder(teller);
  Order(teller);
  Sole(teller);
}

void DayNotYet(const pb::Plan& plan, FaultList& faults) {
  if (plan.turns().order() != pb::Turns::STAGE_BY_STAGE) return;
  AddNotYet("turns.order", "按环节轮流进行", "everybody goes through one stage, then the next",
            faults);
}

}  // namespace tingfen::plan
