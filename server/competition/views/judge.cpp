#include "server/competition/views/judge.h"

#include "server/competition/correction/correctable.h"
#include "server/competition/correction/correction.h"
#include "server/competition/devices/second_device.h"
#include "server/competition/draw/questions.h"
#include "server/competition/record/person.h"
#include "server/competition/release/equalising.h"
#include "server/competition/run_sheet.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/sheets.h"
#include "server/competition/views/parts.h"

namespace tingfen::competition {
namespace {

constexpr int kEarlierSheetsMax = 200;

pb::OwnSeat::Sheet SheetView(const Competition& state, const std::string& candidate,
                             const std::string& stage, const Sheet& sheet,
                             pb::OwnSeat::SheetState sheet_state) {
  pb::OwnSeat::Sheet view;
  *view.mutable_person() = PersonOf(state, candidate, Names::kAsThePlanSays);
  view.set_stage(stage);
  view.set_version(sheet.version);
  for (const pb::Mark& mark : sheet.marks) *view.add_marks() = mark;
  view.set_total(sheet.total);
  view.set_receipt(sheet.receipt);
  view.set_state(sheet_state);
  view.set_reason(sheet.return_reason);
  return view;
}

void AddCurrent(const Competition& state, const RoomRecord& room, const std::string& seat,
                pb::OwnSeat& own) {
  own.set_version(1);
  const std::string subject = SubjectOf(state, room);
  if (subject.empty()) return;
  const pb::Stage& stage = StageOfSubject(state, room);
  if (FindStagePanel(stage, own.seat().panel()) == nullptr) {
    own.set_state(pb::OwnSeat::NOT_MINE);
    return;
  }
  const CandidateRecord& candidate = state.candidates.at(subject);
  if (const auto recused = candidate.recused.find(seat); recused != candidate.recused.end()) {
    own.set_state(pb::OwnSeat::RECUSED);
    return;
  }
  if (MissedPost(state, subject, own.seat())) return own.set_state(pb::OwnSeat::MISSED_POST);
  const StageRecord& record = StageRecordOf(candidate, stage.id());
  const auto found = record.sheets.find(seat);
  if (found != record.sheets.end() && found->second.excluded) {
    own.set_state(pb::OwnSeat::MISSED);
    return;
  }
  if (found == record.sheets.end() || found->second.versions.empty()) {
    if (record.closed) own.set_state(pb::OwnSeat::MISSED);
  } else {
    const SheetHistory& history = found->second;
    own.set_state(history.Counts() ? pb::OwnSeat::CONFIRMED : pb::OwnSeat::RETURNED);
    own.set_version(static_cast<std::uint32_t>(history.versions.size() + 1));
    *own.mutable_current() =
        SheetView(state, subject, stage.id(), history.versions.back(), own.state());
  }
  if (found != record.sheets.end() && found->second.late) {
    own.set_state(pb::OwnSeat::LATE);
    *own.mutable_current() =
        SheetView(state, subject, stage.id(), *found->second.late, pb::OwnSeat::LATE);
  }
}

// The sheet a seat is told of for one stage: what arrived late, else the newest.
void AddEarlier(const Competition& state, const std::string& candidate, const pb::Stage& stage,
                const std::string& seat, pb::OwnSeat& own) {
  const StageRecord& record = StageRecordOf(state.candidates.at(candidate), stage.id());
  const auto found = record.sheets.find(seat);
  if (found == record.sheets.end() || own.earlier_size() >= kEarlierSheetsMax) return;
  if (state.seats.at(seat).of_predecessor.contains(candidate)) return;
  const SheetHistory& history = found->second;
  if (history.versions.empty() && !history.late) return;  // Missing, and excluded as such.
  const Sheet& sheet = history.late ? *history.late : history.versions.back();
  const pb::OwnSeat::SheetState sheet_state =
      history.late || history.excluded
          ? pb::OwnSeat::LATE
          : (history.Counts() ? pb::OwnSeat::CONFIRMED : pb::OwnSeat::RETURNED);
  *own.add_earlier() = SheetView(state, candidate, stage.id(), sheet, sheet_state);
}

// Before all stages are closed without any mark, and so without what is about marks alone, unless
// the chief has written it.
void AddForChief(const Competition& state, const CorrectionRecord& record, pb::ChiefDesk& desk) {
  const pb::Correction& correction = record.correction;
  const bool own = FindSeat(state, record.proposed_by)->chief;
  const bool unseen = !AllStagesClosed(state, correction.candidate());
  if (unseen && IsAboutMarks(correction) && !own) return;
  pb::CorrectionView& view = *desk.add_corrections();
  view = CorrectionViewOf(state, record,
                          PersonOf(state, correction.candidate(), Names::kAsThePlanSays));
  if (!unseen) return;
  view.clear_before();
  view.clear_total_before();
  view.clear_total_after();
}

pb::ChiefDesk ChiefDeskOf(const Competition& state, const RoomRecord& room) {
  pb::ChiefDesk desk;
  for (const pb::Panel& panel : state.plan->panels()) {
    for (const SeatRecord* seat : SeatsOfPanel(state, room.id, panel.id())) {
      *desk.add_seats() = SeatStateOf(state, room, *seat);
    }
  }
  // What the others gave in one stage is no guide to one's own marks in the next.
  auto closed = ClosedOf(state, room, Names::kAsThePlanSays);
  if (closed && !closed->digest().empty()) *desk.mutable_closed() = std::move(*closed);
  for (const pb::Step& step : StepsOf(state, room, pb::Role::CHIEF)) *desk.add_steps() = step;
  for (const CorrectionRecord* record : OpenCorrectionsIn(state, room.id)) {
    AddForChief(state, *record, desk);
  }
  for (const DeviceRecord* record : OpenDevicesIn(state, room.id)) {
    *desk.add_devices() = DeviceRequestOf(state, *record);
  }
  if (auto rooms = EqualisationStateOf(state)) *desk.mutable_equalisation() = std::move(*rooms);
  return desk;
}

}  // namespace

pb::JudgeView SharedByJudges(const Competition& state, const std::string& room_id,
                             const Moment& moment) {
  const RoomRecord& room = RoomById(state, room_id);
  pb::JudgeView view;
  *view.mutable_header() = HeaderOf(state, room);
  if (!SubjectOf(state, room).empty()) {
    *view.mutable_turn() = TurnOf(state, room, moment, Names::kAsThePlanSays);
    AddQuestions(state, room, *view.mutable_turn());
    const pb::Phase::Id phase = view.header().phase();
    const bool with_stage = StageOfSubject(state, room).scoring_opens() == pb::Stage::WITH_STAGE;
    view.set_writable(phase == pb::Phase::SCORING ||
                      (phase == pb::Phase::PRESENTING && with_stage));
    // A clock that stands beside a sheet to be written would look like time running out.
    if (phase == pb::Phase::SCORING) view.mutable_turn()->clear_clock();
  }
  for (const std::string& id : CandidatesOf(state, room)) {
    *view.add_people() = PersonOf(state, id, Names::kAsThePlanSays);
  }
  *view.mutable_legend() = LegendOf(state, room, WithSeats::kNo);
  return view;
}

pb::OwnSeat OwnPart(const Competition& state, const std::string& seat_id) {
  const SeatRecord& seat = state.seats.at(seat_id);
  const RoomRecord& room = RoomById(state, seat.seat.room());
  pb::OwnSeat own;
  *own.mutable_seat() = seat.seat;
  own.set_chief(seat.chief);
  own.set_checked_in(seat.checked_in);
  own.set_vacated(seat.vacated);
  own.set_checked_out(seat.checked_out);
  own.set_on_paper(OnPaper(state, seat));
  AddCurrent(state, room, seat_id, own);
  for (auto id = room.order.rbegin(); id != room.order.rend(); ++id) {
    for (const pb::Stage* stage : RunOffStagesHeld(state)) {
      AddEarlier(state, *id, *stage, seat_id, own);
    }
    const auto& stages = state.plan->stages();
    for (auto stage = stages.rbegin(); stage != stages.rend(); ++stage) {
      AddEarlier(state, *id, *stage, seat_id, own);
    }
  }
  if (seat.chief) *own.mutable_chief_desk() = ChiefDeskOf(state, room);
  return own;
}

}  // namespace tingfen::competition
