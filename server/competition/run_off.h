// The run-off (加试): those tied across the cut repeat one stage, and its figure alone parts them.
// Internal to server/competition. Pure.
//
// A run-off is a turn like any other with one stage, whose id is the plan's stage and the post
// ("defense+p1"): no plan can hold such an id, so sheets and receipts of both rounds never meet.
// There is one run-off for a post; who is still equal after it shares the rank, and the meeting
// decides.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/competition/competition.h"
#include "server/scoring/exact.h"

namespace tingfen::competition {

// The stages of run-offs, one for each post; none where the plan has no run-off.
std::shared_ptr<const std::vector<pb::Stage>> RunOffStages(const pb::Plan& plan,
                                                           const pb::Roll& roll);

// The stage repeated for `post`. Aborts where the plan has no run-off.
const pb::Stage& RunOffStage(const Competition& state, const std::string& post);

// Those that somebody has been called to.
std::vector<const pb::Stage*> RunOffStagesHeld(const Competition& state);

// The post whose run-off this stage is; empty: a stage of the plan.
std::string_view PostOfStage(std::string_view stage);

// The plan's stage that a stage repeats, or the stage itself.
std::string_view PlanStageOf(std::string_view stage);

// Still tied and neither heard again nor gone, in the order of their lots; nobody once a decision
// is entered or the second ranking is announced.
std::vector<std::string> ToRunOff(const Competition& state, const std::string& post);

// The next of the room to be called to a run-off of `post`; empty: nobody.
std::string NextToRunOff(const Competition& state, const RoomRecord& room, const std::string& post);

// Everybody still tied has been heard again, and the ranking that follows is to be announced.
bool RunOffHeard(const Competition& state, const std::string& post);

// The figures the turn is about: the interview's, or the run-off's. The room must have a turn.
const FiguresRecord& FiguresInTurn(const Competition& state, const RoomRecord& room);

// The figures with this digest among all of the candidate's; null: none.
const FiguresRecord* FindFigures(const CandidateRecord& candidate, const std::string& digest);

// The figures with an objection that waits for its answer; null: none.
const FiguresRecord* OpenObjection(const CandidateRecord& candidate);

// A candidate's announced figure in the run-off of `post`.
std::optional<scoring::Exact> RunOffFigure(const CandidateRecord& candidate,
                                           const std::string& post);

// The same as it was published; empty where there is none.
std::string RunOffTotal(const CandidateRecord& candidate, const std::string& post);

// Calls somebody to a run-off.
Decision DecideCallToRunOff(const Competition& head, const Request& request);

}  // namespace tingfen::competition
