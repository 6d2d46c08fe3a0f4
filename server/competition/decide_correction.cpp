#include <algorithm>

#include "server/competition/correction.h"
#include "server/competition/day.h"
#include "server/competition/decide_parts.h"
#include "server/competition/digest.h"
#include "server/competition/figures.h"
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
      if (counts != closed) return Refuse(pb::Refusal::NOT_NOW, "sheet");
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
    return Refuse(pb::Refusal::ALREADY, "marks");
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

// The figures that follow from the correction, of the stages that were closed.
struct Effect {
  std::vector<pb::StageFigure> stages;
  std::optional<pb::CandidateFigures> figures;
};

// Whether the correction changes what a stage is computed from.
bool Touches(const Competition& head, const pb::Correction& correction, const pb::Stage& stage) {
  if (correction.kind() != pb::Correction::RECUSE) return stage.id() == correction.stage();
  return FindStagePanel(stage, head.seats.at(correction.seat()).seat.panel()) != nullptr;
}

std::variant<Effect, pb::Refusal> EffectOf(const Competition& head, const pb::Event& witnessed,
                                           const pb::Correction& correction) {
  const bool all_closed = head.candidates.at(correction.candidate()).figures.has_value();
  Effect effect;
  Competition next = head;
  FoldCorrection(next, witnessed);
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

// Whether it would leave too few sheets.
std::optional<pb::Refusal> WhyNoEffect(const Competition& head, const Request& request,
                                       const pb::Event& proposed) {
  Competition next = head;
  FoldCorrection(next, proposed);
  pb::Event witnessed = NewEvent(request);
  witnessed.mutable_correction_witnessed()->set_id(proposed.correction_proposed().id());
  const auto effect = EffectOf(next, witnessed, proposed.correction_proposed().correction());
  if (const auto* refusal = std::get_if<pb::Refusal>(&effect)) return *refusal;
  return std::nullopt;
}

// The open correction of the asking seat's room; else a refusal.
const CorrectionRecord* OpenOrRefuse(const Competition& head, const Request& request,
                                     const std::string& id, pb::CorrectionView::State state,
                                     std::optional<pb::Refusal>& refusal) {
  const CorrectionRecord* record = FindCorrection(head, id);
  if (record == nullptr ||
      RoomOf(head, record->correction.candidate()) != FindSeat(head, request.seat)->seat.room()) {
    refusal = Refuse(pb::Refusal::NOT_FOUND, "correction", id);
  } else if (record->state != state) {
    const bool early = record->state == pb::CorrectionView::PROPOSED;
    refusal = Refuse(early ? pb::Refusal::NOT_NOW : pb::Refusal::ALREADY, "correction");
  } else if (Lapsed(*record, request.at)) {
    refusal = Refuse(pb::Refusal::LAPSED, "correction");
  }
  return record;
}

bool OneIsOpen(const Competition& head, const Request& request, const std::string& candidate) {
  const auto open = OpenCorrectionsIn(head, RoomOf(head, candidate));
  return std::any_of(open.begin(), open.end(), [&](const CorrectionRecord* record) {
    return record->correction.candidate() == candidate && !Lapsed(*record, request.at);
  });
}

}  // namespace

std::optional<pb::Refusal> WhyNotContent(const Competition& head,
                                         const pb::Correction& correction) {
  if (correction.kind() == pb::Correction::RECUSE) return WhyNotRecused(head, correction);
  const pb::Stage* stage = FindStage(*head.plan, correction.stage());
  if (stage == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "stage", correction.stage());
  const StageRecord& record =
      StageRecordOf(head.candidates.at(correction.candidate()), correction.stage());
  const bool exclude = correction.kind() == pb::Correction::EXCLUDE;
  if (!record.closed && !(exclude && record.ended)) return Refuse(pb::Refusal::NOT_NOW, "stage");
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

Decision DecideProposeCorrection(const Competition& head, const Request& request) {
  const pb::Correction& correction = request.command->propose_correction().correction();
  const CandidateRecord* candidate = FindCandidate(head, correction.candidate());
  if (candidate == nullptr ||
      RoomOf(head, correction.candidate()) != FindSeat(head, request.seat)->seat.room()) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", correction.candidate());
  }
  if (head.corrections.size() >= kCorrectionsMax) return Refuse(pb::Refusal::NOT_NOW, "full");
  if (auto refusal = WhyNotText("reason", correction.reason(), kReasonCharactersMax)) {
    return *refusal;
  }
  if (!MayBeCorrected(head, correction.candidate())) {
    return Refuse(pb::Refusal::NOT_NOW, "candidate");
  }
  if (OneIsOpen(head, request, correction.candidate())) {
    return Refuse(pb::Refusal::ALREADY, "correction");
  }
  if (auto refusal = WhyNotContent(head, correction)) return *refusal;
  pb::Event event = NewEvent(request);
  pb::CorrectionProposed& fact = *event.mutable_correction_proposed();
  fact.set_id("correction" + std::to_string(head.corrections.size() + 1));
  *fact.mutable_correction() = correction;
  if (auto refusal = WhyNoEffect(head, request, event)) return *refusal;
  return Events{event};
}

