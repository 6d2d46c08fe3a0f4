#include "server/competition/correction.h"

#include <algorithm>
#include <cstdlib>

#include "server/competition/announcing.h"
#include "server/competition/figures.h"
#include "server/competition/lookup.h"
#include "server/competition/run_off.h"
#include "server/competition/view_parts.h"

namespace tingfen::competition {
namespace {

SheetHistory& SheetsIn(Competition& state, const pb::Correction& correction) {
  return state.candidates.at(correction.candidate())
      .stages[correction.stage()]
      .sheets[correction.seat()];
}

void KeepBefore(const Competition& state, CorrectionRecord& record) {
  const pb::Correction& correction = record.correction;
  if (correction.kind() == pb::Correction::RECUSE) return;  // Sheets of several stages.
  const StageRecord& stage =
      StageRecordOf(state.candidates.at(correction.candidate()), correction.stage());
  const auto found = stage.sheets.find(correction.seat());
  if (found == stage.sheets.end()) return;
  const SheetHistory& history = found->second;
  if (correction.kind() == pb::Correction::LATE_SHEET) {
    record.total_after = history.late->total;
  } else if (history.Counts()) {
    record.before = history.versions.back().marks;
    record.total_before = history.versions.back().total;
  }
  if (correction.kind() != pb::Correction::MARKS) return;
  pb::SubmitSheet sheet;
  *sheet.mutable_marks() = correction.marks();
  record.total_after = SheetTotal(*FindStage(state, correction.stage()), sheet);
}

void NewVersion(SheetHistory& history, Sheet sheet) {
  sheet.version = static_cast<std::uint32_t>(history.versions.size() + 1);
  history.versions.push_back(std::move(sheet));
}

// 回避 after the fact: whatever the seat has sent for the candidate does not count.
void Recuse(CandidateRecord& candidate, const pb::Correction& correction) {
  candidate.recused[correction.seat()] = correction.reason();
  for (auto& [id, stage] : candidate.stages) {
    const auto found = stage.sheets.find(correction.seat());
    if (found != stage.sheets.end()) found->second.excluded = true;
    stage.keyed.erase(correction.seat());
  }
}

void Apply(Competition& state, const CorrectionRecord& record, std::uint64_t wall_ms) {
  const pb::Correction& correction = record.correction;
  switch (correction.kind()) {
    case pb::Correction::MARKS: {
      SheetHistory& history = SheetsIn(state, correction);
      Sheet sheet = history.versions.back();
      history.corrected_from = sheet.total;
      sheet.marks.assign(correction.marks().begin(), correction.marks().end());
      sheet.total = record.total_after;
      sheet.corrected = true;
      sheet.wall_ms = wall_ms;
      return NewVersion(history, std::move(sheet));
    }
    case pb::Correction::LATE_SHEET: {
      SheetHistory& history = SheetsIn(state, correction);
      NewVersion(history, *history.late);
      history.late.reset();
      history.excluded = false;
      return;
    }
    case pb::Correction::EXCLUDE:
      SheetsIn(state, correction).excluded = true;
      return;
    case pb::Correction::ADJUST: {
      pb::Adjustment adjustment;
      adjustment.set_points(correction.points());
      adjustment.set_reason(correction.reason());
      state.candidates.at(correction.candidate())
          .stages[correction.stage()]
          .adjustments.push_back(std::move(adjustment));
      return;
    }
    case pb::Correction::RECUSE:
      return Recuse(state.candidates.at(correction.candidate()), correction);
    default:
      std::abort();
  }
}

// The turn is taken up again where it was left: before the release.
void Reopen(Competition& state, const std::string& id) {
  CandidateRecord& candidate = state.candidates.at(id);
  if (!candidate.figures) return;
  static_cast<FiguresRecord&>(candidate) = FiguresRecord{};
  RoomRecord& room = state.rooms.at(RoomOf(state, id));
  room.turn = id;
  room.stage = static_cast<std::uint32_t>(state.plan->stages_size()) - 1;
  room.run_off.clear();
  room.conferring = false;
  room.hearing.clear();
}

bool AnyResultsOut(const Competition& state, const std::string& candidate) {
  const auto& posts = RollEntry(*state.roll, candidate).posts();
  return std::any_of(posts.begin(), posts.end(),
                     [&](const std::string& post) { return state.results.contains(post); });
}

pb::Correctable::Sheet SheetOf(const std::string& seat, const SheetHistory* history) {
  pb::Correctable::Sheet sheet;
  sheet.set_seat(seat);
  if (history == nullptr) return sheet;
  const bool has_version = !history->versions.empty() && !history->versions.back().returned;
  sheet.set_late(!has_version && history->late.has_value());
  sheet.set_excluded(history->excluded);
  if (!has_version && !history->late) return sheet;
  const Sheet& newest = has_version ? history->versions.back() : *history->late;
  *sheet.mutable_marks() = {newest.marks.begin(), newest.marks.end()};
  sheet.set_total(newest.total);
  return sheet;
}

// Sheets of a closed stage; of one that is being scored who has sent one and who none, and no mark.
void AddSheets(const Competition& state, const RoomRecord& room, const CandidateRecord& candidate,
               const pb::Stage& stage, pb::Correctable& correctable) {
  const StageRecord& record = StageRecordOf(candidate, stage.id());
  for (const pb::StagePanel& panel : stage.panels()) {
    const bool expert = PanelById(*state.plan, panel.panel()).kind() == pb::Panel::EXPERT;
    for (const SeatRecord* seat : SeatsOfPanel(state, room.id, panel.panel())) {
      if (candidate.recused.contains(seat->seat.id())) continue;
      const auto found = record.sheets.find(seat->seat.id());
      const SheetHistory* history = found == record.sheets.end() ? nullptr : &found->second;
      const bool late = history != nullptr && history->late;
      if (!expert && !late) continue;
      if (record.closed) {
        *correctable.add_sheets() = SheetOf(seat->seat.id(), history);
      } else {
        pb::Correctable::Sheet& sheet = *correctable.add_sheets();
        sheet.set_seat(seat->seat.id());
        sheet.set_in(history != nullptr && history->Counts());
      }
    }
  }
}

}  // namespace

const CorrectionRecord* FindCorrection(const Competition& state, const std::string& id) {
  const auto found = std::find_if(state.corrections.begin(), state.corrections.end(),
                                  [&](const CorrectionRecord& record) { return record.id == id; });
  return found == state.corrections.end() ? nullptr : &*found;
}

std::vector<const CorrectionRecord*> OpenCorrectionsIn(const Competition& state,
                                                       const std::string& room) {
  std::vector<const CorrectionRecord*> open;
  for (auto record = state.corrections.rbegin(); record != state.corrections.rend(); ++record) {
    const bool waits = record->state == pb::CorrectionView::PROPOSED ||
                       record->state == pb::CorrectionView::ACCEPTED;
    if (waits && RoomOf(state, record->correction.candidate()) == room) open.push_back(&*record);
  }
  return open;
}

bool Lapsed(const CorrectionRecord& record, const pb::Stamp& now) {
  return record.proposed_at.boot_id() != now.boot_id() ||
         now.boot_ms() > record.proposed_at.boot_ms() + kProposalMs;
}

bool MayBeCorrected(const Competition& state, const std::string& id) {
  const CandidateRecord& candidate = state.candidates.at(id);
  return candidate.called && candidate.outcome == pb::Outcome::OUTCOME_UNSPECIFIED &&
         !AnyResultsOut(state, id) && !state.equalisation;
}

bool MayTakeEffect(const Competition& state, const CorrectionRecord& record) {
  const std::string& candidate = record.correction.candidate();
  const RoomRecord& room = RoomById(state, RoomOf(state, candidate));
  if (TurnInProgress(state, room) && room.turn != candidate) return false;
  return room.run_off.empty() && MayBeCorrected(state, candidate);
}

std::vector<pb::Correctable> CorrectableIn(const Competition& state, const RoomRecord& room) {
  std::vector<pb::Correctable> all;
  for (const std::string& id : room.order) {
    if (!MayBeCorrected(state, id)) continue;
    const CandidateRecord& candidate = state.candidates.at(id);
    for (const pb::Stage& stage : state.plan->stages()) {
      const StageRecord& record = StageRecordOf(candidate, stage.id());
      if (!record.ended) continue;
      pb::Correctable correctable;
      *correctable.mutable_person() = PersonOf(state, id, Names::kAlways);
      correctable.set_stage(stage.id());
      correctable.set_closed(record.closed.has_value());
      AddSheets(state, room, candidate, stage, correctable);
      if (record.closed || !correctable.sheets().empty()) all.push_back(std::move(correctable));
    }
  }
  return all;
}

pb::CorrectionView CorrectionViewOf(const Competition& state, const CorrectionRecord& record,
                                    const pb::Person& person) {
  pb::CorrectionView view;
  view.set_id(record.id);
  *view.mutable_correction() = record.correction;
  view.set_state(record.state);
  const bool open =
      record.state == pb::CorrectionView::PROPOSED || record.state == pb::CorrectionView::ACCEPTED;
  if (open && Lapsed(record, state.last_stamp)) view.set_state(pb::CorrectionView::LAPSED);
  *view.mutable_person() = person;
  *view.mutable_before() = {record.before.begin(), record.before.end()};
  view.set_total_before(record.total_before);
  view.set_total_after(record.total_after);
  view.set_proposed_by(record.proposed_by);
  view.set_decided_by(record.decided_by);
  view.set_witnessed_by(record.witnessed_by);
  view.set_verdict(record.verdict);
  view.set_wall(LocalTime(record.proposed_at.wall_ms()));
  return view;
}

void FoldCorrection(Competition& state, const pb::Event& event) {
  const auto record = [&](const std::string& id) -> CorrectionRecord& {
    return *std::find_if(state.corrections.begin(), state.corrections.end(),
                         [&](const CorrectionRecord& entry) { return entry.id == id; });
  };
  const std::string& seat = event.cause().seat();
  switch (event.fact_case()) {
    case pb::Event::kCorrectionProposed: {
      CorrectionRecord& proposed = state.corrections.emplace_back();
      proposed.id = event.correction_proposed().id();
      proposed.correction = event.correction_proposed().correction();
      proposed.proposed_at = event.at();
      proposed.proposed_by = seat;
      return KeepBefore(state, proposed);
    }
    case pb::Event::kCorrectionDecided: {
      CorrectionRecord& decided = record(event.correction_decided().id());
      const bool accepted = event.correction_decided().accept();
      decided.state = accepted ? pb::CorrectionView::ACCEPTED : pb::CorrectionView::REFUSED;
      decided.decided_by = seat;
      decided.verdict = event.correction_decided().reason();
      return;
    }
    case pb::Event::kCorrectionWitnessed: {
      CorrectionRecord& effective = record(event.correction_witnessed().id());
      effective.state = pb::CorrectionView::EFFECTIVE;
      effective.witnessed_by = seat;
      Apply(state, effective, event.at().wall_ms());
      return Reopen(state, effective.correction.candidate());
    }
    case pb::Event::kCorrectionWithdrawn:
      record(event.correction_withdrawn().id()).state = pb::CorrectionView::WITHDRAWN;
      return;
    default:
      std::abort();
  }
}

}  // namespace tingfen::competition
