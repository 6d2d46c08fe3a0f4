// What the state holds about posts: who is left, the run-off, the decision. Internal to
// server/competition. Pure.
#pragma once

#include <string>
#include <vector>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// Dropped out after the ranking.
bool IsGone(const PostRecord& record, const std::string& candidate);

// In the ranking and not gone.
bool StillInRanking(const Competition& state, const std::string& post,
                    const std::string& candidate);

// The decision that stands; null: none yet.
const pb::DecisionEntered* DecisionOf(const Competition& state, const std::string& post);

// A run-off of the post is going on in some room.
bool InRunOff(const Competition& state, const std::string& post);

// Posts for which this candidate alone is left while others have stood for them or not.
std::vector<const pb::Post*> PostsLeftTo(const Competition& state, const std::string& candidate);

// The candidate alone left for the post where the plan then stops it and nothing has begun; empty:
// none.
std::string SoleToStop(const Competition& state, const std::string& post);
// The ranking of a post the candidate stands for is announced; below: of all of them.
bool AnyResultsOut(const Competition& state, const std::string& candidate);

// Everybody of the post is settled.
bool PostSettled(const Competition& state, const std::string& post);

// Those that somebody has been called to.
std::vector<const pb::Stage*> RunOffStagesHeld(const Competition& state);

// Still tied and neither heard again nor gone, in the order of their lots; nobody once a decision
// is entered or the second ranking is announced.
std::vector<std::string> ToRunOff(const Competition& state, const std::string& post);

// The next of the room to be called to a run-off of `post`; empty: nobody.
std::string NextToRunOff(const Competition& state, const RoomRecord& room, const std::string& post);

// Everybody still tied has been heard again, and the ranking that follows is to be announced.
bool RunOffHeard(const Competition& state, const std::string& post);

// What somebody stands for: posts that fell away have no results.
std::vector<std::string> PostsOf(const Competition& state, const std::string& candidate);
bool AllResultsOut(const Competition& state, const std::string& candidate);

}  // namespace tingfen::competition
