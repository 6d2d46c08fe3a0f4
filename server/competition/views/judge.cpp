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
#include "server/competition/state/turns.h"
#include "server/competition/views/parts.h"

namespace tingfen::competition {
namespace {

constexpr int kEarlierSheetsMax = 200;
constexpr int kLateSheetsMax = 40;

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

// Of who sits there now; null: none, or another's.
const Sheet* OwnNewest(const SheetHistory& history, const SeatRecord& seat) {
  if (history.versions.empty() || history.versions.back().occupant != seat.occupant) return nullptr;
  return &history.versions.back();
}

const Sheet* OwnLate(const SheetHistory& history, const SeatRecord& seat) {
  return history.late && history.late->occupant == seat.occupant ? &*history.late : nullptr;
}

// What there is of a candidate and stage for who sits there now.
void AddOfRecord(const Competition& state, const std::string& candidate, const std::string& stage,
                 const SeatRecord& seat, pb::OwnSeat& own) {
  const StageRecord& record = StageRecordOf(state.candidates.at(candidate), stage);
  const auto found = record.sheets.find(seat.seat.id());
  if (found == record.sheets.end()) {
    if (record.closed) own.set_state(pb::OwnSeat::MISSED);
    return;
  }
  const SheetHistory& history = found->second;
  if (history.excluded) return own.set_state(pb::OwnSeat::MISSED);
  own.set_version(NextVersion(&history));
  if (const Sheet* late = OwnLate(history, seat)) {
    own.set_state(pb::OwnSeat::LATE);
    *own.mutable_current() = SheetView(state, candidate, stage, *late, pb::OwnSeat::LATE);
  } else if (const Sheet* newest = OwnNewest(history, seat)) {
    own.set_state(history.Counts() ? pb::OwnSeat::CONFIRMED : pb::OwnSeat::RETURNED);
    *own.mutable_current() = SheetView(state, candidate, stage, *newest, own.state());
  } else if (history.Counts()) {
    own.set_state(pb::OwnSeat::PREDECESSOR);
  } else if (record.closed) {
    own.set_state(pb::OwnSeat::MISSED);
  }
}

void AddCurrent(const Competition& state, const RoomRecord& room, const SeatRecord& seat,
                pb::OwnSeat& own) {
  const std::string subject = SubjectOf(state, room);
  if (subject.empty()) return;
  const pb::Stage& stage = StageOfSubject(state, room);
  if (FindStagePanel(stage, own.seat().panel()) == nullptr) {
    own.set_state(pb::OwnSeat::NOT_MINE);
    return;
  }
  const CandidateRecord& candidate = state.candidates.at(subject);
  if (candidate.recused.contains(seat.seat.id())) {
    own.set_state(pb::OwnSeat::RECUSED);
    return;
  }
  if (MissedPost(state, subject, own.seat())) return own.set_state(pb::OwnSeat::MISSED_POST);
  AddOfRecord(state, subject, stage.id(), seat, own);
}

// What the seat has not handed in would still be kept.
bool WouldBeLate(const CandidateRecord& candidate, const pb::Stage& stage, const SeatRecord& seat) {
  const StageRecord& record = StageRecordOf(candidate, stage.id());
  const SheetHistory* history = FindKey(record.sheets, seat.seat.id());
  const bool settled =
      history != nullptr && (history->Counts() || history->late || history->excluded);
  return record.closed && !settled && FindStagePanel(stage, seat.seat.panel()) != nullptr;
}

void AddLateOpen(const CandidateRecord& candidate, const std::string& id, const pb::Stage& stage,
                 const SeatRecord& seat, pb::OwnSeat& own) {
  if (own.late_open_size() >= kLateSheetsMax || candidate.recused.contains(seat.seat.id())) return;
  if (!seat.checked_in || !WouldBeLate(candidate, stage, seat)) return;
  pb::OwnSeat::LateSheet& late = *own.add_late_open();
  late.set_candidate(id);
  late.set_stage(stage.id());
}

// The sheet a seat is told of for one stage: what arrived late, else the newest.
void AddEarlier(const Competition& state, const std::string& candidate, const pb::Stage& stage,
                const SeatRecord& seat, pb::OwnSeat& own) {
  const StageRecord& record = StageRecordOf(state.candidates.at(candidate), stage.id());
  const auto found = record.sheets.find(seat.seat.id());
  if (found == record.sheets.end() || own.earlier_size() >= kEarlierSheetsMax) return;
  const SheetHistory& history = found->second;
  const Sheet* late = OwnLate(history, seat);
  const Sheet* sheet = late != nullptr ? late : OwnNewest(history, seat);
  if (sheet == nullptr) return;  // Missing, and excluded as such; or another's.
  const pb::OwnSeat::SheetState sheet_state =
      late != nullptr || history.excluded
          ? pb::OwnSeat::LATE
          : (history.Counts() ? pb::OwnSeat::CONFIRMED : pb::OwnSeat::RETURNED);
  *own.add_earlier() = SheetView(state, candidate, stage.id(), *sheet, sheet_state);
}

// Of one candidate, the newest stage first.
void AddOfCandidate(const Competition& state, const std::string& id, const SeatRecord& seat,
                    pb::OwnSeat& own) {
  const CandidateRecord& candidate = state.candidates.at(id);
  if (candidate.recused.contains(seat.seat.id())) own.add_recused(id);
  std::vector<const pb::Stage*> stages = RunOffStagesHeld(state);
  const auto& planned = state.plan->stages();
  for (auto stage = planned.rbegin(); stage != planned.rend(); ++stage) stages.push_back(&*stage);
  for (const pb::Stage* stage : stages) {
    AddEarlier(state, id, *stage, seat, own);
    AddLateOpen(candidate, id, *stage, seat, own);
  }
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
    if (IsOut(state.candidates.at(id))) view.add_out(id);
  }
  view.set_to_come(LeftToCall(state, room));
  *view.mutable_legend() = LegendOf(state, room, WithSeats::kNo);
  return view;
}

pb::OwnSeat OwnPart(const Competition& state, const std::string& seat_id) {
  const SeatRecord& seat = state.seats.at(seat_id);
  const RoomRecord& room = RoomById(state, seat.seat.room());
  pb::OwnSeat own;
  *own.mutable_seat() = seat.seat;
  own.set_chief(seat.chief);
  own.set_checked_in(seat.checked_in && !seat.promise_due);
  own.set_vacated(seat.vacated);
  own.set_checked_out(seat.checked_out);
  own.set_on_paper(OnPaper(state, seat));
  own.set_occupant(seat.occupant);
  own.set_promise_due(seat.promise_due);
  own.set_version(1);
  if (seat.promise_due) return own;  // Who holds this device has not said who they are.
  AddCurrent(state, room, seat, own);
  for (auto id = room.order.rbegin(); id != room.order.rend(); ++id) {
    AddOfCandidate(state, *id, seat, own);
  }
  if (seat.chief) *own.mutable_chief_desk() = ChiefDeskOf(state, room);
  return own;
}

}  // namespace tingfen::competition
