// Whether there is anything to correct so, and what the correction would do. Internal to
// server/competition. Pure.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

// Why there is nothing to correct so: the sheet is not there, the marks are none, the stage is
// open.
std::optional<pb::Refusal> WhyNotContent(const Competition& head, const pb::Correction& correction);

// The figures that follow from the correction, of the stages that were closed.
struct Effect {
  std::vector<pb::StageFigure> stages;
  std::optional<pb::CandidateFigures> figures;
};

std::variant<Effect, pb::Refusal> EffectOf(const Competition& head, const pb::Event& witnessed,
                                           const pb::Correction& correction);

// Whether it would leave too few sheets.
std::optional<pb::Refusal> WhyNoEffect(const Competition& head, const Request& request,
                                       const pb::Event& proposed);

}  // namespace tingfen::competition
