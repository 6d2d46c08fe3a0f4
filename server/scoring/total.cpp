#include "server/scoring/total.h"

#include <algorithm>

#include "server/scoring/invariant.h"

namespace tingfen::scoring {

namespace {

Announced ImportedMark(const Exact& mark) {
  return {mark, mark, ToExactText(mark)};
}

Exact Scaled(const Exact& mark, const std::optional<Scale>& scale) {
  return scale ? mark * scale->to / scale->from : mark;
}

// Tie keys are announced figures: what differs only behind the published places is a tie.
Exact TieValue(const Rules& rules, const TieKey& key, const std::vector<StageFigure>& stages,
               const InterviewFigure& interview, const TotalFigure& total) {
  switch (key.kind) {
    case TieKey::Kind::kExact:
      return total.unrounded;
    case TieKey::Kind::kInterview:
      return interview.announced.value;
    case TieKey::Kind::kStage:
      return Announce(FindStage(stages, key.stage).figure, rules.rounding).value;
    case TieKey::Kind::kPanel: {
      const auto& panels = FindStage(stages, key.stage).panels;
      const auto panel = std::ranges::find(panels, key.panel, &PanelFigure::panel);
      Require(panel != panels.end(), "a tie key names a panel of the stage");
      return Announce(panel->figure, rules.rounding).value;
    }
    case TieKey::Kind::kComponent: {
      const auto component =
          std::ranges::find(total.components, key.component, &ComponentFigure::component);
      Require(component != total.components.end(), "a tie key names a component");
      return component->announced.value;
    }
  }
  Require(false, "a tie key has a kind");
  return 0;
}

}  // namespace

std::variant<TotalFigure, MissingComponent> ScoreTotal(
    const Rules& rules, const std::vector<StageFigure>& stages, const InterviewFigure& interview,
    const std::map<std::string, Exact>& imported) {
  TotalFigure total;
  Exact sum;
  for (const Component& component : rules.components) {
    const auto mark = imported.find(component.id);
    const bool is_interview = component.id == kInterviewComponent;
    if (!is_interview && mark == imported.end()) return MissingComponent{component.id};
    ComponentFigure figure;
    figure.component = component.id;
    figure.weight = component.weight;
    figure.announced = is_interview ? interview.announced : ImportedMark(mark->second);
    figure.pass_mark = component.pass;
    figure.passes = !component.pass || figure.announced.value >= *component.pass;
    figure.scale = component.scale;
    sum += Scaled(figure.announced.value, component.scale) * component.weight.share;
    total.unrounded += Scaled(figure.announced.exact, component.scale) * component.weight.share;
    total.passes = total.passes && figure.passes;
    total.components.push_back(std::move(figure));
  }
  total.announced = Announce(sum, rules.rounding);
  for (const TieKey& key : rules.ties) {
    total.ties.push_back(TieValue(rules, key, stages, interview, total));
  }
  return total;
}

}  // namespace tingfen::scoring