Decision DecideDecideCorrection(const Competition& head, const Request& request) {
  const pb::DecideCorrection& command = request.command->decide_correction();
  std::optional<pb::Refusal> refusal;
  const CorrectionRecord* record =
      OpenOrRefuse(head, request, command.id(), pb::CorrectionView::PROPOSED, refusal);
  if (refusal) return *refusal;
  if (record->proposed_by == request.seat) return Refuse(pb::Refusal::SAME_PERSON);
  // The chief decides, and only of what the chief proposed the operator.
  const bool by_chief = FindSeat(head, record->proposed_by)->chief;
  if (FindSeat(head, request.seat)->chief == by_chief) return Refuse(pb::Refusal::NOT_YOUR_ROLE);
  if (!command.accept() || !command.reason().empty()) {
    if ((refusal = WhyNotText("reason", command.reason(), kReasonCharactersMax))) return *refusal;
  }
  pb::Event event = NewEvent(request);
  pb::CorrectionDecided& fact = *event.mutable_correction_decided();
  fact.set_id(command.id());
  fact.set_accept(command.accept());
  fact.set_reason(command.reason());
  return Events{event};
}

Decision DecideWitnessCorrection(const Competition& head, const Request& request) {
  std::optional<pb::Refusal> refusal;
  const CorrectionRecord* record =
      OpenOrRefuse(head, request, request.command->witness_correction().id(),
                   pb::CorrectionView::ACCEPTED, refusal);
  if (refusal) return *refusal;
  if (record->proposed_by == request.seat || record->decided_by == request.seat) {
    return Refuse(pb::Refusal::SAME_PERSON);
  }
  if (!MayTakeEffect(head, *record)) return Refuse(pb::Refusal::NOT_NOW, "turn");
  // What was proposed may have changed meanwhile: a late sheet that came, a judge recused.
  if ((refusal = WhyNotContent(head, record->correction))) return *refusal;
  pb::Event witnessed = NewEvent(request);
  witnessed.mutable_correction_witnessed()->set_id(record->id);
  const auto computed = EffectOf(head, witnessed, record->correction);
  if (const auto* too_few = std::get_if<pb::Refusal>(&computed)) return *too_few;
  const auto& effect = std::get<Effect>(computed);
  Events events{witnessed};
  for (const pb::StageFigure& stage : effect.stages) {
    pb::StageClosed& closed = *events.emplace_back(NewEvent(request)).mutable_stage_closed();
    closed.set_candidate(record->correction.candidate());
    closed.set_stage(stage.stage());
    closed.set_figure(stage.SerializeAsString());
  }
  if (effect.figures) {
    pb::FiguresComputed& fact = *events.emplace_back(NewEvent(request)).mutable_figures_computed();
    fact.set_candidate(record->correction.candidate());
    fact.set_figures(effect.figures->SerializeAsString());
    fact.set_digest(DigestOf(fact.figures()));
  }
  return events;
}

Decision DecideWithdrawCorrection(const Competition& head, const Request& request) {
  const std::string& id = request.command->withdraw_correction().id();
  const CorrectionRecord* record = FindCorrection(head, id);
  if (record == nullptr || record->proposed_by != request.seat) {
    return Refuse(pb::Refusal::NOT_FOUND, "correction", id);
  }
  if (record->state != pb::CorrectionView::PROPOSED &&
      record->state != pb::CorrectionView::ACCEPTED) {
    return Refuse(pb::Refusal::ALREADY, "correction");
  }
  pb::Event event = NewEvent(request);
  event.mutable_correction_withdrawn()->set_id(id);
  return Events{event};
}

}  // namespace tingfen::competition
