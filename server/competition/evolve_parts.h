// What the parts of `Evolve` share. Internal to server/competition.
#pragma once

#include <cstdlib>

#include "server/competition/competition.h"
#include "server/competition/lookup.h"

namespace tingfen::competition {

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

template <typename Message>
Message Parsed(const std::string& bytes) {
  Message message;
  if (!message.ParseFromString(bytes)) std::abort();
  return message;
}

// To the desks' attention; the oldest goes where there are too many.
void AddNote(Competition& state, const pb::Event& event, NoteLine note);

// Each folds what it is about and passes the rest on: sheets, figures, signatures; check-in, lots,
// turns, clock, hold.
void FoldFigures(Competition& state, const pb::Event& event, std::uint64_t seq);
void FoldRoom(Competition& state, const pb::Event& event);

}  // namespace tingfen::competition
