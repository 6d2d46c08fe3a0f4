#include "server/competition/views/watch.h"

#include <algorithm>

#include "server/competition/record/person.h"
#include "server/competition/record/times.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/sheets.h"
#include "server/competition/state/turns.h"
#include "server/scoring/exact.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kDeviationSheetsMin = 3;  // Of fewer a median says nothing.

constexpr int kHistoriesMax = 400;

using Totals = std::vector<std::pair<std::string, scoring::Exact>>;  // seat, total

scoring::Exact MedianOf(const Totals& totals) {
  std::vector<scoring::Exact> sorted;
  for (const auto& [seat, total] : totals) sorted.push_back(total);
  std::sort(sorted.begin(), sorted.end());
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

void AddPanelDeviations(const Totals& totals, const scoring::Exact& limit, pb::Watch& watch) {
  if (totals.size() < kDeviationSheetsMin) return;
  const scoring::Exact median = MedianOf(totals);
  for (const auto& [seat, total] : totals) {
    const scoring::Exact from = total - median;
    pb::Watch::Deviation& deviation = *watch.add_deviations();
    deviation.set_seat(seat);
    deviation.set_from_median(scoring::ToExactText(from));
    deviation.set_beyond(from > limit || -from > limit);
  }
}

void AddDeviations(const Competition& state, const RoomRecord& room, pb::Watch& watch) {
  const std::string& limit = state.plan->deviation_from_median();
  if (limit.empty() || !TurnInProgress(state, room)) return;
  const pb::Stage& stage = StageOfTurn(state, room);
  const CandidateRecord& candidate = state.candidates.at(room.turn);
  if (StageRecordOf(candidate, stage.id()).closed) return;
  for (const pb::StagePanel& panel : stage.panels()) {
    Totals totals;
    for (const SeatRecord* seat : SeatsOfPanel(state, room.id, panel.panel())) {
      const SheetHistory* history = SheetsOf(candidate, stage.id(), seat->seat.id());
      if (history == nullptr || !history->Counts()) continue;
      totals.emplace_back(seat->seat.id(),
                          *scoring::ParseExactText(history->versions.back().total));
    }
    AddPanelDeviations(totals, *scoring::ParseCanonicalDecimal(limit), watch);
  }
}

pb::Watch::Version VersionOf(const Sheet& sheet, bool late) {
  pb::Watch::Version version;
  version.set_version(sheet.version);
  *version.mutable_marks() = {sheet.marks.begin(), sheet.marks.end()};
  version.set_total(sheet.total);
  version.set_receipt(sheet.receipt);
  version.set_at(UnixSeconds(sheet.wall_ms));
  version.set_returned(sheet.returned);
  version.set_reason(sheet.return_reason);
  *version.mutable_keyed_by() = {sheet.keyed_by.begin(), sheet.keyed_by.end()};
  version.set_corrected(sheet.corrected);
  version.set_late(late);
  return version;
}

// Of a closed stage; of turns before the last one only where something happened to a sheet.
void AddHistories(const Competition& state, const std::string& candidate, const pb::Stage& stage,
                  bool whole, pb::Watch& watch) {
  const StageRecord& record = StageRecordOf(state.candidates.at(candidate), stage.id());
  if (!record.closed) return;
  for (const std::string& seat : state.seat_order) {
    const auto found = record.sheets.find(seat);
    if (found == record.sheets.end() || watch.histories_size() >= kHistoriesMax) continue;
    const SheetHistory& sheets = found->second;
    const bool eventful = sheets.versions.size() > 1 || sheets.late || sheets.excluded;
    if (!whole && !eventful) continue;
    pb::Watch::History& history = *watch.add_histories();
    *history.mutable_person() = PersonOf(state, candidate, Names::kAlways);
    history.set_stage(stage.id());
    history.set_seat(seat);
    history.set_excluded(sheets.excluded);
    for (const Sheet& sheet : sheets.versions) *history.add_versions() = VersionOf(sheet, false);
    if (sheets.late) *history.add_versions() = VersionOf(*sheets.late, true);
  }
}

void AddDistribution(const Competition& state, const RoomRecord& room, const pb::Stage& stage,
                     const SeatRecord& seat, pb::Watch& watch) {
  pb::Watch::Distribution distribution;
  distribution.set_seat(seat.seat.id());
  distribution.set_stage(stage.id());
  for (const std::string& id : room.order) {
    const CandidateRecord& candidate = state.candidates.at(id);
    if (!StageRecordOf(candidate, stage.id()).closed) continue;
    const SheetHistory* history = SheetsOf(candidate, stage.id(), seat.seat.id());
    if (history == nullptr || !history->Counts()) continue;
    pb::Watch::Distribution::Point& point = *distribution.add_points();
    *point.mutable_person() = PersonOf(state, id, Names::kAlways);
    point.set_total(history->versions.back().total);
  }
  if (distribution.points_size() > 0) *watch.add_distributions() = std::move(distribution);
}

}  // namespace

pb::Watch WatchFor(const Competition& state, const std::string& room_id) {
  const RoomRecord& room = RoomById(state, room_id);
  pb::Watch watch;
  AddDeviations(state, room, watch);
  const std::string subject = SubjectOf(state, room);
  for (const pb::Stage* stage : RunOffStagesHeld(state)) {
    if (!subject.empty()) AddHistories(state, subject, *stage, true, watch);
  }
  for (const pb::Stage& stage : state.plan->stages()) {
    if (!subject.empty()) AddHistories(state, subject, stage, true, watch);
  }
  for (auto id = room.order.rbegin(); id != room.order.rend(); ++id) {
    for (const pb::Stage& stage : state.plan->stages()) {
      if (*id != subject) AddHistories(state, *id, stage, false, watch);
    }
  }
  for (const pb::Stage& stage : state.plan->stages()) {
    for (const pb::StagePanel& panel : stage.panels()) {
      if (PanelById(*state.plan, panel.panel()).kind() != pb::Panel::EXPERT) continue;
      for (const SeatRecord* seat : SeatsOfPanel(state, room.id, panel.panel())) {
        AddDistribution(state, room, stage, *seat, watch);
      }
    }
  }
  return watch;
}

}  // namespace tingfen::competition
