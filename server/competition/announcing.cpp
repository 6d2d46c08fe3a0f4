#include "server/competition/announcing.h"

#include <algorithm>

#include "server/competition/equalise.h"
#include "server/competition/lookup.h"
#include "server/competition/run_off.h"

namespace tingfen::competition {
namespace {

bool HasOutcome(const CandidateRecord& candidate) {
  return candidate.outcome != pb::Outcome::OUTCOME_UNSPECIFIED;
}

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

}  // namespace

bool TurnInProgress(const Competition& state, const RoomRecord& room) {
  if (room.turn.empty()) return false;
  const FiguresRecord& figures = FiguresInTurn(state, room);
  if (!figures.figures) return true;
  return !AreEqualised(figures) && !AwaitedRelease(state, figures).empty();
}

std::string NextToHear(const Competition& state, const RoomRecord& room) {
  if (TurnInProgress(state, room)) return {};
  if (RunOffToHear(state, room)) return room.turn;
  if (state.plan->has_equalise() && !EqualisationIsConfirmed(state)) return {};
  for (const std::string& id : room.order) {
    const CandidateRecord& candidate = state.candidates.at(id);
    if (!candidate.figures || candidate.announced || HasOutcome(candidate)) continue;
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

std::string SubjectOf(const Competition& state, const RoomRecord& room) {
  if (TurnInProgress(state, room)) return room.turn;
  switch (PhaseOf(state, room)) {
    case pb::Phase::RELEASED:
      return NextToHear(state, room);
    case pb::Phase::ANNOUNCED:
      return room.hearing;
    default:
      return {};
  }
}

const FiguresRecord& FiguresOfSubject(const Competition& state, const RoomRecord& room) {
  if (TurnInProgress(state, room)) return FiguresInTurn(state, room);
  const std::string subject = SubjectOf(state, room);
  const FiguresRecord* heard = FiguresHeard(state, room);
  return subject == room.hearing && heard != nullptr ? *heard : FiguresToHear(state, room, subject);
}

const pb::Stage& StageOfSubject(const Competition& state, const RoomRecord& room) {
  if (TurnInProgress(state, room) || !room.run_off.empty()) return StageOfTurn(state, room);
  return *state.plan->stages().rbegin();
}

}  // namespace tingfen::competition
