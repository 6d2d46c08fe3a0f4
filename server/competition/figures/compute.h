// Figures of the competition, computed by the scoring core from what the state holds, in the form
// the events keep them. Internal to server/competition. Pure.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// Why these marks are no sheet of this stage: INVALID with the place (`marks[2].mark`), what is
// there and what is needed; none where they are.
std::optional<pb::Refusal> WhyNotMarks(const pb::Stage& stage, const pb::SubmitSheet& command);

// The exact sum of mark × criterion weight; the marks must have passed `WhyNotMarks`.
std::string SheetTotal(const pb::Stage& stage, const pb::SubmitSheet& command);

// The stage's figure from the sheets that count now, or TOO_FEW_JUDGES with the panel, have and
// need.
std::variant<pb::StageFigure, pb::Refusal> ComputeStage(const Competition& state,
                                                        const std::string& candidate,
                                                        const pb::Stage& stage);

// The candidate's figures from the closed stages, with `last` as the figure of the stage that is
// being closed. Every stage must have one. Where rooms are equalised they hold the raw interview
// alone, until `ComputeEqualised`.
pb::CandidateFigures ComputeFigures(const Competition& state, const std::string& candidate,
                                    const pb::StageFigure& last);

// The candidate's figures once `equalisation` is known, which holds the candidate.
pb::CandidateFigures ComputeEqualised(const Competition& state, const std::string& candidate,
                                      const pb::Equalisation& equalisation);

// The figures of a run-off whose only stage is being closed with `last`: its figure is the total.
pb::CandidateFigures ComputeRunOff(const Competition& state, const std::string& candidate,
                                   const pb::StageFigure& last);

// The post's ranking and proposal, from the figures as they were announced. Everybody of the post
// must be settled. Once a run-off is heard it parts those who were tied.
pb::PostResult ComputeResult(const Competition& state, const std::string& post);

}  // namespace tingfen::competition
