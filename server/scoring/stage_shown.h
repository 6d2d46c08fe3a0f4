// How a stage's figures are printed (shown.h). Pure; any thread.
#pragma once

#include <string>

#include "server/scoring/rules.h"
#include "server/scoring/stage_figure.h"

namespace tingfen::scoring {

// Fills in `shown` of the stage, its panels and their criteria, from the stage downwards. The stage
// itself is shown with two places more than are published; where those are too few once the whole
// interview is known, InterviewFigure says what to show instead.
void ShowStage(const Rounding& rounding, StageFigure& stage);

// The same for a stage that must be shown as `stage_shown`.
void ShowStageAs(const Rounding& rounding, const std::string& stage_shown, StageFigure& stage);

}  // namespace tingfen::scoring
