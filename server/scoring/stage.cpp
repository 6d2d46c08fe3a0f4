#include "server/scoring/stage.h"

#include <algorithm>

#include "server/scoring/invariant.h"
#include "server/scoring/stage_shown.h"

namespace tingfen::scoring {

namespace {

void CheckPanels(const StageRule& rule, const std::vector<PanelSheets>& sheets) {
  for (auto panel = sheets.begin(); panel != sheets.end(); ++panel) {
    Require(std::ranges::find(rule.panels, panel->panel, &PanelRule::id) != rule.panels.end(),
            "sheets are of a panel of the stage");
    Require(std::ranges::find(sheets.begin(), panel, panel->panel, &PanelSheets::panel) == panel,
            "the sheets of a panel come together");
  }
}

}  // namespace

std::variant<StageFigure, TooFewSheets> ScoreStage(const StageRule& rule, const Rounding& rounding,
                                                   const std::vector<PanelSheets>& sheets,
                                                   const std::vector<Adjustment>& adjustments) {
  CheckPanels(rule, sheets);
  StageFigure stage;
  stage.stage = rule.id;
  stage.weight = rule.weight;
  stage.adjustments = adjustments;
  for (const PanelRule& panel_rule : rule.panels) {
    const auto given = std::ranges::find(sheets, panel_rule.id, &PanelSheets::panel);
    auto scored = ScorePanel(rule, panel_rule, rounding,
                             given == sheets.end() ? std::vector<Sheet>() : given->sheets);
    if (const auto* too_few = std::get_if<TooFewSheets>(&scored)) return *too_few;
    stage.panels.push_back(std::get<PanelFigure>(std::move(scored)));
    stage.weighted += stage.panels.back().figure * panel_rule.weight.share;
  }
  stage.exact = stage.weighted;
  for (const Adjustment& adjustment : adjustments) stage.exact += adjustment.points;
  stage.figure = RoundTo(stage.exact, rounding.stage, rounding.mode);
  ShowStage(rounding, stage);
  return stage;
}

}  // namespace tingfen::scoring
