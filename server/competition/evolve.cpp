#include <cstdlib>

#include "server/competition/after.h"
#include "server/competition/batch.h"
#include "server/competition/competition.h"
#include "server/competition/correction.h"
#include "server/competition/day.h"
#include "server/competition/devices.h"
#include "server/competition/evolve_parts.h"
#include "server/competition/lookup.h"
#include "server/competition/paper.h"
#include "server/competition/prepare.h"
#include "server/competition/questions.h"
#include "server/competition/record.h"
#include "server/competition/roll.h"
#include "server/competition/run_off.h"
#include "server/competition/undo.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kTextInNotesMax = 500;

void StopClock(RoomRecord& room) {
  room.clock.running = false;
}

void Lock(Competition& state, const pb::CompetitionLocked& fact) {
  state.plan = std::make_shared<const pb::Plan>(Parsed<pb::Plan>(fact.plan()));
  TakeRoll(state, fact.roll());
  state.check_code = fact.check_code();
  if (!fact.bank().empty()) {
    state.bank = std::make_shared<const pb::QuestionBank>(Parsed<pb::QuestionBank>(fact.bank()));
  }
  state.plan_open = fact.open();
  TakeSeats(state, fact.seats());
  if (state.roll->rooms().empty()) state.rooms["room1"].id = "room1";
  for (const pb::RoomEntry& entry : state.roll->rooms()) {
    RoomRecord& room = state.rooms[entry.id()];
    room.id = entry.id();
    room.title = entry.title();
  }
}

// On another boot the boot clock says nothing about what went before: the operator decides.
void Restart(Competition& state, const pb::Event& event) {
  for (auto& [id, room] : state.rooms) {
    if (!room.clock.running || room.clock.boot_id == event.at().boot_id()) continue;
    StopClock(room);
    room.clock.unsure = true;
    NoteLine note;
    note.kind = pb::DeskView::Note::CLOCK_UNSURE;
    note.candidate = room.turn;
    AddNote(state, event, note);
  }
}

void SettleLots(Competition& state, const pb::LotsRecorded& fact) {
  RoomRecord& room = state.rooms.at(fact.room());
  for (const std::string& id : CandidatesOf(state, room)) CandidateIn(state, id).number = 0;
  room.order.assign(static_cast<std::size_t>(fact.lots_size()), {});
  for (const pb::Lot& lot : fact.lots()) {
    CandidateIn(state, lot.candidate()).number = lot.number();
    room.order.at(lot.number() - 1) = lot.candidate();
  }
  room.lots_recorded = true;
}

void StartClock(RoomRecord& room, const pb::Stamp& at) {
  room.clock.running = true;
  room.clock.unsure = false;
  room.clock.boot_id = at.boot_id();
  room.clock.since_boot_ms = at.boot_ms();
}

void StartStage(Competition& state, const pb::Event& event, const pb::StageStarted& fact) {
  RoomRecord& room = RoomOfCandidate(state, fact.candidate());
  StageIn(state, fact.candidate(), fact.stage()).started = true;
  room.clock = ClockRecord{};
  StartClock(room, event.at());
}

void EndStage(Competition& state, const pb::Event& event, const pb::StageEnded& fact) {
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
  AddNote(state, event, note);
}

void Call(Competition& state, const pb::Event& event, const pb::CandidateCalled& fact) {
  RoomRecord& room = RoomOfCandidate(state, fact.candidate());
  room.turn = fact.candidate();
  room.stage = 0;
  room.run_off = fact.run_off();
  room.conferring = fact.conferring();
  room.hearing.clear();
  room.clock = ClockRecord{};
  CandidateIn(state, fact.candidate()).called = true;
  CandidateIn(state, fact.candidate()).set_aside = false;
  if (!fact.run_off().empty()) {
    CandidateIn(state, fact.candidate()).run_offs[fact.run_off()];
    return;
  }
  for (const pb::Post* post : PostsLeftTo(state, fact.candidate())) {
    NoteLine note;
    note.kind = pb::DeskView::Note::SOLE;
    note.candidate = fact.candidate();
    note.text = post->title();
    AddNote(state, event, note);
  }
}

void SetOutcome(Competition& state, const pb::OutcomeSet& fact) {
  CandidateRecord& candidate = CandidateIn(state, fact.candidate());
  candidate.outcome = fact.outcome();
  candidate.outcome_reason = fact.reason();
  RoomRecord& room = RoomOfCandidate(state, fact.candidate());
  if (room.turn != fact.candidate()) return;
  room.turn.clear();
  StopClock(room);
}

void CheckInCandidate(Competition& state, const pb::Event& event) {
  const pb::CandidateCheckedIn& fact = event.candidate_checked_in();
  CandidateRecord& candidate = CandidateIn(state, fact.candidate());
  candidate.arrival = fact.arrival();
  if (fact.number() > 0) {
    candidate.number = fact.number();
    RoomOfCandidate(state, fact.candidate()).order.push_back(fact.candidate());
    NoteLine note;
    note.kind = pb::DeskView::Note::LATECOMER;
    note.candidate = fact.candidate();
    AddNote(state, event, note);
  }
  if (candidate.outcome != pb::Outcome::ABSENT) return;
  candidate.outcome = pb::Outcome::OUTCOME_UNSPECIFIED;
  candidate.outcome_reason.clear();
}

void NoticeWallJump(Competition& state, const pb::Event& event) {
  std::int64_t jumped_seconds = 0;
  if (!WallJumped(state, event.at(), jumped_seconds)) return;
  NoteLine note;
  note.kind = pb::DeskView::Note::WALL_JUMP;
  note.seconds = static_cast<std::uint32_t>(std::abs(jumped_seconds));
  note.text = jumped_seconds < 0 ? "-" : "";
  AddNote(state, event, note);
}

