#include "server/plan/topics/figures.h"

#include <cstdint>
#include <set>

#include "server/plan/model/numbers.h"
#include "server/plan/model/paths.h"
#include "server/plan/reading/listed_ids.h"
#include "server/plan/reading/weights.h"
#include "server/plan/telling/shares.h"
#include "server/plan/telling/words.h"
#include "server/scoring/rules.h"

namespace tingfen::plan {
namespace {

using scoring::Exact;

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

const pb::Panel& PanelOf(const pb::Plan& plan, const std::string& id) {
  for (const pb::Panel& panel : plan.panels()) {
    if (panel.id() == id) return panel;
  }
  return plan.panels(0);
}

// What goes: "最高分和最低分", or one end alone.
pb::Text Ends(const pb::Trim& trim) {
  if (trim.low() == 0) return Said("最高分", "the highest");
  if (trim.high() == 0) return Said("最低分", "the lowest");
  return Said("最高分和最低分", "the highest and the lowest");
}

void Trimmed(Teller& teller, const pb::Text& panel, const pb::Trim& trim, const std::string& path) {
  if (trim.high() + trim.low() == 0) {
    teller.Say(Heading::kReckoning, {"{0}：不去分。", "{0}: nothing is dropped."}, {panel}, {path});
    return;
  }
  if (trim.scope() == pb::Trim::CRITERION) {
    teller.Say(Heading::kReckoning,
               {"{0}：每个测评要素分别去掉{1}后取平均分，再合计。",
                "{0}: in each criterion {1} are dropped, the rest averaged, then summed."},
               {panel, Ends(trim)}, {Joined(path, "scope")});
  } else {
    teller.Say(Heading::kReckoning,
               {"{0}：按评分表的总分去掉{1}，其余取平均分。",
                "{0}: by the sheets' totals {1} are dropped and the rest averaged."},
               {panel, Ends(trim)}, {Joined(path, "scope")});
  }
  std::vector<pb::Text> ends;
  const auto add = [&](std::uint32_t count, const char* zh, const char* en) {
    if (count == 0) return;
    const pb::Text words = CountWords(count);
    ends.push_back(
        Said((ends.empty() ? "去掉" : "") + words.zh() + "个" + zh, words.en() + " " + en));
  };
  add(trim.high(), "最高分", "highest");
  add(trim.low(), "最低分", "lowest");
  teller.Say(
      Heading::kReckoning,
      {"{0}：{1}；分数相同的也只去这个数。", "{0}: {1} go, and of equal ones no more than that."},
      {panel, Listed(ends)}, {Joined(path, "high"), Joined(path, "low")});
  teller.Say(Heading::kReckoning,
             {"{0}：满 {1} 份评分表才去分，不足的全部计入。",
              "{0}: something is dropped from {1} sheets on; with fewer all of them count."},
             {panel, Whole(trim.at_least())}, {Joined(path, "at_least")});
}

void Panel(Teller& teller, const pb::Stage& stage, const pb::StagePanel& rule,
           const std::string& path) {
  const pb::Panel& panel = PanelOf(teller.plan(), rule.panel());
  const bool several = teller.plan().stages_size() > 1;
  const pb::Text name = several ? Said(stage.title().zh() + "，" + panel.title().zh(),
                                       EnglishOf(stage.title()) + ", " + EnglishOf(panel.title()))
                                : panel.title();
  if (stage.panels_size() == 1 && several) {
    teller.Say(Heading::kReckoning,
               {"{0}的成绩是{1}打分的平均分。", "{0}: the mean of the marks of {1}."},
               {stage.title(), panel.title()}, {Joined(path, "weight")});
  }
  if (rule.has_trim()) {
    Trimmed(teller, name, rule.trim(), Joined(path, "trim"));
  } else {
    teller.Say(Heading::kReckoning,
               {"{0}：不去最高分、最低分，全部评分表取平均分。",
                "{0}: neither highest nor lowest are dropped; all sheets are averaged."},
               {name}, {Joined(path, "trim")});
  }
  if (rule.min_sheets() == panel.seats()) {
    teller.Say(Heading::kReckoning,
               {"{0}：全部 {1} 份评分表到齐才能计分。",
                "{0}: there is a figure only with all {1} sheets."},
               {name, Whole(rule.min_sheets())},
               {Joined(path, "min_sheets"), Joined(path, "panel")});
  } else {
    teller.Say(Heading::kReckoning,
               {"{0}：至少要有 {1} 份评分表才能计分。",
                "{0}: there is a figure only with at least {1} sheets."},
               {name, Whole(rule.min_sheets())},
               {Joined(path, "min_sheets"), Joined(path, "panel")});
  }
  if (rule.close_at().empty()) return;
  teller.Say(Heading::kReckoning,
             {"{0}：已报到席位中有 {1} 交来评分表就可以封分。",
              "{0}: it may close once {1} of the seats checked in have sent their sheets."},
             {name, ShareWords(rule.close_at())}, {Joined(path, "close_at")});
}

Shares PanelShares(const pb::Plan& plan, const pb::Stage& stage, const std::string& path) {
  Shares shares;
  for (int i = 0; i < stage.panels_size(); ++i) {
    shares.Add(PanelOf(plan, stage.panels(i).panel()).title(), stage.panels(i).weight(),
               Joined(At(Joined(path, "panels"), i), "weight"));
  }
  return shares;
}

void StageFigure(Teller& teller, const pb::Stage& stage, const std::string& path) {
  for (int i = 0; i < stage.panels_size(); ++i) {
    Panel(teller, stage, stage.panels(i), At(Joined(path, "panels"), i));
  }
  if (stage.panels_size() == 1 || teller.plan().stages_size() == 1) return;
  PanelShares(teller.plan(), stage, path).Say(teller, stage.title());
}

pb::Text InterviewTitle(const pb::Plan& plan) {
  for (const pb::Component& component : plan.components()) {
    if (component.id() == scoring::kInterviewComponent) return component.title();
  }
  return Said("面试成绩", "Interview score");
}

void Interview(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  if (plan.stages_size() == 1) {
    const pb::Stage& stage = plan.stages(0);
    if (stage.panels_size() > 1) {
      PanelShares(plan, stage, "stages[0]").Say(teller, InterviewTitle(plan), {"stages[0].weight"});
      return;
    }
    teller.Say(Heading::kReckoning,
               {"{0}是{1}打分的平均分。", "{0}: the mean of the marks of {1}."},
               {InterviewTitle(plan), PanelOf(plan, stage.panels(0).panel()).title()},
               {"stages[0].weight", "stages[0].panels[0].weight"});
    return;
  }
  Shares shares;
  for (int i = 0; i < plan.stages_size(); ++i) {
    shares.Add(plan.stages(i).title(), plan.stages(i).weight(), Joined(At("stages", i), "weight"));
  }
  shares.Say(teller, InterviewTitle(plan));
}

}  // namespace

void CheckFigures(const pb::Plan& plan, FaultList& faults) {
  const Ids panels = IdsOf(plan.panels(), "panels", faults);
  CheckWeights(plan.stages(), "stages", faults);
  for (int i = 0; i < plan.stages_size(); ++i) {
    const pb::Stage& stage = plan.stages(i);
    const std::string path = Joined(At("stages", i), "panels");
    CheckWeights(stage.panels(), path, faults);
    CheckStagePanels(plan, stage, path, panels, faults);
  }
}

void ExplainFigures(Teller& teller) {
  for (int i = 0; i < teller.plan().stages_size(); ++i) {
    StageFigure(teller, teller.plan().stages(i), At("stages", i));
  }
  Interview(teller);
}

}  // namespace tingfen::plan
