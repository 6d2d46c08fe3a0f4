#include "server/competition/views/parts.h"

#include <algorithm>

#include "server/competition/record/times.h"
#include "server/competition/release/to_sign.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/sheets.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {
namespace {

// Of preparing, until the stage begins.
pb::Clock ClockOf(const RoomRecord& room, const pb::Stage& stage, bool preparing,
                  const Moment& moment) {
  pb::Clock clock;
  const bool same_boot = room.clock.boot_id == moment.now.boot_id();
  clock.set_running(room.clock.running && same_boot);
  clock.set_elapsed_ms(room.clock.ElapsedAt(moment.now));
  clock.set_at_ms(static_cast<std::uint32_t>(moment.now.boot_ms() - moment.started_boot_ms));
  clock.set_limit_seconds(preparing ? stage.prepare_seconds() : stage.limit_seconds());
  if (!preparing) *clock.mutable_warn_seconds_left() = stage.warn_seconds_left();
  return clock;
}

}  // namespace

pb::Header HeaderOf(const Competition& state, const RoomRecord& room) {
  pb::Header header;
  *header.mutable_title() = state.plan->title();
  header.set_check_code(state.check_code);
  *header.mutable_terms() = state.plan->terms();
  header.set_theme(state.plan->hall().theme());
  header.set_room(room.id);
  header.set_room_title(room.title);
  header.set_phase(PhaseOf(state, room));
  header.set_held(HeldNow(state, room));
  header.set_on_break(room.on_break);
  if (room.on_break) header.set_break_until(room.break_until);
  *header.mutable_zone() = ZoneOf(state);
  for (const pb::Batches::Batch& batch : state.plan->batches().batches()) {
    if (batch.id() == state.batch) *header.mutable_batch() = batch.title();
  }
  return header;
}

pb::StageCard StageCardOf(const pb::Plan& plan, const pb::Stage& stage) {
  pb::StageCard card;
  card.set_stage(stage.id());
  *card.mutable_title() = stage.title();
  const bool of_run_off = !PostOfStage(stage.id()).empty();
  card.set_count(of_run_off ? 1 : static_cast<std::uint32_t>(plan.stages_size()));
  for (int i = 0; i < plan.stages_size(); ++i) {
    if (plan.stages(i).id() == stage.id()) card.set_index(static_cast<std::uint32_t>(i));
  }
  card.set_full_mark(stage.full_mark());
  card.set_step(stage.step());
  *card.mutable_criteria() = stage.criteria();
  card.set_weight(stage.weight());
  return card;
}

pb::Turn TurnOf(const Competition& state, const RoomRecord& room, const Moment& moment,
                Names names) {
  pb::Turn turn;
  const std::string subject = SubjectOf(state, room);
  *turn.mutable_person() = PersonOf(state, subject, names);
  const pb::Stage& stage = StageOfSubject(state, room);
  *turn.mutable_stage() = StageCardOf(*state.plan, stage);
  if (!room.run_off.empty()) turn.set_run_off(FindPost(*state.roll, room.run_off)->title());
  const StageRecord& record = StageRecordOf(state.candidates.at(subject), stage.id());
  if ((record.started || record.preparing) && !record.closed) {
    *turn.mutable_clock() = ClockOf(room, stage, !record.started, moment);
  }
  turn.set_conferring(room.conferring && TurnInProgress(state, room));
  return turn;
}

pb::Legend LegendOf(const Competition& state, const RoomRecord& room, WithSeats with_seats) {
  pb::Legend legend;
  for (const pb::Stage& stage : state.plan->stages()) {
    *legend.add_stages() = StageCardOf(*state.plan, stage);
  }
  for (const pb::Stage* stage : RunOffStagesHeld(state)) {
    *legend.add_stages() = StageCardOf(*state.plan, *stage);
  }
  *legend.mutable_panels() = state.plan->panels();
  *legend.mutable_components() = state.plan->components();
  *legend.mutable_rounding() = state.plan->rounding();
  if (with_seats == WithSeats::kNo) return legend;
  for (const pb::Panel& panel : state.plan->panels()) {
    for (const SeatRecord* seat : SeatsOfPanel(state, room.id, panel.id())) {
      *legend.add_seats() = seat->seat;
    }
  }
  return legend;
}

pb::SeatState SeatStateOf(const Competition& state, const RoomRecord& room,
                          const SeatRecord& seat) {
  pb::SeatState entry;
  *entry.mutable_seat() = seat.seat;
  entry.set_checked_in(seat.checked_in);
  entry.set_promise_due(seat.promise_due);
  entry.set_occupant(seat.occupant);
  entry.set_enrolled(seat.enrolled);
  entry.set_vacated(seat.vacated);
  entry.set_checked_out(seat.checked_out);
  entry.set_paper(OnPaper(state, seat));
  entry.set_frozen(seat.frozen);
  const std::string subject = SubjectOf(state, room);
  if (subject.empty() || seat.seat.panel().empty()) return entry;
  const pb::Stage& stage = StageOfSubject(state, room);
  if (FindStagePanel(stage, seat.seat.panel()) == nullptr) return entry;
  const CandidateRecord& candidate = state.candidates.at(subject);
  if (candidate.recused.contains(seat.seat.id())) {
    entry.set_work(pb::SeatState::RECUSED);
    return entry;
  }
  const StageRecord& record = StageRecordOf(candidate, stage.id());
  const auto found = record.sheets.find(seat.seat.id());
  if (found == record.sheets.end()) {
    const bool awaited = record.started && !record.closed && !Gone(seat, record) &&
                         !MissedPost(state, subject, seat.seat);
    if (awaited) entry.set_work(pb::SeatState::AWAITED);
    return entry;
  }
  const SheetHistory& history = found->second;
  if (history.excluded) return entry;
  if (history.Counts()) {
    entry.set_work(pb::SeatState::SUBMITTED);
    entry.set_receipt(history.versions.back().receipt);
  } else if (history.late) {
    entry.set_work(pb::SeatState::LATE);
    entry.set_receipt(history.late->receipt);
  } else {
    entry.set_work(pb::SeatState::RETURNED);
  }
  return entry;
}

