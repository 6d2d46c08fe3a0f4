// The candidates and their rooms. Internal to server/competition. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

const CandidateRecord* FindCandidate(const Competition& state, const std::string& id);
const RoomRecord* FindRoom(const Competition& state, const std::string& id);
const RoomRecord& RoomById(const Competition& state, const std::string& id);

// The room, or null with NOT_FOUND in `refusal`.
const RoomRecord* RoomOrRefuse(const Competition& head, const std::string& id,
                               std::optional<pb::Refusal>& refusal);

// The room a candidate is heard in.
std::string RoomOf(const Competition& state, const std::string& candidate);

// The room's candidates of the open batch: in lot order once lots are recorded, those without a lot
// after them in roll order; in roll order before.
std::vector<std::string> CandidatesOf(const Competition& state, const RoomRecord& room);

// Has an outcome: takes no part any more.
bool IsOut(const CandidateRecord& candidate);

// Those of them who have no outcome.
std::vector<std::string> TakingPart(const Competition& state, const RoomRecord& room);

// Nobody of the room is still awaited.
bool EverybodyArrivedOrOut(const Competition& state, const RoomRecord& room);

// Whether a post, or a candidate, belongs to the open batch; everybody does where there are none.
bool PostInOpenBatch(const Competition& state, const std::string& post);
bool InOpenBatch(const Competition& state, const std::string& candidate);

// The roll may still be replaced: nobody has arrived, and nothing was drawn or decided.
bool RollOpen(const Competition& state);

// To fold facts into; they must exist.
inline CandidateRecord& CandidateIn(Competition& state, const std::string& id) {
  return state.candidates.at(id);
}

inline StageRecord& StageIn(Competition& state, const std::string& candidate,
                            const std::string& stage) {
  return CandidateIn(state, candidate).stages[stage];
}

inline RoomRecord& RoomOfCandidate(Competition& state, const std::string& candidate) {
  return state.rooms.at(RoomOf(state, candidate));
}

}  // namespace tingfen::competition
