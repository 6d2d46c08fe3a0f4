#include "server/competition/correction/content.h"

#include <algorithm>

#include "server/competition/correction/correction.h"
#include "server/competition/figures/compute.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/sheets.h"
#include "server/scoring/exact.h"

namespace tingfen::competition {
namespace {

const SheetHistory* HistoryIn(const Competition& head, const pb::Correction& correction) {
  const StageRecord& stage =
      StageRecordOf(head.candidates.at(correction.candidate()), correction.stage());
  const auto found = stage.sheets.find(correction.seat());
  return found == stage.sheets.end() ? nullptr : &found->second;
}

// The seat must score the stage; MARKS and LATE_SHEET need a sheet, EXCLUDE something that counts
// or is waited for.
std::optional<pb::Refusal> WhyNotSeat(const Competition& head, const pb::Correction& correction) {
  const SeatRecord* seat = FindSeat(head, correction.seat());
  const pb::Stage& stage = *FindStage(head, correction.stage());
  const CandidateRecord& candidate = head.candidates.at(correction.candidate());
  if (seat == nullptr || seat->seat.room() != RoomOf(head, correction.candidate()) ||
      FindStagePanel(stage, seat->seat.panel()) == nullptr ||
      candidate.recused.contains(correction.seat())) {
    return Refuse(pb::Refusal::NOT_FOUND, "seat", correction.seat());
  }
  const SheetHistory* history = HistoryIn(head, correction);
  const bool counts = history != nullptr && history->Counts();
  const bool closed = StageRecordOf(candidate, correction.stage()).closed.has_value();
  switch (correction.kind()) {
    case pb::Correction::MARKS:
      if (!counts) return Refuse(pb::Refusal::NOT_FOUND, "sheet", correction.seat());
      return std::nullopt;
    case pb::Correction::LATE_SHEET:
      if (history == nullptr || !history->late) {
        return Refuse(pb::Refusal::NOT_FOUND, "sheet", correction.seat());
      }
      return std::nullopt;
    default:  // EXCLUDE: of a stage being scored, a sheet that is missing; else one that counts.
      if (counts != closed) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::SHEET);
      return std::nullopt;
  }
}

std::optional<pb::Refusal> WhyNotNewMarks(const Competition& head,
                                          const pb::Correction& correction) {
  const pb::Stage& stage = *FindStage(head, correction.stage());
  pb::SubmitSheet sheet;
  *sheet.mutable_marks() = correction.marks();
  if (auto refusal = WhyNotMarks(stage, sheet)) return refusal;
  const auto& before = HistoryIn(head, correction)->versions.back().marks;
  const auto same = [&](const pb::Mark& mark) {
    return std::any_of(before.begin(), before.end(), [&](const pb::Mark& old) {
      return old.criterion() == mark.criterion() && old.mark() == mark.mark();
    });
  };
  if (std::all_of(correction.marks().begin(), correction.marks().end(), same)) {
    return Refuse(pb::Refusal::ALREADY, pb::Refusal::MARKS);
  }
  return std::nullopt;
}

// A sheet of the seat's must be in, else the operator recuses alone; and enough judges must be left
// for what is still to be scored.
std::optional<pb::Refusal> WhyNotRecused(const Competition& head,
                                         const pb::Correction& correction) {
  const SeatRecord* seat = FindSeat(head, correction.seat());
  const CandidateRecord& candidate = head.candidates.at(correction.candidate());
  if (seat == nullptr || seat->seat.panel().empty() ||
      seat->seat.room() != RoomOf(head, correction.candidate()) ||
      candidate.recused.contains(correction.seat())) {
    return Refuse(pb::Refusal::NOT_FOUND, "seat", correction.seat());
  }
  if (!correction.stage().empty()) return Refuse(pb::Refusal::INVALID, "stage");
  if (!HasScored(candidate, correction.seat())) {
    return Refuse(pb::Refusal::NOT_FOUND, "sheet", correction.seat());
  }
  return WhyTooFewLeft(head, correction.candidate(), seat->seat);
}

// Whether the correction changes what a stage is computed from.
bool Touches(const Competition& head, const pb::Correction& correction, const pb::Stage& stage) {
  if (correction.kind() != pb::Correction::RECUSE) return stage.id() == correction.stage();
  return FindStagePanel(stage, head.seats.at(correction.seat()).seat.panel()) != nullptr;
}

}  // namespace

std::variant<Effect, pb::Refusal> EffectOf(const Competition& head, const pb::Event& witnessed,
                                           const pb::Correction& correction) {
  const bool all_closed = head.candidates.at(correction.candidate()).figures.has_value();
  Effect effect;
  Competition next = head;
  Fold(next, witnessed.correction_witnessed(), {witnessed, next.seq});
  auto& stages = next.candidates.at(correction.candidate()).stages;
  for (const pb::Stage& stage : next.plan->stages()) {
    if (!Touches(head, correction, stage) || !stages[stage.id()].closed) continue;
    auto computed = ComputeStage(next, correction.candidate(), stage);
    if (auto* refusal = std::get_if<pb::Refusal>(&computed)) return *refusal;
    effect.stages.push_back(std::get<pb::StageFigure>(std::move(computed)));
    stages[stage.id()].closed = effect.stages.back();
  }
  if (all_closed && !effect.stages.empty()) {
    effect.figures = ComputeFigures(next, correction.candidate(), effect.stages.back());
  }
  return effect;
}

std::optional<pb::Refusal> WhyNoEffect(const Competition& head, const Request& request,
                                       const pb::Event& proposed) {
  Competition next = head;
  Fold(next, proposed.correction_proposed(), {proposed, next.seq});
  pb::Event witnessed = NewEvent(request);
  witnessed.mutable_correction_witnessed()->set_id(proposed.correction_proposed().id());
  const auto effect = EffectOf(next, witnessed, proposed.correction_proposed().correction());
  if (const auto* refusal = std::get_if<pb::Refusal>(&effect)) return *refusal;
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNotContent(const Competition& head,
                                         const pb::Correction& correction) {
  if (correction.kind() == pb::Correction::RECUSE) return WhyNotRecused(head, correction);
  const pb::Stage* stage = FindStage(*head.plan, correction.stage());
  if (stage == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "stage", correction.stage());
  const StageRecord& record =
      StageRecordOf(head.candidates.at(correction.candidate()), correction.stage());
  const bool exclude = correction.kind() == pb::Correction::EXCLUDE;
  if (!record.closed && !(exclude && record.ended))
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::STAGE);
  switch (correction.kind()) {
    case pb::Correction::MARKS:
      if (auto refusal = WhyNotSeat(head, correction)) return refusal;
      return WhyNotNewMarks(head, correction);
    case pb::Correction::LATE_SHEET:
    case pb::Correction::EXCLUDE:
      return WhyNotSeat(head, correction);
    case pb::Correction::ADJUST: {
      const auto points = scoring::ParseCanonicalDecimal(correction.points());
      if (points && *points != scoring::Exact(0)) return std::nullopt;
      return Refuse(pb::Refusal::INVALID, "points", correction.points().substr(0, 32), "decimal");
    }
    default:
      return Refuse(pb::Refusal::INVALID, "kind");
  }
}

}  // namespace tingfen::competition
