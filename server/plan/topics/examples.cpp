#include "server/plan/topics/examples.h"

#include <map>
#include <optional>
#include <set>

#include "server/plan/model/ids.h"
#include "server/plan/model/numbers.h"
#include "server/plan/model/paths.h"
#include "server/plan/model/rules.h"
#include "server/scoring/total.h"

namespace tingfen::plan {
namespace {

using pb::Example;
using scoring::Exact;

template <typename List, typename Is>
auto* FindIn(const List& list, Is is) {
  const auto found = std::find_if(list.begin(), list.end(), is);
  return found == list.end() ? nullptr : &*found;
}

class ExampleCheck {
 public:
  ExampleCheck(const pb::Plan& plan, const scoring::Rules& rules, const Example& example,
               std::string path, FaultList& faults)
      : plan_(plan), rules_(rules), example_(example), path_(std::move(path)), faults_(faults) {}

  void Run() {
    for (int i = 0; i < example_.sheets_size(); ++i) {
      Sheet(example_.sheets(i), At(Joined(path_, "sheets"), i));
    }
    for (int i = 0; i < example_.components_size(); ++i) {
      Component(example_.components(i), At(Joined(path_, "components"), i));
    }
    if (!sound_ || !ScoreStages()) return;
    for (int i = 0; i < example_.figures_size(); ++i) {
      Figure(example_.figures(i), At(Joined(path_, "figures"), i));
    }
  }

 private:
  void Fault(const std::string& path, FaultCode code, Words words,
             std::initializer_list<std::string> filled) {
    sound_ = false;
    faults_.Add(path, code, words, filled);
  }

  void Sheet(const Example::Sheet& sheet, const std::string& path) {
    const auto* stage =
        FindIn(rules_.stages, [&](const auto& one) { return one.id == sheet.stage(); });
    if (stage == nullptr) {
      return Fault(Joined(path, "stage"), FaultCode::kNotFound,
                   {"stages 里没有标识为 {0} 的环节。", "stages has none with the id {0}."},
                   {Quoted(sheet.stage())});
    }
    const auto* panel =
        FindIn(stage->panels, [&](const auto& one) { return one.id == sheet.panel(); });
    if (panel == nullptr) {
      return Fault(Joined(path, "panel"), FaultCode::kNotFound,
                   {"评委组 {0} 不在该环节评分。", "the panel {0} does not score in that stage."},
                   {Quoted(sheet.panel())});
    }
    Seat(sheet, *panel, path);
    Marks(sheet, *stage, path);
  }

  void Seat(const Example::Sheet& sheet, const scoring::PanelRule& panel, const std::string& path) {
    if (sheet.seat() > panel.seats.size()) {
      Fault(Joined(path, "seat"), FaultCode::kOutOfRange,
            {"第 {0} 席，而这组评委只有 {1} 席。", "seat {0}, but the panel has only {1} seats."},
            {std::to_string(sheet.seat()), std::to_string(panel.seats.size())});
    } else if (!seen_.insert({sheet.stage(), SeatId(sheet.panel(), sheet.seat())}).second) {
      Fault(Joined(path, "seat"), FaultCode::kNotUnique,
            {"第 {0} 席在该环节已有一份评分表。", "seat {0} has a sheet in that stage already."},
            {std::to_string(sheet.seat())});
    }
  }

  void Marks(const Example::Sheet& sheet, const scoring::StageRule& stage,
             const std::string& path) {
    const std::string marks = Joined(path, "marks");
    if (static_cast<std::size_t>(sheet.marks_size()) != stage.criteria.size()) {
      return Fault(marks, FaultCode::kOutOfRange,
                   {"有 {0} 个分数，而该环节有 {1} 个测评要素。",
                    "there are {0} marks, but the stage has {1} criteria."},
                   {std::to_string(sheet.marks_size()), std::to_string(stage.criteria.size())});
    }
    scoring::Sheet counted{SeatId(sheet.panel(), sheet.seat()), {}};
    for (int i = 0; i < sheet.marks_size(); ++i) {
      const scoring::Criterion& criterion = stage.criteria[static_cast<std::size_t>(i)];
      const Exact mark = PlanDecimal(sheet.marks(i)).value();
      if (mark > criterion.max || !scoring::IsMultipleOf(mark, *stage.step)) {
        Fault(At(marks, i), FaultCode::kOutOfRange,
              {"{0} 不是能打的分数：满分 {1}，间隔 {2}。",
               "{0} is no mark: at most {1}, in steps of {2}."},
              {sheet.marks(i), scoring::ToExactText(criterion.max),
               scoring::ToExactText(*stage.step)});
      }
      counted.marks.push_back({criterion.id, mark});
    }
    sheets_[sheet.stage()][sheet.panel()].push_back(std::move(counted));
  }

  void Component(const Example::Component& component, const std::string& path) {
    const auto* known = FindIn(plan_.components(),
                               [&](const auto& one) { return one.id() == component.component(); });
    if (known == nullptr || known->id() == scoring::kInterviewComponent) {
      return Fault(Joined(path, "component"), FaultCode::kNotFound,
                   {"components 里没有要导入的 {0}。", "components brings in no marks {0}."},
                   {Quoted(component.component())});
    }
    const Exact mark = PlanDecimal(component.mark()).value();
    if (mark > PlanDecimal(known->full_mark()).value()) {
      return Fault(Joined(path, "mark"), FaultCode::kOutOfRange,
                   {"{0} 高于满分 {1}。", "{0} is above the full mark {1}."},
                   {component.mark(), known->full_mark()});
    }
    if (imported_.emplace(component.component(), mark).second) return;
    Fault(Joined(path, "component"), FaultCode::kNotUnique,
          {"{0} 写了两次。", "{0} is there twice."}, {Quoted(component.component())});
  }

