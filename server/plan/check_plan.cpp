#include <optional>
#include <set>

#include "server/plan/check.h"
#include "server/plan/check_parts.h"
#include "server/plan/examples.h"
#include "server/plan/plan_paths.h"
#include "server/scoring/rules.h"

namespace tingfen::plan {
namespace {

using scoring::Exact;
using scoring::kInterviewComponent;
using scoring::ToExactText;

void CheckChief(const pb::Plan& plan, FaultList& faults) {
  std::optional<int> chief;
  for (int i = 0; i < plan.panels_size(); ++i) {
    const pb::Panel& panel = plan.panels(i);
    const std::string path = Joined(At("panels", i), "chief_seat");
    if (panel.chief_seat() == 0) continue;
    if (chief) {
      faults.Add(path, FaultCode::kContradiction,
                 {"主考官已设在 {0}，整个方案最多一位。",
                  "the chief judge already sits on {0}; a plan has at most one."},
                 {At("panels", *chief)});
      continue;
    }
    chief = i;
    if (panel.kind() == pb::Panel::MASS) {
      faults.Add(path, FaultCode::kContradiction,
                 {"主考官不能设在群众评委组；此项填 0 或删去。",
                  "the chief judge cannot sit on a mass panel; make it 0 or leave it out."});
    } else if (panel.chief_seat() > panel.seats() &&
               !faults.Spoiled(Joined(At("panels", i), "seats"))) {
      faults.Add(path, FaultCode::kOutOfRange,
                 {"主考官设在第 {0} 席，而这组评委只有 {1} 席。",
                  "the chief judge's seat is {0}, but the panel has only {1} seats."},
                 {std::to_string(panel.chief_seat()), std::to_string(panel.seats())});
    }
  }
}

bool MayHaveChief(const pb::Plan& plan, const FaultList& faults) {
  if (faults.Spoiled("panels")) return true;
  for (int i = 0; i < plan.panels_size(); ++i) {
    if (plan.panels(i).chief_seat() > 0) return true;
    if (faults.Spoiled(Joined(At("panels", i), "chief_seat"))) return true;
  }
  return false;
}

void CheckRelease(const pb::Plan& plan, FaultList& faults) {
  std::set<int> seen;
  for (int i = 0; i < plan.release_size(); ++i) {
    const auto by = plan.release(i).by();
    const std::string path = Joined(At("release", i), "by");
    if (faults.Spoiled(path)) continue;
    if (!seen.insert(by).second) {
      faults.Add(path, FaultCode::kNotUnique,
                 {"{0} 写了两次，每个角色只确认一次。", "{0} is there twice; each confirms once."},
                 {pb::ReleaseStep::By_Name(by)});
    } else if (by == pb::ReleaseStep::CHIEF && !MayHaveChief(plan, faults)) {
      faults.Add(path, FaultCode::kContradiction,
                 {"要主考官确认，但没有一个评委组设了主考官席（chief_seat）。",
                  "the chief judge is to confirm, but no panel has a chief_seat."});
    }
  }
}

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

// What a faultless candidate gets; none where a stage or the sum of weights is at fault.
std::optional<Exact> BestInterview(const pb::Plan& plan) {
  Exact best;
  Exact weights;
  for (const pb::Stage& stage : plan.stages()) {
    const auto weight = PlanShare(stage.weight());
    const auto full_mark = PlanDecimal(stage.full_mark());
    if (!weight || !full_mark || *full_mark == 0) return std::nullopt;
    weights += *weight;
    best += *weight * *full_mark;
  }
  return weights == 1 ? std::optional(best) : std::nullopt;
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
  const std::optional<Exact> interview = BestInterview(plan);
  std::optional<Exact> total = Exact(0);
  Exact weights;
  for (int i = 0; i < plan.components_size(); ++i) {
    const pb::Component& component = plan.components(i);
    const bool is_interview = component.id() == kInterviewComponent;
    const auto best = is_interview ? interview : PlanDecimal(component.full_mark());
    CheckReachable(component.pass(), best, Joined(At("components", i), "pass"), faults);
    const auto weight = PlanShare(component.weight());
    if (total && best && weight) {
      *total += *best * *weight;
      weights += *weight;
    } else {
      total = std::nullopt;
    }
  }
  if (weights != 1) total = std::nullopt;
  CheckReachable(plan.may_stay_vacant_below(), total, "may_stay_vacant_below", faults);
}

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

template <typename List>
void CheckPaths(const pb::Plan& plan, const List& list, const std::string& path,
                FaultList& faults) {
  for (int i = 0; i < list.size(); ++i) {
    const std::string& target = list[i].path();
    if (target.empty() || faults.Spoiled(target) || PathExists(plan, target)) continue;
    faults.Add(Joined(At(path, i), "path"), FaultCode::kNotFound,
               {"方案里没有 {0} 这个位置。", "the plan has nothing at {0}."}, {Quoted(target)});
  }
}

}  // namespace

void CheckPlan(const pb::Plan& plan, FaultList& faults) {
  CheckStages(plan, faults);
  CheckChief(plan, faults);
  CheckComponents(plan, faults);
  CheckPassMarks(plan, faults);
  CheckTies(plan, faults);
  CheckRelease(plan, faults);
  CheckDay(plan, faults);
  CheckBallots(plan, faults);
  CheckPaths(plan, plan.clauses(), "clauses", faults);
  CheckPaths(plan, plan.open_choices(), "open_choices", faults);
  if (faults.empty()) CheckExamples(plan, faults);
}

}  // namespace tingfen::plan
