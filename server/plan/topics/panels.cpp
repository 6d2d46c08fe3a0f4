#include "server/plan/topics/panels.h"

#include <optional>
#include <set>

#include "server/plan/model/paths.h"
#include "server/plan/reading/listed_ids.h"
#include "server/plan/telling/words.h"

namespace tingfen::plan {
namespace {

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

// A panel of experts is complete or not at all; only a mass panel's judges come and go.
void CheckMissed(const pb::Plan& plan, FaultList& faults) {
  for (int i = 0; i < plan.panels_size(); ++i) {
    const pb::Panel& panel = plan.panels(i);
    if (panel.missed() == pb::Panel::MISSED_UNSPECIFIED || panel.kind() != pb::Panel::EXPERT) {
      continue;
    }
    faults.Add(Joined(At("panels", i), "missed"), FaultCode::kContradiction,
               {"专家评委组须全部交齐，没有“缺席后能否继续评分”的问题；请删去这一项。",
                "a panel of experts closes with all its sheets, so nobody of it is away for one; "
                "leave this out."});
  }
}

void ExplainMissed(Teller& teller, const pb::Panel& panel, const std::string& path) {
  const std::vector<std::string> paths = {Joined(path, "missed")};
  if (panel.missed() == pb::Panel::NOT_THE_POST) {
    teller.Say(Heading::kMarking,
               {"{0}：封分时不在场又没有交评分表的，不再给同一{1}的其他{2}评分。",
                "{0}: who was away when somebody was closed, and left no sheet, scores nobody else "
                "for the same {1}."},
               {panel.title(), teller.Post(), teller.Candidate()}, paths);
    return;
  }
  teller.Say(
      Heading::kMarking,
      {"{0}：中途缺席的，回场后可以给后面的{1}评分，包括同一{2}的。",
       "{0}: who was away for somebody may score whoever comes later, for the same {2} too."},
      {panel.title(), teller.Candidate(), teller.Post()}, paths);
}

pb::Text WithoutStop(const pb::Text& text) {
  std::string zh = text.zh();
  std::string en = EnglishOf(text);
  if (zh.ends_with("。")) zh.resize(zh.size() - std::string_view("。").size());
  if (en.ends_with('.')) en.pop_back();
  return Said(std::move(zh), std::move(en));
}

}  // namespace

void CheckPanels(const pb::Plan& plan, FaultList& faults) {
  CheckIds(plan.panels(), "panels", faults);
  CheckPanelsUsed(plan, faults);
  CheckChief(plan, faults);
  CheckMissed(plan, faults);
}

bool MayHaveChief(const pb::Plan& plan, const FaultList& faults) {
  if (faults.Spoiled("panels")) return true;
  for (int i = 0; i < plan.panels_size(); ++i) {
    if (plan.panels(i).chief_seat() > 0) return true;
    if (faults.Spoiled(Joined(At("panels", i), "chief_seat"))) return true;
  }
  return false;
}

void ExplainPanels(Teller& teller) {
  for (int i = 0; i < teller.plan().panels_size(); ++i) {
    const pb::Panel& panel = teller.plan().panels(i);
    const std::string path = At("panels", i);
    const std::string seats = Joined(path, "seats");
    const std::vector<pb::Text> words = {panel.title(), Whole(panel.seats())};
    const std::vector<std::string> paths = {seats, Joined(path, "kind")};
    if (panel.kind() == pb::Panel::MASS) {
      teller.Say(Heading::kJudges, {"{0}设 {1} 个编号席位。", "{0}: {1} numbered seats."}, words,
                 paths);
    } else if (const pb::Clause* soft = teller.Soft(seats)) {
      teller.Say(Heading::kJudges, {"{0}，本方案设 {1} 人。", "{0}; in this plan {1} people."},
                 {WithoutStop(soft->says()), Whole(panel.seats())}, paths);
    } else {
      teller.Say(Heading::kJudges, {"{0}共 {1} 人。", "{0}: {1} people."}, words, paths);
    }
    if (panel.has_composition()) {
      teller.Say(Heading::kJudges, {"{0}的组成：{1}。", "{0}: {1}."},
                 {panel.title(), panel.composition()}, {Joined(path, "composition")});
    }
    if (panel.chief_seat() > 0) {
      teller.Say(Heading::kJudges, {"{0}由{1}第 {2} 席担任。", "the {0} sits on seat {2} of {1}."},
                 {teller.Chief(), panel.title(), Whole(panel.chief_seat())},
                 {Joined(path, "chief_seat")});
    }
    if (panel.kind() == pb::Panel::MASS) ExplainMissed(teller, panel, path);
  }
}

}  // namespace tingfen::plan
