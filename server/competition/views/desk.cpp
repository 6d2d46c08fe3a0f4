#include "server/competition/views/desk.h"

#include "server/competition/after/notice.h"
#include "server/competition/devices/devices.h"
#include "server/competition/draw/questions.h"
#include "server/competition/figures/compute.h"
#include "server/competition/figures/time_bands.h"
#include "server/competition/record/person.h"
#include "server/competition/record/record.h"
#include "server/competition/record/times.h"
#include "server/competition/release/equalising.h"
#include "server/competition/release/signing.h"
#include "server/competition/run_sheet.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/sheets.h"
#include "server/competition/state/turns.h"
#include "server/competition/views/after.h"
#include "server/competition/views/day.h"
#include "server/competition/views/parts.h"

namespace tingfen::competition {
namespace {

void AddLines(const Competition& state, const RoomRecord& room, pb::DeskView& view) {
  for (const std::string& id : CandidatesOf(state, room)) {
    const CandidateRecord& candidate = state.candidates.at(id);
    pb::DeskView::Line& line = *view.add_lines();
    *line.mutable_person() = PersonOf(state, id, Names::kAlways);
    line.set_arrival(candidate.arrival);
    line.set_outcome(candidate.outcome);
    line.set_reason(candidate.outcome_reason);
    line.set_state(LineStateOf(state, room, id));
    for (const pb::Stage& stage : state.plan->stages()) {
      if (StageRecordOf(candidate, stage.id()).closed) {
        *line.add_closed() = StageCardOf(*state.plan, stage);
      }
    }
    if (candidate.figures) line.set_total(candidate.figures->total());
    line.set_announced(candidate.announced);
    line.set_signed_(candidate.signed_);
    const FiguresRecord* open = OpenObjection(candidate);
    line.set_objection(open == nullptr ? candidate.objection : open->objection);
    line.set_answer(open == nullptr ? candidate.answer : open->answer);
  }
}

pb::DeskView::Note NoteViewOf(const Competition& state, const NoteLine& note) {
  pb::DeskView::Note line;
  line.set_kind(note.kind);
  line.set_seat(note.seat);
  if (!note.candidate.empty()) {
    *line.mutable_person() = PersonOf(state, note.candidate, Names::kAlways);
  }
  line.set_stage(note.stage);
  line.set_text(note.text);
  line.set_seconds(note.seconds);
  line.set_at(UnixSeconds(note.wall_ms));
  return line;
}

void AddNotes(const Competition& state, const std::string& room, pb::DeskView& view) {
  for (auto note = state.notes.rbegin(); note != state.notes.rend(); ++note) {
    if (IsShownIn(state, room, note->room)) *view.add_notes() = NoteViewOf(state, *note);
  }
  for (const NoteLine& note : state.unchecked) *view.add_unchecked() = NoteViewOf(state, note);
}

void AddRecord(const Competition& state, const std::string& room, pb::DeskView& view) {
  for (auto entry = state.record.rbegin(); entry != state.record.rend(); ++entry) {
    if (!IsShownIn(state, room, entry->room)) continue;
    pb::DeskView::Record& line = *view.add_record();
    line.set_seq(static_cast<std::uint32_t>(entry->seq));
    line.set_at(UnixSeconds(entry->wall_ms));
    line.set_seat(entry->seat);
    line.set_fact(entry->fact);
    if (!entry->candidate.empty()) {
      *line.mutable_person() = PersonOf(state, entry->candidate, Names::kAlways);
    }
    line.set_stage(entry->stage);
    line.set_text(entry->text);
    line.set_target_seat(entry->target_seat);
  }
}

void AddSeats(const Competition& state, const RoomRecord& room, pb::DeskView& view) {
  std::uint32_t checked_in = 0;
  for (const std::string& id : state.seat_order) {
    const SeatRecord& seat = state.seats.at(id);
    if (seat.seat.room() != room.id) continue;
    *view.add_seats() = SeatStateOf(state, room, seat);
    view.mutable_seats()->rbegin()->set_judge(JudgeName(state, seat.judge));
    view.mutable_seats()->rbegin()->set_last_write(UnixSeconds(seat.last_write_ms));
    if (seat.checked_in) ++checked_in;
  }
  view.set_checked_in(checked_in);
}

// How far each panel is, and what the clock will do to the figure.
void AddStageInProgress(const Competition& state, const RoomRecord& room, pb::DeskView& view) {
  const pb::Stage& stage = StageOfTurn(state, room);
  const StageRecord& record = StageRecordOf(state.candidates.at(room.turn), stage.id());
  if (!record.started || record.closed) return;
  for (const pb::StagePanel& panel : stage.panels()) {
    const PanelProgress part = ProgressOf(state, room.turn, stage, panel);
    pb::PanelProgress& progress = *view.add_panels();
    progress.set_panel(panel.panel());
    progress.set_submitted(part.submitted);
    progress.set_expected(part.expected);
    progress.set_need(part.need);
    progress.set_least(panel.min_sheets());
    progress.set_by_share(!panel.close_at().empty());
  }
  if (!record.ended) return;
  for (pb::Adjustment& adjustment : AdjustmentsFor(stage, record.elapsed_ms)) {
    *view.add_adjustments() = std::move(adjustment);
  }
}

// Announced, taking part, and not signed.
bool OwesSignature(const Competition& state, const std::string& id) {
  const CandidateRecord& candidate = state.candidates.at(id);
  return candidate.announced && !candidate.signed_ && !IsOut(candidate);
}

void AddToPublish(const Competition& state, const std::string& post, pb::DeskView& view) {
  pb::ToPublish& preview = *view.add_to_publish();
  preview.set_post(post);
  *preview.mutable_ranking() = RankingOf(state, ComputeResult(state, post));
  for (const auto& line : preview.ranking().lines()) {
    if (OwesSignature(state, line.person().candidate())) *preview.add_unsigned_() = line.person();
  }
}

void AddToNotify(const Competition& state, const pb::OpenNotice& command, pb::DeskView& view) {
  pb::NoticeOpened notice;
  AddNoticeLines(state, command, notice);
  pb::ToNotify& preview = *view.add_to_notify();
  preview.set_of(command.of());
  for (const pb::NoticeOpened::Line& named : notice.lines()) {
    pb::Notice::Line& line = *preview.add_lines();
    line.set_post_title(FindPost(*state.roll, named.post())->title());
    for (const std::string& id : named.candidates()) {
      *line.add_people() = PersonOf(state, id, Names::kAlways);
      if (OwesSignature(state, id)) *preview.add_unsigned_() = line.people().rbegin()[0];
    }
  }
}

// What the operator may make public now, as it would be seen.
void AddPreviews(const Competition& state, pb::DeskView& view) {
  for (const pb::Step& step : view.steps()) {
    const pb::Command& command = step.command();
    if (command.has_announce_results()) {
      AddToPublish(state, command.announce_results().post(), view);
    } else if (command.has_open_notice()) {
      AddToNotify(state, command.open_notice(), view);
    }
  }
}

}  // namespace

pb::DeskView Desk(const Competition& state, const std::string& room_id, const Moment& moment) {
  const RoomRecord& room = RoomById(state, room_id);
  pb::DeskView view;
  *view.mutable_header() = HeaderOf(state, room);
  if (!SubjectOf(state, room).empty()) {
    *view.mutable_turn() = TurnOf(state, room, moment, Names::kAlways);
    AddQuestions(state, room, *view.mutable_turn());
    *view.mutable_progress() = ProgressOfTurn(state, room);
  }
  if (TurnInProgress(state, room)) AddStageInProgress(state, room, view);
  AddLines(state, room, view);
  AddSeats(state, room, view);
  if (auto closed = ClosedOf(state, room, Names::kAlways))
    *view.mutable_closed() = std::move(*closed);
  for (const pb::Role::Id role : {pb::Role::OPERATOR, pb::Role::VERIFIER, pb::Role::SUPERVISOR}) {
    for (pb::Step& step : StepsOf(state, room, role)) *view.add_steps() = std::move(step);
  }
  AddPreviews(state, view);
  AddToSign(state, room, Names::kAlways, view.mutable_to_sign());
  AddNotes(state, room.id, view);
  AddRecord(state, room.id, view);
  AddRankings(state, view.mutable_rankings());
  *view.mutable_legend() = LegendOf(state, room, WithSeats::kYes);
  if (room.hold) {
    view.set_hold_reason(room.hold_reason);
    view.set_hold_from(room.hold_from);
  }
  view.set_tail_loss(state.tail_loss);
  *view.mutable_posts() = state.roll->posts();
  AddAfter(state, view);
  AddDay(state, room, view);
  AddDevices(state, room, view);
  view.set_paper(room.paper);
  view.set_time_gap(static_cast<std::uint32_t>(state.time_gap_ms / 1000));
  view.set_opinion(room.opinion);
  *view.mutable_declaration() = Declaration();
  view.set_day_ended(room.day_ended);
  if (auto rooms = EqualisationStateOf(state)) *view.mutable_equalisation() = std::move(*rooms);
  return view;
}

}  // namespace tingfen::competition
