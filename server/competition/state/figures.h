// Figures in the state, of the interview and of run-offs, and how far they are on their way.
// Internal to server/competition. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/competition/state/competition.h"
#include "server/scoring/exact.h"

namespace tingfen::competition {

// Figures made by equalising: confirmed with the rooms, no longer by their own turn's release.
bool AreEqualised(const FiguresRecord& figures);

// Takes part, and the own turn is not through its last stage.
bool StillToCome(const CandidateRecord& candidate);

// Has been announced or is out.
bool Settled(const CandidateRecord& candidate);

// Steps of the plan's release still to come for these figures.
std::vector<pb::ReleaseStep::By> AwaitedRelease(const Competition& state,
                                                const FiguresRecord& figures);

// The figures the turn is about: the interview's, or the run-off's. The room must have a turn.
const FiguresRecord& FiguresInTurn(const Competition& state, const RoomRecord& room);

// The figures with this digest among all of the candidate's; null: none.
const FiguresRecord* FindFigures(const CandidateRecord& candidate, const std::string& digest);

// An objection waits for its answer.
bool AwaitsAnswer(const FiguresRecord& figures);

// The figures with an objection that waits for its answer; null: none.
const FiguresRecord* OpenObjection(const CandidateRecord& candidate);

// A candidate's announced figure in the run-off of `post`.
std::optional<scoring::Exact> RunOffFigure(const CandidateRecord& candidate,
                                           const std::string& post);

// The same as it was published; empty where there is none.
std::string RunOffTotal(const CandidateRecord& candidate, const std::string& post);

}  // namespace tingfen::competition
