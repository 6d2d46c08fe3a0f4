#include "server/competition/correction/correctable.h"

#include "server/competition/correction/correction.h"
#include "server/competition/record/person.h"
#include "server/competition/record/times.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

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
  view.set_at(UnixSeconds(record.proposed_at.wall_ms()));
  return view;
}

}  // namespace tingfen::competition
