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

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::StartPreparing& command) {
  if (auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return refusal;
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  if (!MayPrepare(head, room)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::STAGE);
  if (auto refusal = WhyStopped(head, room)) return refusal;
  return WhyQuestionsWait(head, room);
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::StartStage& command) {
  if (auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return refusal;
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  const pb::Phase::Id phase = PhaseOf(head, room);
  if (phase != pb::Phase::CALLED && phase != pb::Phase::STAGE_CLOSED &&
      phase != pb::Phase::PREPARING) {
    return Refuse(pb::Refusal::ALREADY);
  }
  if (auto refusal = WhyQuestionsWait(head, room)) return refusal;
  return WhyStopped(head, room);
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::EndStage& command) {
  if (auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return refusal;
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  if (PhaseOf(head, room) == pb::Phase::PRESENTING) return std::nullopt;
  return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::STAGE);
}

Decision Decide(const Competition&, const Request& request, const pb::StartPreparing& command) {
  pb::Event event = NewEvent(request);
  event.mutable_preparing_started()->set_candidate(command.candidate());
  event.mutable_preparing_started()->set_stage(command.stage());
  return Events{event};
}

Decision Decide(const Competition&, const Request& request, const pb::StartStage& command) {
  pb::Event event = NewEvent(request);
  event.mutable_stage_started()->set_candidate(command.candidate());
  event.mutable_stage_started()->set_stage(command.stage());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request, const pb::EndStage& command) {
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  pb::Event event = NewEvent(request);
  pb::StageEnded& fact = *event.mutable_stage_ended();
  fact.set_candidate(command.candidate());
  fact.set_stage(command.stage());
  fact.set_elapsed_ms(room.clock.ElapsedAt(request.at));
  return Events{event};
}

void OfferPreparing(Steps& steps) {
  pb::Command command;
  command.mutable_start_preparing()->set_candidate(steps.room().turn);
  command.mutable_start_preparing()->set_stage(steps.StageNow());
  steps.Recommend(command);
}

void OfferStart(Steps& steps) {
  pb::Command command;
  command.mutable_start_stage()->set_candidate(steps.room().turn);
  command.mutable_start_stage()->set_stage(steps.StageNow());
  steps.Recommend(command);
}

void OfferEnd(Steps& steps) {
  pb::Command command;
  command.mutable_end_stage()->set_candidate(steps.room().turn);
  command.mutable_end_stage()->set_stage(steps.StageNow());
  steps.Recommend(command);
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
