#include "server/scoring/stage_shown.h"

#include <optional>
#include <vector>

#include "server/scoring/invariant.h"
#include "server/scoring/shown.h"

namespace tingfen::scoring {
namespace {

// A figure as the line below it must come out: `places` none means it is shown exactly.
struct Target {
  Exact value;
  std::optional<unsigned> places;
};

// A rounded figure keeps its places ("84.50"), so that the paper shows that it was rounded.
Shown ShowFigure(const Exact& value, std::optional<unsigned> rounded_to,
                 std::optional<unsigned> places, RoundingMode mode) {
  if (rounded_to) return {value, FormatFixed(value, *rounded_to)};
  return Show(value, places, mode);
}

// The places at which the exact figure behind `shown` was cut off; none where it is shown whole.
Target TargetOf(const Exact& figure, std::optional<unsigned> rounded_to, const Shown& shown) {
  if (rounded_to) return {figure, rounded_to};
  if (shown.value == figure) return {figure, std::nullopt};
  return {shown.value, PlacesOf(shown.text)};
}

void ShowCriteria(const Rounding& rounding, const Target& panel_target, unsigned places_min,
                  PanelFigure& panel) {
  std::vector<Exact> line;
  for (const CriterionFigure& criterion : panel.criteria) line.push_back(criterion.figure);
  const Redo redo = [&](const std::vector<Exact>& figures) {
    Exact sum;
    for (std::size_t i = 0; i < figures.size(); ++i) sum += figures[i] * panel.criteria[i].weight;
    return sum;
  };
  const auto shown =
      ShowLine(line, places_min, rounding.mode, redo, panel_target.value, panel_target.places);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    CriterionFigure& criterion = panel.criteria[i];
    criterion.shown =
        rounding.criterion ? FormatFixed(criterion.figure, *rounding.criterion) : shown[i].text;
  }
}

}  // namespace

void ShowStage(const Rounding& rounding, StageFigure& stage) {
  const unsigned places = rounding.published + kPlacesBeyondPublished;
  ShowStageAs(rounding, ShowFigure(stage.figure, rounding.stage, places, rounding.mode).text,
              stage);
}

void ShowStageAs(const Rounding& rounding, const std::string& stage_shown, StageFigure& stage) {
  const unsigned places = rounding.published + kPlacesBeyondPublished;
  const auto stage_value = ParseExactText(stage_shown);
  Require(stage_value.has_value(), "a stage is shown as a number");
  stage.shown = stage_shown;
  const Target target = TargetOf(stage.figure, rounding.stage, {*stage_value, stage_shown});

  std::vector<Exact> line;
  for (const PanelFigure& panel : stage.panels) line.push_back(panel.figure);
  const Redo redo = [&](const std::vector<Exact>& figures) {
    Exact sum = stage.exact - stage.weighted;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      sum += figures[i] * stage.panels[i].weight.share;
    }
    return sum;
  };
  const auto shown = ShowLine(line, places, rounding.mode, redo, target.value, target.places);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    PanelFigure& panel = stage.panels[i];
    panel.shown = rounding.panel ? FormatFixed(panel.figure, *rounding.panel) : shown[i].text;
    const Target panel_target = TargetOf(panel.figure, rounding.panel, shown[i]);
    ShowCriteria(rounding, panel_target, places, panel);
  }
}

}  // namespace tingfen::scoring
