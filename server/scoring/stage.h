// A stage's figure of one candidate: the panels' figures by weight, plus adjustments, then rounded.
// This is what closing a stage computes. Pure; any thread.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "server/scoring/panel.h"
#include "server/scoring/rules.h"
#include "server/scoring/stage_figure.h"

namespace tingfen::scoring {

struct PanelSheets {
  std::string panel;
  std::vector<Sheet> sheets;  // In any order; at most one a seat.
};

// `sheets` come by panel, in any order; a panel that is not there has none. Of several panels with
// too few sheets the first in plan order is named. Aborts as ScorePanel does, and where a panel is
// not the stage's or comes twice.
std::variant<StageFigure, TooFewSheets> ScoreStage(const StageRule& rule, const Rounding& rounding,
                                                   const std::vector<PanelSheets>& sheets,
                                                   const std::vector<Adjustment>& adjustments);

}  // namespace tingfen::scoring
