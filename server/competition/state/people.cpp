#include "server/competition/state/people.h"

#include <algorithm>
#include <cstdlib>

#include "server/competition/state/entries.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

const RoomRecord* RoomOrRefuse(const Competition& head, const std::string& id,
                               std::optional<pb::Refusal>& refusal) {
  const RoomRecord* room = FindRoom(head, id);
  if (room == nullptr) refusal = Refuse(pb::Refusal::NOT_FOUND, "room", id);
  return room;
}

const CandidateRecord* FindCandidate(const Competition& state, const std::string& id) {
  return FindKey(state.candidates, id);
}

const RoomRecord* FindRoom(const Competition& state, const std::string& id) {
  return FindKey(state.rooms, id);
}

const RoomRecord& RoomById(const Competition& state, const std::string& id) {
  const RoomRecord* room = FindRoom(state, id);
  if (room == nullptr) std::abort();
  return *room;
}

std::string RoomOf(const Competition& state, const std::string& candidate) {
  const std::string& room = RollEntry(*state.roll, candidate).room();
  if (!room.empty()) return room;
  return state.roll->rooms().empty() ? "room1" : state.roll->rooms(0).id();
}

std::vector<std::string> CandidatesOf(const Competition& state, const RoomRecord& room) {
  std::vector<std::string> ids = room.order;
  for (const pb::Candidate& entry : state.roll->candidates()) {
    if (RoomOf(state, entry.id()) != room.id || !InOpenBatch(state, entry.id())) continue;
    if (std::find(ids.begin(), ids.end(), entry.id()) == ids.end()) ids.push_back(entry.id());
  }
  return ids;
}

bool IsOut(const CandidateRecord& candidate) {
  return candidate.outcome != pb::Outcome::OUTCOME_UNSPECIFIED;
}

std::vector<std::string> TakingPart(const Competition& state, const RoomRecord& room) {
  std::vector<std::string> ids = CandidatesOf(state, room);
  std::erase_if(ids, [&](const std::string& id) { return IsOut(state.candidates.at(id)); });
  return ids;
}

bool EverybodyArrivedOrOut(const Competition& state, const RoomRecord& room) {
  const auto ids = TakingPart(state, room);
  return std::none_of(ids.begin(), ids.end(), [&](const std::string& id) {
    return state.candidates.at(id).arrival == pb::Arrival::ARRIVAL_UNSPECIFIED;
  });
}

bool PostInOpenBatch(const Competition& state, const std::string& post) {
  return state.batch.empty() || FindPost(*state.roll, post)->batch() == state.batch;
}

bool InOpenBatch(const Competition& state, const std::string& candidate) {
  if (state.batch.empty()) return true;
  const auto& posts = RollEntry(*state.roll, candidate).posts();
  return std::any_of(posts.begin(), posts.end(),
                     [&](const std::string& post) { return PostInOpenBatch(state, post); });
}

bool RollOpen(const Competition& state) {
  const auto untouched = [&](const pb::Candidate& entry) {
    const CandidateRecord& candidate = state.candidates.at(entry.id());
    return candidate.arrival == pb::Arrival::ARRIVAL_UNSPECIFIED &&
           candidate.outcome_reason.empty();
  };
  const auto lots_open = [](const auto& entry) { return !entry.second.lots_recorded; };
  return state.draws.empty() && state.results.empty() && state.notices.empty() &&
         std::all_of(state.rooms.begin(), state.rooms.end(), lots_open) &&
         std::all_of(state.roll->candidates().begin(), state.roll->candidates().end(), untouched);
}

}  // namespace tingfen::competition
