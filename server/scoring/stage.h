// A stage's figure of one candidate: the panels' figures by weight, plus adjustments, then rounded.
// This is what closing a stage computes. Pure; any thread.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "server/scoring/panel.h"
#include "server/scoring/rules.h"

namespace tingfen::scoring {

struct PanelSheets {
  std::string panel;
  std::vector<Sheet> sheets;  // In any order; at most one a seat.
};

// Which side of its limit a stage ended on.
enum class Clock { kNone, kOver, kUnder };

struct Adjustment {
  Exact points;  // -0.5 for overtime; may be of either sign.
  std::string reason;
  Clock clock = Clock::kNone;  // What the clock added or took; none for one given by hand.
  unsigned seconds = 0;        // Over the limit, or left of it.
};

struct StageFigure {
  std::string stage;
  Weight weight;
  std::vector<PanelFigure> panels;  // In plan order.
  std::vector<Adjustment> adjustments;
  Exact weighted;     // The panels' figures by weight.
  Exact exact;        // With the adjustments, before Rounding::stage. Nothing is clamped.
  Exact figure;       // After it.
  std::string shown;  // See shown.h.
};

// `sheets` come by panel, in any order; a panel that is not there has none. Of several panels with
// too few sheets the first in plan order is named. Aborts as ScorePanel does, and where a panel is
// not the stage's or comes twice.
std::variant<StageFigure, TooFewSheets> ScoreStage(const StageRule& rule, const Rounding& rounding,
                                                   const std::vector<PanelSheets>& sheets,
                                                   const std::vector<Adjustment>& adjustments);

}  // namespace tingfen::scoring
