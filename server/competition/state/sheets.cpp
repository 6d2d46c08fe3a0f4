#include "server/competition/state/sheets.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/request.h"
#include "server/competition/state/seats.h"
#include "server/scoring/exact.h"

namespace tingfen::competition {
namespace {

// The least whole number that is at least `share` of `count`.
std::uint32_t ShareOf(const std::string& share, std::uint32_t count) {
  const auto parsed = scoring::ParseWeight(share);
  if (!parsed) std::abort();
  const scoring::Exact bound = *parsed * scoring::Exact(count);
  std::uint32_t whole = 0;
  while (scoring::Exact(whole) < bound) ++whole;
  return whole;
}

}  // namespace

bool Gone(const SeatRecord& seat, const StageRecord& stage) {
  if ((!seat.vacated && !seat.checked_out) || stage.keyed.contains(seat.seat.id())) return false;
  const auto found = stage.sheets.find(seat.seat.id());
  return found == stage.sheets.end() || !found->second.Counts();
}

std::set<std::string> AwayFrom(const Competition& state, const std::string& candidate,
                               const pb::Stage& stage) {
  const CandidateRecord& record = state.candidates.at(candidate);
  const StageRecord& on_record = StageRecordOf(record, stage.id());
  std::set<std::string> away;
  for (const pb::StagePanel& panel : stage.panels()) {
    for (const SeatRecord* seat : SeatsOfPanel(state, RoomOf(state, candidate), panel.panel())) {
      const std::string& id = seat->seat.id();
      const SheetHistory* sheets = FindKey(on_record.sheets, id);
      const bool wrote = sheets != nullptr && (sheets->Counts() || sheets->excluded);
      if (!seat->checked_in && !wrote && !record.recused.contains(id)) away.insert(id);
    }
  }
  return away;
}

bool MissedPost(const Competition& state, const std::string& candidate, const pb::Seat& seat) {
  if (PanelById(*state.plan, seat.panel()).missed() != pb::Panel::NOT_THE_POST) return false;
  const pb::Candidate& entry = RollEntry(*state.roll, candidate);
  const auto stands_too = [&](const std::string& other) {
    const auto& posts = RollEntry(*state.roll, other).posts();
    return std::any_of(posts.begin(), posts.end(), [&](const std::string& post) {
      return std::find(entry.posts().begin(), entry.posts().end(), post) != entry.posts().end();
    });
  };
  return std::any_of(state.candidates.begin(), state.candidates.end(), [&](const auto& other) {
    const auto& stages = other.second.stages;
    return other.first != candidate &&
           std::any_of(stages.begin(), stages.end(),
                       [&](const auto& stage) {
                         const auto& missed_by = stage.second.missed_by;
                         return missed_by && missed_by->contains(seat.id());
                       }) &&
           stands_too(other.first);
  });
}

std::optional<pb::Refusal> WhyTooFewLeft(const Competition& head, const std::string& candidate,
                                         const pb::Seat& seat) {
  const CandidateRecord& record = head.candidates.at(candidate);
  for (const pb::Stage& stage : head.plan->stages()) {
    const pb::StagePanel* panel = FindStagePanel(stage, seat.panel());
    const StageRecord& on_record = StageRecordOf(record, stage.id());
    if (panel == nullptr || on_record.closed) continue;
    std::uint32_t left = 0;
    for (const SeatRecord* other : SeatsOfPanel(head, seat.room(), seat.panel())) {
      const bool out = record.recused.contains(other->seat.id()) || Gone(*other, on_record) ||
                       MissedPost(head, candidate, other->seat);
      if (!out && other->seat.id() != seat.id()) ++left;
    }
    if (left < panel->min_sheets()) {
      return Refuse(pb::Refusal::TOO_FEW_JUDGES, seat.panel(), std::to_string(left),
                    std::to_string(panel->min_sheets()));
    }
  }
  return std::nullopt;
}

std::optional<pb::Refusal> WhyMissingSheets(const Competition& head, const std::string& candidate,
                                            const pb::Stage& stage) {
  for (const pb::StagePanel& panel : stage.panels()) {
    const PanelProgress progress = ProgressOf(head, candidate, stage, panel);
    if (progress.submitted < progress.need) {
      return Refuse(pb::Refusal::MISSING_SHEETS, panel.panel(), std::to_string(progress.submitted),
                    std::to_string(progress.need));
    }
  }
  return std::nullopt;
}

bool HasScored(const CandidateRecord& candidate, const std::string& seat) {
  return std::any_of(candidate.stages.begin(), candidate.stages.end(), [&](const auto& stage) {
    const auto found = stage.second.sheets.find(seat);
    return found != stage.second.sheets.end() && found->second.Counts();
  });
}

PanelProgress ProgressOf(const Competition& state, const std::string& candidate,
                         const pb::Stage& stage, const pb::StagePanel& panel) {
  const CandidateRecord& record = state.candidates.at(candidate);
  const StageRecord& on_record = StageRecordOf(record, stage.id());
  PanelProgress progress;
  for (const SeatRecord* seat : SeatsOfPanel(state, RoomOf(state, candidate), panel.panel())) {
    if (record.recused.contains(seat->seat.id()) || Gone(*seat, on_record)) continue;
    const SheetHistory* sheets = FindKey(on_record.sheets, seat->seat.id());
    if (sheets != nullptr && sheets->excluded) continue;
    const bool counts = sheets != nullptr && sheets->Counts();
    const bool awaited = panel.close_at().empty() || seat->checked_in;
    if (!counts && (!awaited || MissedPost(state, candidate, seat->seat))) continue;
    ++progress.expected;
    if (counts) ++progress.submitted;
  }
  progress.need =
      panel.close_at().empty() ? progress.expected : ShareOf(panel.close_at(), progress.expected);
  progress.need = std::max(progress.need, panel.min_sheets());
  return progress;
}

const SheetHistory* SheetsOf(const CandidateRecord& candidate, const std::string& stage,
                             const std::string& seat) {
  const StageRecord& record = StageRecordOf(candidate, stage);
  const auto found = record.sheets.find(seat);
  return found == record.sheets.end() ? nullptr : &found->second;
}

std::uint32_t NextVersion(const SheetHistory* history) {
  return history == nullptr ? 1 : static_cast<std::uint32_t>(history->versions.size() + 1);
}

}  // namespace tingfen::competition
