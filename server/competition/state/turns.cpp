#include "server/competition/state/turns.h"

#include <algorithm>

#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {
namespace {

std::uint32_t SetAsideIn(const Competition& state, const RoomRecord& room) {
  return static_cast<std::uint32_t>(
      std::count_if(room.order.begin(), room.order.end(),
                    [&](const std::string& id) { return state.candidates.at(id).set_aside; }));
}

}  // namespace

bool TurnInProgress(const Competition& state, const RoomRecord& room) {
  if (room.turn.empty()) return false;
  const FiguresRecord& figures = FiguresInTurn(state, room);
  if (!figures.figures) return true;
  return !AreEqualised(figures) && !AwaitedRelease(state, figures).empty();
}

bool ToSetAside(const Competition& state, const RoomRecord& room) {
  const std::uint32_t first = state.plan->calibrate_first();
  if (first == 0 || room.turn.empty() || room.conferring || !room.run_off.empty()) return false;
  // Once anybody of the room has figures the panel has conferred.
  const bool conferred = std::any_of(
      room.order.begin(), room.order.end(),
      [&](const std::string& id) { return state.candidates.at(id).figures.has_value(); });
  return !conferred && SetAsideIn(state, room) < first;
}

std::optional<pb::Refusal> WhyNotTurn(const Competition& head, const std::string& candidate) {
  if (FindCandidate(head, candidate) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", candidate);
  }
  const RoomRecord& room = RoomById(head, RoomOf(head, candidate));
  if (room.turn == candidate) return std::nullopt;
  return Refuse(pb::Refusal::OTHER_TURN, "candidate", candidate, room.turn);
}

std::optional<pb::Refusal> WhyNotTurn(const Competition& head, const std::string& candidate,
                                      const std::string& stage) {
  if (auto refusal = WhyNotTurn(head, candidate)) return refusal;
  if (FindStage(head, stage) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "stage", stage);
  }
  const std::string& now = StageOfTurn(head, RoomById(head, RoomOf(head, candidate))).id();
  if (now != stage) return Refuse(pb::Refusal::OTHER_TURN, "stage", stage, now);
  return std::nullopt;
}

const pb::Stage& StageOfTurn(const Competition& state, const RoomRecord& room) {
  if (!room.run_off.empty()) return RunOffStage(state, room.run_off);
  return state.plan->stages(static_cast<int>(room.stage));
}

std::string NextToCall(const Competition& state, const RoomRecord& room) {
  std::string set_aside;
  std::string fresh;
  std::uint32_t aside = 0;
  bool conferring = room.conferring;
  for (const std::string& id : room.order) {
    const CandidateRecord& candidate = state.candidates.at(id);
    conferring = conferring || candidate.figures;
    if (!StillToCome(candidate) || id == room.turn) continue;
    if (candidate.set_aside) ++aside;
    std::string& first = candidate.set_aside ? set_aside : fresh;
    if (first.empty()) first = id;
  }
  const bool confer = aside > 0 && (conferring || aside >= state.plan->calibrate_first());
  return confer || fresh.empty() ? set_aside : fresh;
}

std::uint32_t LeftToCall(const Competition& state, const RoomRecord& room) {
  return static_cast<std::uint32_t>(
      std::count_if(room.order.begin(), room.order.end(), [&](const std::string& id) {
        return id != room.turn && StillToCome(state.candidates.at(id));
      }));
}

const StageRecord& RecordOfTurn(const Competition& state, const RoomRecord& room) {
  return StageRecordOf(state.candidates.at(room.turn), StageOfTurn(state, room).id());
}

}  // namespace tingfen::competition
