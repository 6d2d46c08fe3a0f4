#include "server/competition/state/phase.h"

#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {
namespace {

// Everybody of the room is through: whether all results are out too.
pb::Phase::Id PhaseOnceAllAreThrough(const Competition& state, const RoomRecord& room) {
  // A post whose candidates all stayed away is announced too: as vacant.
  for (const std::string& id : CandidatesOf(state, room)) {
    for (const std::string& post : RollEntry(*state.roll, id).posts()) {
      if (FellAway(state, post)) continue;
      if (!state.results.contains(post) || RunOffHeard(state, post)) return pb::Phase::FINISHED;
    }
  }
  return pb::Phase::RESULTS;
}

// What the turn served has been ranked: nobody waits for a signature any longer.
bool Ranked(const Competition& state, const RoomRecord& room) {
  if (!room.run_off.empty()) return state.posts.at(room.run_off).before_run_off.has_value();
  return NextToCall(state, room).empty() &&
         PhaseOnceAllAreThrough(state, room) == pb::Phase::RESULTS;
}

pb::Phase::Id PhaseBetweenTurns(const Competition& state, const RoomRecord& room) {
  if (WaitsForEqualising(state, room)) return pb::Phase::EQUALISING;
  const FiguresRecord* heard = FiguresHeard(state, room);
  if (AwaitsSignature(state, room) && !Ranked(state, room)) return pb::Phase::ANNOUNCED;
  if (!NextToHear(state, room).empty()) return pb::Phase::RELEASED;
  if (NextToCall(state, room).empty()) return PhaseOnceAllAreThrough(state, room);
  return heard == nullptr ? pb::Phase::READY : pb::Phase::ANNOUNCED;
}

}  // namespace

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

bool MayPrepare(const Competition& state, const RoomRecord& room) {
  const pb::Phase::Id phase = PhaseOf(state, room);
  return (phase == pb::Phase::CALLED || phase == pb::Phase::STAGE_CLOSED) &&
         StageOfTurn(state, room).prepare_seconds() > 0;
}

pb::Phase::Id PhaseOf(const Competition& state, const RoomRecord& room) {
  if (state.plan_open) return pb::Phase::PLANNING;
  if (!room.lots_witnessed) return room.lots_recorded ? pb::Phase::LOTS : pb::Phase::CHECK_IN;
  if (!TurnInProgress(state, room)) return PhaseBetweenTurns(state, room);
  if (FiguresInTurn(state, room).figures) return pb::Phase::RELEASING;
  const StageRecord& stage =
      StageRecordOf(state.candidates.at(room.turn), StageOfTurn(state, room).id());
  if (stage.ended) return pb::Phase::SCORING;
  if (stage.started) return pb::Phase::PRESENTING;
  if (stage.preparing) return pb::Phase::PREPARING;
  const bool first = room.stage == 0 || !room.run_off.empty();
  return first ? pb::Phase::CALLED : pb::Phase::STAGE_CLOSED;
}

bool Writable(const Competition& state, const RoomRecord& room, const pb::Stage& stage) {
  const pb::Phase::Id phase = PhaseOf(state, room);
  return phase == pb::Phase::SCORING ||
         (phase == pb::Phase::PRESENTING && stage.scoring_opens() == pb::Stage::WITH_STAGE);
}

}  // namespace tingfen::competition
