#include "server/competition/supervision/undo.h"

#include "server/competition/record/notes.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

// The candidate whose step it is; null: it cannot be taken back.
const std::string* CandidateOfStep(const Competition& state, const pb::Event& event) {
  switch (event.fact_case()) {
    case pb::Event::kCandidateCheckedIn:
      // A lot taken by a latecomer is drawn.
      if (event.candidate_checked_in().number() > 0) return nullptr;
      return &event.candidate_checked_in().candidate();
    case pb::Event::kCandidateCalled:
      return &event.candidate_called().candidate();
    case pb::Event::kStageStarted:
      return &event.stage_started().candidate();
    case pb::Event::kStageEnded:
      return &event.stage_ended().candidate();
    case pb::Event::kOutcomeSet: {
      const std::string& id = event.outcome_set().candidate();
      return state.candidates.at(id).outcome == pb::Outcome::OUTCOME_UNSPECIFIED
                 ? &event.outcome_set().candidate()
                 : nullptr;
    }
    default:
      return nullptr;
  }
}

// Says nothing about rooms, turns and candidates: whatever could be taken back still can.
bool IsBeside(const pb::Event& event) {
  switch (event.fact_case()) {
    case pb::Event::kSeatCodeIssued:
    case pb::Event::kDeviceEnrolled:
    case pb::Event::kTokenKept:
    case pb::Event::kDeviceFrozen:
    case pb::Event::kDeviceSignedOut:
    case pb::Event::kScreenAssigned:
    case pb::Event::kScreenReloaded:
    case pb::Event::kScreenRemoved:
    case pb::Event::kDeviceAsked:
    case pb::Event::kDeviceProposed:
    case pb::Event::kDeviceDecided:
    case pb::Event::kSeatCheckedIn:
      return true;
    default:
      return false;
  }
}

// Reaches into other rooms than that of the seat it comes from.
bool ReachesAllRooms(const pb::Event& event) {
  switch (event.fact_case()) {
    case pb::Event::kRollEntered:
    case pb::Event::kBatchOpened:
    case pb::Event::kEnteredAgain:
    case pb::Event::kRoomsEqualised:
    case pb::Event::kResultsAnnounced:
    case pb::Event::kDecisionEntered:
    case pb::Event::kCandidateDroppedOut:
    case pb::Event::kPostStopped:
    case pb::Event::kServerStarted:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::shared_ptr<Undoable> WhatBefore(const Competition& state, const pb::Event& event) {
  if (!event.cause().last()) return nullptr;
  const std::string* candidate = CandidateOfStep(state, event);
  if (candidate == nullptr) return nullptr;
  auto before = std::make_shared<Undoable>();
  before->candidate = *candidate;
  before->candidate_before = state.candidates.at(*candidate);
  before->room_before = RoomById(state, RoomOf(state, *candidate));
  before->room_before.undoable.reset();
  return before;
}

void KeepUndoable(Competition& state, const pb::Event& event, std::uint64_t seq,
                  std::shared_ptr<Undoable> before) {
  if (IsBeside(event)) return;
  if (ReachesAllRooms(event)) {
    for (auto& [id, room] : state.rooms) room.undoable.reset();
    return;
  }
  const SeatRecord* seat = FindSeat(state, event.cause().seat());
  if (seat == nullptr) return;
  if (before) {
    before->seq = seq;
    before->fact = event.GetDescriptor()->FindFieldByNumber(event.fact_case())->name();
  }
  state.rooms.at(seat->seat.room()).undoable = std::move(before);
}

Decision Decide(const Competition& head, const Request& request, const pb::UndoStep& command) {
  const std::string& own_room = FindSeat(head, request.seat)->seat.room();
  if (command.room() != own_room) return Refuse(pb::Refusal::NOT_FOUND, "room", command.room());
  const auto& undoable = RoomById(head, own_room).undoable;
  if (!undoable || undoable->seq != command.seq())
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::UNDO);
  pb::Event event = NewEvent(request);
  pb::StepUndone& fact = *event.mutable_step_undone();
  fact.set_room(own_room);
  fact.set_seq(command.seq());
  fact.set_fact(undoable->fact);
  return Events{event};
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
