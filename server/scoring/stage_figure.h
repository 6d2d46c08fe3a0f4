// What a stage's figure consists of (stage.h computes it). Plain values; any thread.
#pragma once

#include <string>
#include <vector>

#include "server/scoring/panel.h"
#include "server/scoring/rules.h"

namespace tingfen::scoring {

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

}  // namespace tingfen::scoring