void Fold(Competition& state, const pb::Event& event, std::uint64_t seq) {
  NoteLine note;
  switch (event.fact_case()) {
    case pb::Event::kCompetitionLocked:
      return Lock(state, event.competition_locked());
    case pb::Event::kRollEntered:
      return FoldRoll(state, event.roll_entered());
    case pb::Event::kServerStarted:
      return Restart(state, event);
    case pb::Event::kPlanEntered:
    case pb::Event::kBankEntered:
    case pb::Event::kPlanLocked:
      return FoldPrepare(state, event);
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
      return FoldDevices(state, event);
    case pb::Event::kSeatCheckedIn:
      state.seats.at(event.seat_checked_in().seat()).checked_in = true;
      return;
    case pb::Event::kFlagRaised:
      note.kind = pb::DeskView::Note::FLAG;
      note.text = event.flag_raised().text();
      if (const auto room = state.rooms.find(event.flag_raised().room()); room != state.rooms.end())
        ++room->second.flags;
      return AddNote(state, event, note);
    case pb::Event::kTailLossFound:
      state.tail_loss = true;
      note.kind = pb::DeskView::Note::TAIL_LOSS;
      note.seat = event.tail_loss_found().seat();
      return AddNote(state, event, note);
    case pb::Event::kTailLossAcknowledged:
      state.tail_loss = false;
      return;
    case pb::Event::FACT_NOT_SET:
      std::abort();
    default:
      return FoldFigures(state, event, seq);
  }
}

}  // namespace

void AddNote(Competition& state, const pb::Event& event, NoteLine note) {
  note.wall_ms = event.at().wall_ms();
  note.text.resize(std::min(note.text.size(), kTextInNotesMax * 4));
  if (note.kind != pb::DeskView::Note::WALL_JUMP) {  // Which is everybody's, whoever noticed it.
    note.room = note.candidate.empty() ? RoomOfEvent(state, event) : RoomOf(state, note.candidate);
  }
  KeepNewest(state.notes, std::move(note), kNotesMax);
}

void FoldRoom(Competition& state, const pb::Event& event) {
  switch (event.fact_case()) {
    case pb::Event::kCandidateCheckedIn:
      return CheckInCandidate(state, event);
    case pb::Event::kLotsRecorded:
      return SettleLots(state, event.lots_recorded());
    case pb::Event::kLotsWitnessed:
      state.rooms.at(event.lots_witnessed().room()).lots_witnessed = true;
      return;
    case pb::Event::kCandidateCalled:
      return Call(state, event, event.candidate_called());
    case pb::Event::kStageStarted:
      return StartStage(state, event, event.stage_started());
    case pb::Event::kClockPaused: {
      RoomRecord& room = state.rooms.at(event.clock_paused().room());
      StopClock(room);
      room.clock.elapsed_ms = event.clock_paused().elapsed_ms();
      return;
    }
    case pb::Event::kClockResumed:
      return StartClock(state.rooms.at(event.clock_resumed().room()), event.at());
    case pb::Event::kQuestionsOpened:
      return OpenQuestions(state, event.questions_opened());
    case pb::Event::kStageEnded:
      return EndStage(state, event, event.stage_ended());
    case pb::Event::kHoldPlaced: {
      RoomRecord& room = state.rooms.at(event.hold_placed().room());
      room.hold = true;
      room.hold_from = event.hold_placed().from();
      room.hold_reason = event.hold_placed().reason();
      ++room.holds;
      return;
    }
    case pb::Event::kHoldReleased:
      state.rooms.at(event.hold_released().room()).hold = false;
      return;
    case pb::Event::kOutcomeSet:
      return SetOutcome(state, event.outcome_set());
    case pb::Event::kCorrectionProposed:
    case pb::Event::kCorrectionDecided:
    case pb::Event::kCorrectionWitnessed:
    case pb::Event::kCorrectionWithdrawn:
      return FoldCorrection(state, event);
    case pb::Event::kPaperSet:
    case pb::Event::kSheetKeyed:
      return FoldPaper(state, event);
    case pb::Event::kStepUndone:
      return FoldUndo(state, event);
    case pb::Event::kOpinionGiven:
      state.rooms.at(event.opinion_given().room()).opinion = event.opinion_given().text();
      return;
    case pb::Event::kDayEnded:
      state.rooms.at(event.day_ended().room()).day_ended = true;
      return;
    case pb::Event::kBatchOpened:
    case pb::Event::kEnteredAgain:
      return FoldBatch(state, event);
    default:
      return FoldAfter(state, event);
  }
}

std::uint32_t ClockRecord::ElapsedAt(const pb::Stamp& now) const {
  if (!running || now.boot_id() != boot_id || now.boot_ms() < since_boot_ms) return elapsed_ms;
  return elapsed_ms + static_cast<std::uint32_t>(now.boot_ms() - since_boot_ms);
}

void Evolve(Competition& state, const pb::Event& event, std::uint64_t seq) {
  if (seq != state.seq + 1) std::abort();
  state.seq = seq;
  NoticeWallJump(state, event);
  auto before = WhatBefore(state, event);
  Fold(state, event, seq);
  KeepUndoable(state, event, seq, std::move(before));
  AddToRecord(state, event, seq);
  const auto seat = state.seats.find(event.cause().seat());
  if (seat != state.seats.end()) seat->second.last_write_ms = event.at().wall_ms();
  if (!event.cause().last()) return;
  Finished& finished = state.finished[event.cause().command_id()];
  finished.digest = event.cause().command_digest();
  finished.seq = seq;
  finished.late = event.sheet_submitted().late();
}

}  // namespace tingfen::competition
