#include "server/competition/correction/deciding.h"

#include <algorithm>

#include "server/competition/correction/content.h"
#include "server/competition/correction/correction.h"
#include "server/competition/figures/digest.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

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
    refusal = Refuse(early ? pb::Refusal::NOT_NOW : pb::Refusal::ALREADY, pb::Refusal::CORRECTION);
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

Decision Decide(const Competition& head, const Request& request,
                const pb::ProposeCorrection& command) {
  const pb::Correction& correction = command.correction();
  const CandidateRecord* candidate = FindCandidate(head, correction.candidate());
  if (candidate == nullptr ||
      RoomOf(head, correction.candidate()) != FindSeat(head, request.seat)->seat.room()) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", correction.candidate());
  }
  if (head.corrections.size() >= kCorrectionsMax)
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::FULL);
  if (auto refusal = WhyNotText("reason", correction.reason(), kReasonCharactersMax)) {
    return *refusal;
  }
  if (!MayBeCorrected(head, correction.candidate())) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::CANDIDATE);
  }
  if (OneIsOpen(head, request, correction.candidate())) {
    return Refuse(pb::Refusal::ALREADY, pb::Refusal::CORRECTION);
  }
  if (auto refusal = WhyNotContent(head, correction)) return *refusal;
  pb::Event event = NewEvent(request);
  pb::CorrectionProposed& fact = *event.mutable_correction_proposed();
  fact.set_id("correction" + std::to_string(head.corrections.size() + 1));
  *fact.mutable_correction() = correction;
  if (auto refusal = WhyNoEffect(head, request, event)) return *refusal;
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request,
                const pb::DecideCorrection& command) {
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

Decision Decide(const Competition& head, const Request& request,
                const pb::WitnessCorrection& command) {
  std::optional<pb::Refusal> refusal;
  const CorrectionRecord* record =
      OpenOrRefuse(head, request, command.id(), pb::CorrectionView::ACCEPTED, refusal);
  if (refusal) return *refusal;
  if (record->proposed_by == request.seat || record->decided_by == request.seat) {
    return Refuse(pb::Refusal::SAME_PERSON);
  }
  if (!MayTakeEffect(head, *record)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::TURN);
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

Decision Decide(const Competition& head, const Request& request,
                const pb::WithdrawCorrection& command) {
  const std::string& id = command.id();
  const CorrectionRecord* record = FindCorrection(head, id);
  if (record == nullptr || record->proposed_by != request.seat) {
    return Refuse(pb::Refusal::NOT_FOUND, "correction", id);
  }
  if (record->state != pb::CorrectionView::PROPOSED &&
      record->state != pb::CorrectionView::ACCEPTED) {
    return Refuse(pb::Refusal::ALREADY, pb::Refusal::CORRECTION);
  }
  pb::Event event = NewEvent(request);
  event.mutable_correction_withdrawn()->set_id(id);
  return Events{event};
}

}  // namespace tingfen::competition
