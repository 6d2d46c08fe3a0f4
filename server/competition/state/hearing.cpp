#include "server/competition/state/hearing.h"

#include <algorithm>
#include <set>

#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"
#include "server/competition/state/request.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {
namespace {

bool AnybodyToCome(const Competition& state, const RoomRecord& room) {
  return !NextToCall(state, room).empty();
}

// Whether somebody after `id` who was called is through; nobody's turn is in progress.
bool SuccessorIsThrough(const Competition& state, const RoomRecord& room, const std::string& id) {
  const auto self = std::find(room.order.begin(), room.order.end(), id);
  return std::any_of(self + 1, room.order.end(),
                     [&](const std::string& later) { return state.candidates.at(later).called; });
}

bool ShareAPost(const Competition& state, const std::string& a, const std::string& b) {
  const auto& posts = RollEntry(*state.roll, a).posts();
  const auto& others = RollEntry(*state.roll, b).posts();
  return std::any_of(posts.begin(), posts.end(), [&](const std::string& post) {
    return std::find(others.begin(), others.end(), post) != others.end();
  });
}

bool IsLastOfPosts(const Competition& state, const RoomRecord& room, const std::string& id) {
  return std::none_of(room.order.begin(), room.order.end(), [&](const std::string& other) {
    return StillToCome(state.candidates.at(other)) && ShareAPost(state, id, other);
  });
}

std::uint32_t TurnsOver(const Competition& state, const RoomRecord& room) {
  return static_cast<std::uint32_t>(
      std::count_if(room.order.begin(), room.order.end(),
                    [&](const std::string& id) { return state.candidates.at(id).called; }));
}

bool MayHear(const Competition& state, const RoomRecord& room, const std::string& id) {
  const pb::Announcement& rule = state.plan->announcement();
  switch (rule.when()) {
    case pb::Announcement::LAG_BY_ONE:
      return SuccessorIsThrough(state, room, id) || IsLastOfPosts(state, room, id);
    case pb::Announcement::AFTER_FIRST:
      return TurnsOver(state, room) >= rule.first() || !AnybodyToCome(state, room);
    case pb::Announcement::AT_END:
      return !AnybodyToCome(state, room);
    default:
      return true;
  }
}

// The figures of a run-off are announced in its own turn.
bool RunOffToHear(const Competition& state, const RoomRecord& room) {
  return !room.turn.empty() && !room.run_off.empty() && !FiguresInTurn(state, room).announced;
}

// Somebody who was heard in the room is counted.
bool TakesPart(const Competition& state, const RoomRecord& room) {
  const auto counted = CountedInEqualising(state);
  return std::any_of(counted.begin(), counted.end(),
                     [&](const std::string& id) { return RoomOf(state, id) == room.id; });
}

}  // namespace

std::string NextToHear(const Competition& state, const RoomRecord& room) {
  if (TurnInProgress(state, room)) return {};
  if (RunOffToHear(state, room)) return room.turn;
  if (state.plan->has_equalise() && !EqualisationIsConfirmed(state)) return {};
  for (const std::string& id : room.order) {
    const CandidateRecord& candidate = state.candidates.at(id);
    if (!candidate.figures || candidate.announced || IsOut(candidate)) continue;
    return MayHear(state, room, id) ? id : std::string();
  }
  return {};
}

const FiguresRecord& FiguresToHear(const Competition& state, const RoomRecord& room,
                                   const std::string& candidate) {
  const bool of_run_off = candidate == room.turn && !room.run_off.empty();
  return of_run_off ? FiguresInTurn(state, room) : state.candidates.at(candidate);
}

const FiguresRecord* FiguresHeard(const Competition& state, const RoomRecord& room) {
  if (room.hearing.empty()) return nullptr;
  return FindFigures(state.candidates.at(room.hearing), room.last_announced_digest);
}

bool AwaitsSignature(const Competition& state, const RoomRecord& room) {
  const FiguresRecord* heard = FiguresHeard(state, room);
  if (heard == nullptr || heard->signed_ || AwaitsAnswer(*heard)) return false;
  return !IsOut(state.candidates.at(room.hearing));
}

std::optional<pb::Refusal> WhyStopped(const Competition& head, const RoomRecord& room) {
  if (head.tail_loss) return Refuse(pb::Refusal::TAIL_LOST);
  if (HeldNow(head, room)) return Refuse(pb::Refusal::HELD, {}, room.hold_reason);
  return std::nullopt;
}

std::vector<std::string> CountedInEqualising(const Competition& state) {
  std::vector<std::string> counted;
  for (const pb::Candidate& entry : state.roll->candidates()) {
    const CandidateRecord& candidate = state.candidates.at(entry.id());
    if (candidate.figures && !IsOut(candidate) && InOpenBatch(state, entry.id())) {
      counted.push_back(entry.id());
    }
  }
  return counted;
}

bool RoomIsThrough(const Competition& state, const RoomRecord& room) {
  if (TurnInProgress(state, room)) return false;
  const auto ids = CandidatesOf(state, room);
  return std::none_of(ids.begin(), ids.end(),
                      [&](const std::string& id) { return StillToCome(state.candidates.at(id)); });
}

bool WaitsForEqualising(const Competition& state, const RoomRecord& room) {
  return state.plan->has_equalise() && RoomIsThrough(state, room) && TakesPart(state, room) &&
         !EqualisationIsConfirmed(state);
}

bool TooLateToCome(const Competition& state, const RoomRecord& room) {
  return state.plan->has_equalise() &&
         (WaitsForEqualising(state, room) || EqualisationIsConfirmed(state));
}

bool EqualisationIsConfirmed(const Competition& state) {
  if (!state.equalisation) return false;
  const auto counted = CountedInEqualising(state);
  const bool all = std::all_of(counted.begin(), counted.end(), [&](const std::string& id) {
    return AreEqualised(state.candidates.at(id));
  });
  return all && std::all_of(state.rooms.begin(), state.rooms.end(), [&](const auto& entry) {
           return AwaitedEqualisation(state, entry.second).empty();
         });
}

bool EqualisationIsCurrent(const Competition& state) {
  if (!state.equalisation) return false;
  std::set<std::string> equalised;
  for (const pb::Equalisation::Room& room : state.equalisation->rooms()) {
    for (const auto& interview : room.interviews()) equalised.insert(interview.candidate());
  }
  const auto counted = CountedInEqualising(state);
  return equalised == std::set<std::string>(counted.begin(), counted.end());
}

std::vector<pb::ReleaseStep::By> AwaitedEqualisation(const Competition& state,
                                                     const RoomRecord& room) {
  std::vector<pb::ReleaseStep::By> awaited;
  if (!state.equalisation || !TakesPart(state, room)) return awaited;
  const auto& done = room.equalisation_confirmed;
  for (const pb::ReleaseStep& step : state.plan->release()) {
    if (std::find(done.begin(), done.end(), step.by()) == done.end()) awaited.push_back(step.by());
  }
  return awaited;
}

bool HeldNow(const Competition& state, const RoomRecord& room) {
  if (!room.hold) return false;
  if (room.hold_from == pb::HoldFrom::NOW) return true;
  if (room.turn.empty()) return true;
  // Where scores are announced at once, that is a part of the turn.
  const bool at_once =
      state.plan->announcement().when() == pb::Announcement::AT_ONCE || !room.run_off.empty();
  return !TurnInProgress(state, room) && !(at_once && NextToHear(state, room) == room.turn);
}

}  // namespace tingfen::competition
