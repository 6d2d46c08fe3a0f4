#include "server/competition/supervision/undo.h"

#include "server/competition/record/notes.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"
#include "server/vocabulary/facts.h"

namespace tingfen::competition {
namespace {

// A lot taken by a latecomer is drawn; an outcome in place of another has no way back.
bool CanBeUndone(const Competition& state, const pb::Event& event) {
  if (vocabulary::UndoOf(event) != pb::Undo::CAN_BE_UNDONE) return false;
  if (event.has_candidate_checked_in()) return event.candidate_checked_in().number() == 0;
  if (!event.has_outcome_set()) return true;
  const std::string& id = event.outcome_set().candidate();
  return !IsOut(state.candidates.at(id));
}

}  // namespace

std::shared_ptr<Undoable> WhatBefore(const Competition& state, const pb::Event& event) {
  if (!event.cause().last()) return nullptr;
  if (!CanBeUndone(state, event)) return nullptr;
  auto before = std::make_shared<Undoable>();
  before->candidate = vocabulary::TextIn(vocabulary::FactOf(event), "candidate");
  before->candidate_before = state.candidates.at(before->candidate);
  before->room_before = RoomById(state, RoomOf(state, before->candidate));
  before->room_before.undoable.reset();
  return before;
}

void KeepUndoable(Competition& state, const pb::Event& event, std::uint64_t seq,
                  std::shared_ptr<Undoable> before) {
  const pb::Undo::Id undo = vocabulary::UndoOf(event);
  if (undo == pb::Undo::SURVIVES) return;
  if (undo == pb::Undo::ENDS_EVERYWHERE) {
    for (auto& [id, room] : state.rooms) room.undoable.reset();
    return;
  }
  const SeatRecord* seat = FindSeat(state, event.cause().seat());
  if (seat == nullptr) return;
  if (before) {
    before->seq = seq;
    before->fact = vocabulary::NameOf(event);
  }
  state.rooms.at(seat->seat.room()).undoable = std::move(before);
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::UndoStep& command) {
  std::optional<pb::Refusal> refusal;
  const RoomRecord* room = RoomOrRefuse(head, command.room(), refusal);
  if (refusal) return refusal;
  if (room->undoable && room->undoable->seq == command.seq()) return std::nullopt;
  return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::UNDO);
}

Decision Decide(const Competition& head, const Request& request, const pb::UndoStep& command) {
  pb::Event event = NewEvent(request);
  pb::StepUndone& fact = *event.mutable_step_undone();
  fact.set_room(command.room());
  fact.set_seq(command.seq());
  fact.set_fact(RoomById(head, command.room()).undoable->fact);
  return Events{event};
}

void OfferUndo(Steps& steps) {
  const auto& undoable = steps.room().undoable;
  if (!undoable) return;
  pb::Command command;
  command.mutable_undo_step()->set_room(steps.room().id);
  command.mutable_undo_step()->set_seq(static_cast<std::uint32_t>(undoable->seq));
  pb::Step* step = steps.Offer(command);
  if (step == nullptr) return;
  steps.About(*step, undoable->candidate);
  const bool of_stage = undoable->fact == "stage_started" || undoable->fact == "stage_ended";
  if (of_stage) step->set_stage(steps.StageNow());
}

void Fold(Competition& state, const pb::StepUndone& fact, const Context& context) {
  RoomRecord& room = state.rooms.at(fact.room());
  const std::shared_ptr<const Undoable> undoable = room.undoable;
  state.candidates.at(undoable->candidate) = undoable->candidate_before;
  room = undoable->room_before;
  NoteLine note;
  note.kind = pb::DeskView::Note::STEP_UNDONE;
  note.candidate = undoable->candidate;
  note.text = undoable->fact;
  AddNote(state, context.event, note);
}

}  // namespace tingfen::competition