  // The stages that have sheets.
  bool ScoreStages() {
    for (const scoring::StageRule& rule : rules_.stages) {
      const auto given = sheets_.find(rule.id);
      if (given == sheets_.end()) continue;
      std::vector<scoring::PanelSheets> sheets;
      for (const auto& [panel, list] : given->second) sheets.push_back({panel, list});
      const auto scored = scoring::ScoreStage(rule, rules_.rounding, sheets, {});
      if (const auto* few = std::get_if<scoring::TooFewSheets>(&scored)) {
        Fault(Joined(path_, "sheets"), FaultCode::kOutOfRange,
              {"{0} 的 {1} 只有 {2} 份评分表，至少要 {3} 份。",
               "{1} has only {2} sheets in {0}; at least {3} are needed."},
              {few->stage, few->panel, std::to_string(few->have), std::to_string(few->need)});
        return false;
      }
      stages_.push_back(std::get<scoring::StageFigure>(scored));
    }
    return true;
  }

  void Figure(const Example::Figure& figure, const std::string& path) {
    const auto key = scoring::ParseTieKey(figure.of());
    std::optional<std::string> need;
    bool known = true;
    if (figure.of() == "total") {
      if (const auto total = Total()) need = total->announced.text;
    } else if (key && key->kind == scoring::TieKey::Kind::kInterview) {
      if (const auto interview = Interview()) need = interview->announced.text;
    } else if (key && key->kind == scoring::TieKey::Kind::kStage) {
      if (const auto* stage = StageOf(key->stage)) need = scoring::ToExactText(stage->figure);
    } else if (key && key->kind == scoring::TieKey::Kind::kPanel) {
      if (const auto* panel = PanelOf(*key)) need = scoring::ToExactText(panel->figure);
    } else {
      known = false;
    }
    if (!known || !need) {
      return Fault(Joined(path, "of"), FaultCode::kNotFound,
                   {"从本算例算不出 {0}：可以写 panel:环节/评委组、stage:环节、interview、total，"
                    "并且所需的评分表和成绩都要给出。",
                    "the example does not give {0}: there may be panel:STAGE/PANEL, stage:ID, "
                    "interview, total, and all that it takes must be there."},
                   {Quoted(figure.of())});
    }
    Compare(figure, *need, Joined(path, "figure"));
  }

  // A fraction may be written for panels and stages; what is published is text for text.
  void Compare(const Example::Figure& figure, const std::string& need, const std::string& path) {
    const bool published = figure.of() == "interview" || figure.of() == "total";
    const bool same =
        published ? figure.figure() == need
                  : scoring::ParseExactText(figure.figure()) == scoring::ParseExactText(need);
    if (same) return;
    Fault(path, FaultCode::kNotTheSum,
          {"写的是 {0}，按本方案的规则算出来是 {1}。",
           "it says {0}; by the rules of this plan it is {1}."},
          {Quoted(figure.figure()), need});
  }

  const scoring::StageFigure* StageOf(const std::string& id) const {
    return FindIn(stages_, [&](const auto& one) { return one.stage == id; });
  }

  const scoring::PanelFigure* PanelOf(const scoring::TieKey& key) const {
    const scoring::StageFigure* stage = StageOf(key.stage);
    if (stage == nullptr) return nullptr;
    return FindIn(stage->panels, [&](const auto& one) { return one.panel == key.panel; });
  }

  // None where a stage has no sheets, or where it takes the other candidates' figures.
  std::optional<scoring::InterviewFigure> Interview() const {
    if (rules_.equalise || stages_.size() != rules_.stages.size()) return std::nullopt;
    return scoring::ScoreInterview(rules_, stages_);
  }

  std::optional<scoring::TotalFigure> Total() const {
    const auto interview = Interview();
    if (!interview) return std::nullopt;
    auto total = scoring::ScoreTotal(rules_, stages_, *interview, imported_);
    if (std::holds_alternative<scoring::MissingComponent>(total)) return std::nullopt;
    return std::get<scoring::TotalFigure>(std::move(total));
  }

  const pb::Plan& plan_;
  const scoring::Rules& rules_;
  const Example& example_;
  std::string path_;
  FaultList& faults_;
  bool sound_ = true;
  std::set<std::pair<std::string, std::string>> seen_;
  std::map<std::string, std::map<std::string, std::vector<scoring::Sheet>>> sheets_;
  std::map<std::string, Exact> imported_;
  std::vector<scoring::StageFigure> stages_;
};

}  // namespace

void CheckExamples(const pb::Plan& plan, FaultList& faults) {
  const scoring::Rules rules = RulesOf(plan, [&](const std::string& id) {
    const auto* panel = FindIn(plan.panels(), [&](const auto& one) { return one.id() == id; });
    return panel == nullptr ? std::vector<std::string>() : SeatIdsOf(*panel);
  });
  for (int i = 0; i < plan.examples_size(); ++i) {
    ExampleCheck(plan, rules, plan.examples(i), At("examples", i), faults).Run();
  }
}

}  // namespace tingfen::plan
