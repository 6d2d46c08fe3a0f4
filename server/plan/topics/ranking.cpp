#include "server/plan/topics/ranking.h"

#include <optional>
#include <set>

#include "server/plan/model/paths.h"
#include "server/plan/reading/listed_ids.h"
#include "server/plan/telling/words.h"
#include "server/scoring/rules.h"

namespace tingfen::plan {
namespace {

constexpr Words kNotAKey = {
    "{0} 不是可用的排序依据：可以写 interview、stage:环节、panel:环节/评委组、"
    "components 里的一项、exact。",
    "{0} is not a key: there may be interview, stage:ID, panel:STAGE/PANEL, the id of a "
    "component, exact."};

// Whether `panel` scores in the `stage`-th stage, or that cannot be told.
bool MayScore(const pb::Plan& plan, int stage, const std::string& panel, const FaultList& faults) {
  const std::string path = Joined(At("stages", stage), "panels");
  if (faults.Spoiled(path)) return true;
  for (int i = 0; i < plan.stages(stage).panels_size(); ++i) {
    if (plan.stages(stage).panels(i).panel() == panel) return true;
    if (faults.Spoiled(Joined(At(path, i), "panel"))) return true;
  }
  return false;
}

// Why the key names nothing; none where it does, or where that cannot be told.
std::optional<Words> WhyNoKey(const pb::Plan& plan, const scoring::TieKey& key,
                              const FaultList& faults) {
  using Kind = scoring::TieKey::Kind;
  if (key.kind == Kind::kComponent) {
    const bool lacks = IdsOf(plan.components(), "components", faults).Lacks(key.component);
    return lacks ? std::optional(kNotAKey) : std::nullopt;
  }
  if (key.kind != Kind::kStage && key.kind != Kind::kPanel) return std::nullopt;
  const Ids stages = IdsOf(plan.stages(), "stages", faults);
  if (stages.Lacks(key.stage)) {
    return Words{"{0} 里的环节不存在。", "the stage in {0} does not exist."};
  }
  const auto stage = stages.index.find(key.stage);
  if (stage == stages.index.end() || key.kind == Kind::kStage ||
      MayScore(plan, stage->second, key.panel, faults)) {
    return std::nullopt;
  }
  return Words{"{0} 里的评委组不在该环节评分。", "the panel in {0} does not score in that stage."};
}

void CheckTies(const pb::Plan& plan, FaultList& faults) {
  std::set<std::string> seen;
  for (int i = 0; i < plan.ties_size(); ++i) {
    const std::string path = At("ties", i);
    if (faults.Spoiled(path)) continue;
    const auto key = scoring::ParseTieKey(plan.ties(i));
    if (!key) {
      faults.Add(path, FaultCode::kBadForm, kNotAKey, {Quoted(plan.ties(i))});
    } else if (const auto why = WhyNoKey(plan, *key, faults)) {
      faults.Add(path, FaultCode::kNotFound, *why, {Quoted(plan.ties(i))});
    } else if (!seen.insert(plan.ties(i)).second) {
      faults.Add(
          path, FaultCode::kNotUnique,
          {"{0} 写了两次，第二次不起作用。", "{0} is there twice; the second has no effect."},
          {Quoted(plan.ties(i))});
    }
  }
}

void CheckRunOff(const pb::Plan& plan, FaultList& faults) {
  if (!plan.has_run_off() || faults.Spoiled("run_off.stage")) return;
  const std::string& stage = plan.run_off().stage();
  if (IdsOf(plan.stages(), "stages", faults).Lacks(stage)) {
    faults.Add("run_off.stage", FaultCode::kNotFound,
               {"stages 里没有标识为 {0} 的环节。", "stages has none with the id {0}."},
               {Quoted(stage)});
  }
  if (faults.Spoiled("shortlist.cut_ties")) return;
  if (plan.shortlist().cut_ties() != pb::Shortlist::RESOLVE) {
    faults.Add("run_off", FaultCode::kContradiction,
               {"并列者已按 INCLUDE 全部列入，用不到加试；请把 shortlist.cut_ties 改为 RESOLVE，"
                "或删去加试。",
                "ties are taken in whole (INCLUDE), so there is nothing to run off; make "
                "shortlist.cut_ties RESOLVE or leave this out."});
  }
}

pb::Text StageTitle(const pb::Plan& plan, const std::string& id) {
  for (const pb::Stage& stage : plan.stages()) {
    if (stage.id() == id) return stage.title();
  }
  return Both(id);
}

pb::Text KeyWords(const pb::Plan& plan, const std::string& written) {
  const auto key = scoring::ParseTieKey(written);
  if (!key) return Both(written);
  switch (key->kind) {
    case scoring::TieKey::Kind::kExact:
      return Said("取整以前的总成绩", "the unrounded total");
    case scoring::TieKey::Kind::kStage: {
      const pb::Text stage = StageTitle(plan, key->stage);
      return Said(stage.zh() + "成绩", "the score of " + EnglishOf(stage));
    }
    case scoring::TieKey::Kind::kPanel:
      for (const pb::Panel& panel : plan.panels()) {
        if (panel.id() != key->panel) continue;
        return Said(panel.title().zh() + "的平均分", "the mean of " + EnglishOf(panel.title()));
      }
      return Both(written);
    default:
      for (const pb::Component& component : plan.components()) {
        if (component.id() == written) return component.title();
      }
      return Both(written);
  }
}

void Ties(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  const pb::Text total =
      plan.components_size() > 1 ? Said("综合成绩", "composite") : Said("总成绩", "total");
  if (plan.ties().empty()) {
    teller.Say(Heading::kRanking,
               {"按{0}从高到低排名，{0}相同的名次并列。",
                "the ranking goes by the {0}; who is equal shares the rank."},
               {total}, {"ties"});
    return;
  }
  std::vector<pb::Text> keys;
  for (const std::string& key : plan.ties()) keys.push_back(KeyWords(plan, key));
  teller.Say(Heading::kRanking,
             {"按{0}从高到低排名，{0}相同的比{1}，仍相同的名次并列。",
              "the ranking goes by the {0}, and where that is equal by {1}; who is still equal "
              "shares the rank."},
             {total, Listed(keys)}, {"ties"});
}

void CutTies(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  const std::vector<std::string> path = {"shortlist.cut_ties"};
  if (plan.shortlist().cut_ties() != pb::Shortlist::RESOLVE) {
    teller.Say(Heading::kRanking,
               {"名单末位成绩相同的，全部列入。", "a tie across the cut is taken in whole."}, {},
               path);
  } else if (!plan.has_run_off()) {
    teller.Say(Heading::kRanking,
               {"名单末位成绩相同的，留待另行决定。",
                "a tie across the cut is left open, to be settled separately."},
               {}, path);
  } else {
    const pb::Text stage = StageTitle(plan, plan.run_off().stage());
    teller.Say(Heading::kRanking,
               {"名单末位成绩相同的要加试，再进行一轮{0}，成绩高的列入。",
                "a tie across the cut is run off in another round of {0}; the higher goes in."},
               {stage}, path);
    teller.Say(Heading::kRanking,
               {"加试只比加试的{0}成绩，不与原成绩合计。",
                "the run-off's {0} alone decides; it is not added to the earlier score."},
               {stage}, {"run_off"});
  }
}

void Shortlist(Teller& teller) {
  const pb::Shortlist& rule = teller.plan().shortlist();
  const std::vector<std::string> ratio = {"shortlist.per_vacancy"};
  if (rule.per_vacancy() == 1) {
    teller.Say(
        Heading::kRanking,
        {"每个{0}取成绩最高的列入考察对象建议名单，人数与职数相同。",
         "the best of each {0} are proposed for inspection, as many as there are vacancies."},
        {teller.Post()}, ratio);
  } else {
    teller.Say(Heading::kRanking,
               {"每个{0}按职数与人数 1∶{1} 的比例，从高到低提出考察对象建议名单。",
                "for each {0} the best are proposed for inspection, {1} to each vacancy."},
               {teller.Post(), Whole(rule.per_vacancy())}, ratio);
  }
  CutTies(teller);
  if (rule.has_taking_into_account()) {
    teller.Say(Heading::kRanking,
               {"提出名单时可以结合{0}；因此改变次序的，记录理由。",
                "the proposal may take into account {0}; where that changes the order, the reason "
                "is recorded."},
               {rule.taking_into_account()}, {"shortlist.taking_into_account"});
  }
  if (rule.has_decided_by()) {
    teller.Say(Heading::kRanking,
               {"建议名单提交{0}决定。", "the proposal goes to {0} for decision."},
               {rule.decided_by()}, {"shortlist.decided_by"});
  }
  if (rule.replaced_by_next()) {
    teller.Say(Heading::kRanking,
               {"有人退出或被取消资格的，按名次由高到低依次替补，直至满额。",
                "who drops out is replaced by the next in the ranking until the list is full."},
               {}, {"shortlist.replaced_by_next"});
  }
}

void Vacant(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  if (!plan.may_stay_vacant_below().empty()) {
    teller.Say(Heading::kRanking,
               {"全部{0}的成绩都低于 {1} 分时，{2}可以空缺。",
                "where every {0} is below {1}, the {2} may be left vacant."},
               {teller.Candidate(), Both(plan.may_stay_vacant_below()), teller.Post()},
               {"may_stay_vacant_below"});
  }
  if (plan.sole().need_not_be_taken()) {
    teller.Say(Heading::kRanking,
               {"只有一名{0}时，不是必须录用，{1}可以空缺。",
                "a sole {0} need not be taken; the {1} may be left vacant."},
               {teller.Candidate(), teller.Post()}, {"sole.need_not_be_taken"});
  }
}

}  // namespace

void CheckRanking(const pb::Plan& plan, FaultList& faults) {
  CheckTies(plan, faults);
  CheckRunOff(plan, faults);
}

void ExplainRanking(Teller& teller) {
  Ties(teller);
  Shortlist(teller);
  Vacant(teller);
}

}  // namespace tingfen::plan
