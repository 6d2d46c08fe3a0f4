// Stages: criteria, panels, trimming, the clock.
#include <cstdint>
#include <optional>
#include <set>

#include "server/plan/check.h"
#include "server/plan/check_parts.h"

namespace tingfen::plan {
namespace {

using scoring::Exact;
using scoring::ToExactText;

// What a faultless sheet sums to; none where a criterion could not be read.
std::optional<Exact> BestSheet(const pb::Stage& stage, const std::string& criteria,
                               const FaultList& faults) {
  if (faults.Spoiled(criteria)) return std::nullopt;
  Exact sum;
  for (int i = 0; i < stage.criteria_size(); ++i) {
    const pb::Criterion& criterion = stage.criteria(i);
    const std::string path = At(criteria, i);
    if (faults.Spoiled(Joined(path, "max")) || faults.Spoiled(Joined(path, "weight"))) {
      return std::nullopt;
    }
    const Exact max = PlanDecimal(criterion.max()).value();
    sum += criterion.weight().empty() ? max : max * PlanDecimal(criterion.weight()).value();
  }
  return sum;
}

void CheckFullMark(const pb::Stage& stage, const std::string& path, FaultList& faults) {
  const auto full_mark = PlanDecimal(stage.full_mark());
  if (!full_mark || faults.Spoiled(Joined(path, "full_mark"))) return;
  const std::string criteria = Joined(path, "criteria");
  const auto sum = BestSheet(stage, criteria, faults);
  if (!sum || *sum == *full_mark) return;
  faults.Add(criteria, FaultCode::kFullMark,
             {"各测评要素满分（乘以权数）合计 {0}，而本环节满分为 {1}，两者必须相等。",
              "the criteria's full marks (times their weights) sum to {0}, but the stage's full "
              "mark is {1}; they must be equal."},
             {ToExactText(*sum), ToExactText(*full_mark)});
}

void CheckCriteria(const pb::Stage& stage, const std::string& path, FaultList& faults) {
  const std::string criteria = Joined(path, "criteria");
  CheckIds(stage.criteria(), criteria, faults);
  CheckFullMark(stage, path, faults);
  const auto step = faults.Spoiled(Joined(path, "step")) ? std::nullopt : PlanDecimal(stage.step());
  for (int i = 0; i < stage.criteria_size(); ++i) {
    const auto max = PlanDecimal(stage.criteria(i).max());
    if (!step || !max || scoring::IsMultipleOf(*max, *step)) continue;
    faults.Add(Joined(At(criteria, i), "max"), FaultCode::kNotMultiple,
               {"满分 {0} 不是打分间隔 {1} 的整数倍，评委打不出满分。",
                "the full mark {0} is not a multiple of the step {1}: no judge could give it."},
               {stage.criteria(i).max(), stage.step()});
  }
}

void CheckTrim(const pb::Trim& trim, const pb::Panel* panel, const std::string& path,
               FaultList& faults) {
  const bool spoiled = faults.Spoiled(Joined(path, "high")) || faults.Spoiled(Joined(path, "low"));
  const std::uint32_t dropped = trim.high() + trim.low();
  const std::string at_least = Joined(path, "at_least");
  if (!spoiled && trim.at_least() <= dropped) {
    faults.Add(
        at_least, FaultCode::kContradiction,
        {"从 {0} 份起就去掉 {1} 份，会一份不剩；这里至少填 {2}。",
         "from {0} sheets on {1} would be dropped, which could leave none; it must be at "
         "least {2}."},
        {std::to_string(trim.at_least()), std::to_string(dropped), std::to_string(dropped + 1)});
  } else if (panel != nullptr && trim.at_least() > panel->seats()) {
    faults.Add(at_least, FaultCode::kContradiction,
               {"从 {0} 份起才去分，而这组评委只有 {1} 席，永远不会去分。",
                "nothing is dropped before {0} sheets are there, but the panel has only {1} "
                "seats: it would never be."},
               {std::to_string(trim.at_least()), std::to_string(panel->seats())});
  }
}

// The server closes at the share of the seats checked in, but never under min_sheets; so the share
// is without effect where even a full panel's share lies under it.
void CheckCloseAt(const pb::StagePanel& stage_panel, const pb::Panel& panel,
                  const std::string& path, FaultList& faults) {
  const auto share = PlanShare(stage_panel.close_at());
  if (!share) return;
  if (panel.kind() == pb::Panel::EXPERT) {
    faults.Add(path, FaultCode::kContradiction,
               {"专家评委组须全部交齐才能封分，不能按比例封分；请删去这一项。",
                "a panel of experts closes once all its sheets are there, not at a share; leave "
                "this out."});
  } else if (stage_panel.min_sheets() > 0 &&
             *share * panel.seats() <= Exact(stage_panel.min_sheets()) - 1) {
    faults.Add(path, FaultCode::kContradiction,
               {"{0} 席全部报到时，按 {1} 封分也不到最低有效份数 {2}，这个比例不起作用。",
                "even with all {0} seats checked in, closing at {1} is below min_sheets {2}: the "
                "share would have no effect."},
               {std::to_string(panel.seats()), Quoted(stage_panel.close_at()),
                std::to_string(stage_panel.min_sheets())});
  }
}

void CheckStagePanel(const pb::StagePanel& stage_panel, const pb::Panel* panel,
                     const std::string& path, FaultList& faults) {
  if (panel != nullptr && stage_panel.min_sheets() > panel->seats()) {
    faults.Add(Joined(path, "min_sheets"), FaultCode::kContradiction,
               {"至少要 {0} 份评分表，而这组评委只有 {1} 席。",
                "at least {0} sheets are needed, but the panel has only {1} seats."},
               {std::to_string(stage_panel.min_sheets()), std::to_string(panel->seats())});
  }
  if (stage_panel.has_trim()) CheckTrim(stage_panel.trim(), panel, Joined(path, "trim"), faults);
  if (panel != nullptr) CheckCloseAt(stage_panel, *panel, Joined(path, "close_at"), faults);
}

void CheckStagePanels(const pb::Plan& plan, const pb::Stage& stage, const std::string& path,
                      const Ids& panels, FaultList& faults) {
  std::set<std::string> seen;
  for (int i = 0; i < stage.panels_size(); ++i) {
    const pb::StagePanel& stage_panel = stage.panels(i);
    const std::string panel_path = At(path, i);
    const std::string id_path = Joined(panel_path, "panel");
    if (panels.Lacks(stage_panel.panel())) {
      faults.Add(id_path, FaultCode::kNotFound,
                 {"panels 里没有标识为 {0} 的评委组。", "panels has none with the id {0}."},
                 {Quoted(stage_panel.panel())});
    } else if (!seen.insert(stage_panel.panel()).second) {
      faults.Add(id_path, FaultCode::kNotUnique,
                 {"评委组 {0} 在本环节写了两次。", "the panel {0} is twice in this stage."},
                 {Quoted(stage_panel.panel())});
    }
    const auto known = panels.index.find(stage_panel.panel());
    const pb::Panel* panel = known == panels.index.end() ? nullptr : &plan.panels(known->second);
    const bool sound =
        panel != nullptr && !faults.Spoiled(Joined(At("panels", known->second), "seats"));
    CheckStagePanel(stage_panel, sound ? panel : nullptr, panel_path, faults);
  }
}

void CheckWarnings(const pb::Stage& stage, const std::string& path, FaultList& faults) {
  const std::string limit_path = Joined(path, "limit_seconds");
  const std::string warnings = Joined(path, "warn_seconds_left");
  std::uint32_t above = stage.limit_seconds();
  bool above_is_limit = true;
  if (faults.Spoiled(limit_path)) return;
  for (int i = 0; i < stage.warn_seconds_left_size(); ++i) {
    const std::string warning = At(warnings, i);
    if (faults.Spoiled(warning)) continue;
    const std::uint32_t left = stage.warn_seconds_left(i);
    if (left < above) {
      above = left;
      above_is_limit = false;
    } else if (above_is_limit && above == 0) {
      faults.Add(warning, FaultCode::kContradiction,
                 {"本环节不限时（limit_seconds 为 0），不能有剩余时间提醒。",
                  "the stage has no limit (limit_seconds is 0), so nothing can be left of it."});
    } else {
      faults.Add(warning, FaultCode::kContradiction,
                 {"剩余 {0} 秒时提醒，须小于{1} {2} 秒（提醒由大到小排列）。",
                  "a warning at {0} s left must be below {3} of {2} s (warnings fall)."},
                 {std::to_string(left), above_is_limit ? "本环节限时" : "前一次提醒",
                  std::to_string(above), above_is_limit ? "the limit" : "the one before"});
    }
  }
}

void CheckPanelsUsed(const pb::Plan& plan, FaultList& faults) {
  std::set<std::string> used;
  if (faults.Spoiled("stages")) return;
  for (int i = 0; i < plan.stages_size(); ++i) {
    const std::string panels = Joined(At("stages", i), "panels");
    if (faults.Spoiled(panels)) return;
    for (int j = 0; j < plan.stages(i).panels_size(); ++j) {
      if (faults.Spoiled(Joined(At(panels, j), "panel"))) return;
      used.insert(plan.stages(i).panels(j).panel());
    }
  }
  for (int i = 0; i < plan.panels_size(); ++i) {
    const std::string id_path = Joined(At("panels", i), "id");
    if (faults.Spoiled(id_path) || used.contains(plan.panels(i).id())) continue;
    faults.Add(id_path, FaultCode::kContradiction,
               {"评委组 {0} 没有在任何环节评分。", "the panel {0} scores in no stage."},
               {Quoted(plan.panels(i).id())});
  }
}

}  // namespace

void CheckStages(const pb::Plan& plan, FaultList& faults) {
  const Ids panels = CheckIds(plan.panels(), "panels", faults);
  CheckIds(plan.stages(), "stages", faults);
  CheckWeights(plan.stages(), "stages", faults);
  for (int i = 0; i < plan.stages_size(); ++i) {
    const pb::Stage& stage = plan.stages(i);
    const std::string path = At("stages", i);
    CheckCriteria(stage, path, faults);
    CheckWeights(stage.panels(), Joined(path, "panels"), faults);
    CheckStagePanels(plan, stage, Joined(path, "panels"), panels, faults);
    CheckWarnings(stage, path, faults);
  }
  CheckPanelsUsed(plan, faults);
}

}  // namespace tingfen::plan
