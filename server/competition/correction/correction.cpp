#include "server/competition/correction/correction.h"

#include <algorithm>
#include <cstdlib>

#include "server/competition/figures/compute.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/turns.h"

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
  std::string before = candidate.announced ? candidate.figures->total() : candidate.corrected_from;
  static_cast<FiguresRecord&>(candidate) = FiguresRecord{};
  candidate.corrected_from = std::move(before);
  RoomRecord& room = state.rooms.at(RoomOf(state, id));
  room.turn = id;
  room.stage = static_cast<std::uint32_t>(state.plan->stages_size()) - 1;
  room.run_off.clear();
  room.conferring = false;
  room.hearing.clear();
}

CorrectionRecord& CorrectionIn(Competition& state, const std::string& id) {
  return *std::find_if(state.corrections.begin(), state.corrections.end(),
                       [&](const CorrectionRecord& record) { return record.id == id; });
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

bool AllStagesClosed(const Competition& state, const std::string& id) {
  return state.candidates.at(id).figures.has_value();
}

bool IsAboutMarks(const pb::Correction& correction) {
  return correction.kind() == pb::Correction::MARKS ||
         correction.kind() == pb::Correction::LATE_SHEET;
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

void Fold(Competition& state, const pb::CorrectionProposed& fact, const Context& context) {
  CorrectionRecord& proposed = state.corrections.emplace_back();
  proposed.id = fact.id();
  proposed.correction = fact.correction();
  proposed.proposed_at = context.event.at();
  proposed.proposed_by = context.event.cause().seat();
  KeepBefore(state, proposed);
}

void Fold(Competition& state, const pb::CorrectionDecided& fact, const Context& context) {
  CorrectionRecord& decided = CorrectionIn(state, fact.id());
  decided.state = fact.accept() ? pb::CorrectionView::ACCEPTED : pb::CorrectionView::REFUSED;
  decided.decided_by = context.event.cause().seat();
  decided.verdict = fact.reason();
}

void Fold(Competition& state, const pb::CorrectionWitnessed& fact, const Context& context) {
  CorrectionRecord& effective = CorrectionIn(state, fact.id());
  effective.state = pb::CorrectionView::EFFECTIVE;
  effective.witnessed_by = context.event.cause().seat();
  Apply(state, effective, context.event.at().wall_ms());
  Reopen(state, effective.correction.candidate());
}

void Fold(Competition& state, const pb::CorrectionWithdrawn& fact, const Context&) {
  CorrectionIn(state, fact.id()).state = pb::CorrectionView::WITHDRAWN;
}

}  // namespace tingfen::competition
