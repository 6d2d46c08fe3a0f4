#include "server/competition/turn/stage.h"

#include "server/competition/record/notes.h"
#include "server/competition/state/draws.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/turns.h"
#include "server/competition/turn/clock.h"

namespace tingfen::competition {

Decision Decide(const Competition& head, const Request& request,
                const pb::StartPreparing& command) {
  if (const auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return *refusal;
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  if (!MayPrepare(head, room)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::STAGE);
  if (const auto refusal = WhyStopped(head, room)) return *refusal;
  if (const auto refusal = WhyQuestionsWait(head, room)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_preparing_started()->set_candidate(command.candidate());
  event.mutable_preparing_started()->set_stage(command.stage());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request, const pb::StartStage& command) {
  if (const auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return *refusal;
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  const pb::Phase::Id phase = PhaseOf(head, room);
  if (phase != pb::Phase::CALLED && phase != pb::Phase::STAGE_CLOSED &&
      phase != pb::Phase::PREPARING) {
    return Refuse(pb::Refusal::ALREADY);
  }
  if (const auto refusal = WhyQuestionsWait(head, room)) return *refusal;
  if (const auto refusal = WhyStopped(head, room)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_stage_started()->set_candidate(command.candidate());
  event.mutable_stage_started()->set_stage(command.stage());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request, const pb::EndStage& command) {
  if (const auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return *refusal;
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  if (PhaseOf(head, room) != pb::Phase::PRESENTING)
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::STAGE);
  pb::Event event = NewEvent(request);
  pb::StageEnded& fact = *event.mutable_stage_ended();
  fact.set_candidate(command.candidate());
  fact.set_stage(command.stage());
  fact.set_elapsed_ms(room.clock.ElapsedAt(request.at));
  return Events{event};
}

void Fold(Competition& state, const pb::PreparingStarted& fact, const Context& context) {
  RoomRecord& room = state.rooms.at(RoomOf(state, fact.candidate()));
  state.candidates.at(fact.candidate()).stages[fact.stage()].preparing = true;
  room.clock = ClockRecord{};
  StartClock(room, context.event.at());
}

void Fold(Competition& state, const pb::StageStarted& fact, const Context& context) {
  RoomRecord& room = RoomOfCandidate(state, fact.candidate());
  StageIn(state, fact.candidate(), fact.stage()).started = true;
  room.clock = ClockRecord{};
  StartClock(room, context.event.at());
}

void Fold(Competition& state, const pb::StageEnded& fact, const Context& context) {
  StageRecord& stage = StageIn(state, fact.candidate(), fact.stage());
  stage.ended = true;
  stage.elapsed_ms = fact.elapsed_ms();
  RoomRecord& room = RoomOfCandidate(state, fact.candidate());
  StopClock(room);
  room.clock.elapsed_ms = fact.elapsed_ms();
  const std::uint32_t limit_ms = FindStage(state, fact.stage())->limit_seconds() * 1000;
  if (limit_ms == 0 || fact.elapsed_ms() <= limit_ms) return;
  NoteLine note;
  note.kind = pb::DeskView::Note::OVERTIME;
  note.candidate = fact.candidate();
  note.stage = fact.stage();
  note.seconds = (fact.elapsed_ms() - limit_ms) / 1000;
  AddNote(state, context.event, note);
}

}  // namespace tingfen::competition