pb::Progress ProgressOfTurn(const Competition& state, const RoomRecord& room) {
  pb::Progress progress;
  const std::string subject = SubjectOf(state, room);
  const pb::Stage& stage = StageOfSubject(state, room);
  for (const pb::StagePanel& panel : stage.panels()) {
    const PanelProgress part = ProgressOf(state, subject, stage, panel);
    progress.set_submitted(progress.submitted() + part.submitted);
    progress.set_expected(progress.expected() + part.expected);
  }
  return progress;
}

std::optional<pb::Closed> ClosedOf(const Competition& state, const RoomRecord& room, Names names) {
  const std::string subject = SubjectOf(state, room);
  if (subject.empty()) return std::nullopt;
  const CandidateRecord& candidate = state.candidates.at(subject);
  pb::Closed closed;
  *closed.mutable_person() = PersonOf(state, subject, names);
  const FiguresRecord& figures = FiguresOfSubject(state, room);
  if (figures.figures) {
    *closed.mutable_figures() = *figures.figures;
    closed.set_digest(figures.digest);
    closed.set_corrected_from(figures.corrected_from);
    for (const pb::ReleaseStep::By step : figures.confirmed) closed.add_confirmed(step);
    for (const pb::ReleaseStep::By step : AwaitedRelease(state, figures)) {
      closed.add_awaited(step);
    }
    return closed;
  }
  if (!room.run_off.empty()) return std::nullopt;  // Its only stage is not closed.
  for (const pb::Stage& stage : state.plan->stages()) {
    const StageRecord& record = StageRecordOf(candidate, stage.id());
    if (record.closed) *closed.mutable_figures()->add_stages() = *record.closed;
  }
  if (closed.figures().stages().empty()) return std::nullopt;
  closed.mutable_figures()->set_candidate(subject);
  return closed;
}

void AddToSign(const Competition& state, const RoomRecord& room, Names names,
               google::protobuf::RepeatedPtrField<pb::ToSign>* to_sign) {
  for (const ToBeSigned& one : ToSignIn(state, room)) {
    pb::ToSign& line = *to_sign->Add();
    *line.mutable_person() = PersonOf(state, one.candidate, names);
    line.set_digest(one.figures->digest);
    line.set_total(one.figures->figures->total());
    line.set_answering(AwaitsAnswer(*one.figures));
    line.set_answered(!one.figures->answer.empty());
    if (!one.post.empty()) line.set_run_off(FindPost(*state.roll, one.post)->title());
  }
}

pb::HallView::Ranking RankingOf(const Competition& state, const pb::PostResult& result) {
  pb::HallView::Ranking ranking;
  ranking.set_post_title(FindPost(*state.roll, result.post())->title());
  ranking.set_may_stay_vacant(result.may_stay_vacant());
  for (const pb::RankLine& rank : result.ranking()) {
    pb::HallView::Ranking::Line& line = *ranking.add_lines();
    *line.mutable_rank() = rank;
    *line.mutable_person() = PersonOf(state, rank.candidate(), Names::kAlways);
    const auto listed = [&](const auto& list) {
      return std::find(list.begin(), list.end(), rank.candidate()) != list.end();
    };
    line.set_shortlisted(listed(result.shortlist()));
    line.set_to_resolve(listed(result.to_resolve()));
  }
  return ranking;
}

void AddRankings(const Competition& state,
                 google::protobuf::RepeatedPtrField<pb::HallView::Ranking>* rankings) {
  for (const pb::Post& post : state.roll->posts()) {
    const auto found = state.results.find(post.id());
    if (found == state.results.end() || !PostInOpenBatch(state, post.id())) continue;
    *rankings->Add() = RankingOf(state, found->second);
  }
}

pb::HallView::QueueLine::State LineStateOf(const Competition& state, const RoomRecord& room,
                                           const std::string& id) {
  const CandidateRecord& candidate = state.candidates.at(id);
  if (candidate.outcome != pb::Outcome::OUTCOME_UNSPECIFIED) return pb::HallView::QueueLine::OUT;
  const bool in_run_off = room.turn == id && !room.run_off.empty();
  if (in_run_off && !candidate.run_offs.at(room.run_off).announced) {
    return pb::HallView::QueueLine::NOW;
  }
  if (candidate.announced) return pb::HallView::QueueLine::DONE;
  if (SubjectOf(state, room) == id) return pb::HallView::QueueLine::NOW;
  const bool was_in = candidate.figures || candidate.set_aside;
  return was_in ? pb::HallView::QueueLine::TO_HEAR : pb::HallView::QueueLine::WAITING;
}

}  // namespace tingfen::competition
