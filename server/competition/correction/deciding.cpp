#include "server/competition/correction/deciding.h"

#include <algorithm>

#include "server/competition/correction/content.h"
#include "server/competition/correction/correctable.h"
#include "server/competition/correction/correction.h"
#include "server/competition/figures/digest.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

std::optional<pb::Refusal> WhyLapsed(const Competition& head, const std::string& id,
                                     const pb::Stamp& now) {
  if (Lapsed(*FindCorrection(head, id), now)) return Refuse(pb::Refusal::LAPSED, "correction");
  return std::nullopt;
}

// It is in that state, as far as the state's own time tells.
std::optional<pb::Refusal> WhyNotIn(const Competition& head, const std::string& id,
                                    pb::CorrectionView::State state) {
  const CorrectionRecord* record = FindCorrection(head, id);
  if (record == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "correction", id);
  if (record->state != state) {
    const bool early = record->state == pb::CorrectionView::PROPOSED;
    return Refuse(early ? pb::Refusal::NOT_NOW : pb::Refusal::ALREADY, pb::Refusal::CORRECTION);
  }
  return WhyLapsed(head, id, head.last_stamp);
}

bool OneIsOpen(const Competition& head, const std::string& candidate, const pb::Stamp& now) {
  const auto open = OpenCorrectionsIn(head, RoomOf(head, candidate));
  return std::any_of(open.begin(), open.end(), [&](const CorrectionRecord* record) {
    return record->correction.candidate() == candidate && !Lapsed(*record, now);
  });
}

}  // namespace

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::ProposeCorrection& command) {
  const std::string& candidate = command.correction().candidate();
  if (FindCandidate(head, candidate) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", candidate);
  }
  if (head.corrections.size() >= kCorrectionsMax)
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::FULL);
  if (!MayBeCorrected(head, candidate)) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::CANDIDATE);
  }
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::DecideCorrection& command) {
  if (auto refusal = WhyNotIn(head, command.id(), pb::CorrectionView::PROPOSED)) return refusal;
  const CorrectionRecord& record = *FindCorrection(head, command.id());
  if (record.proposed_by == who.seat.id()) return Refuse(pb::Refusal::SAME_PERSON);
  // The chief decides, and only of what the chief proposed the operator.
  const bool by_chief = FindSeat(head, record.proposed_by)->chief;
  if (who.chief == by_chief) return Refuse(pb::Refusal::NOT_YOUR_ROLE);
  const pb::Correction& correction = record.correction;
  if (who.chief && IsAboutMarks(correction) && !AllStagesClosed(head, correction.candidate())) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::STAGE);
  }
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::WitnessCorrection& command) {
  if (auto refusal = WhyNotIn(head, command.id(), pb::CorrectionView::ACCEPTED)) return refusal;
  const CorrectionRecord& record = *FindCorrection(head, command.id());
  if (record.proposed_by == who.seat.id() || record.decided_by == who.seat.id()) {
    return Refuse(pb::Refusal::SAME_PERSON);
  }
  if (!MayTakeEffect(head, record)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::TURN);
  // What was proposed may have changed meanwhile: a late sheet that came, a judge recused.
  return WhyNotContent(head, record.correction);
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::WithdrawCorrection& command) {
  const CorrectionRecord* record = FindCorrection(head, command.id());
  if (record == nullptr || record->proposed_by != who.seat.id()) {
    return Refuse(pb::Refusal::NOT_FOUND, "correction", command.id());
  }
  if (record->state != pb::CorrectionView::PROPOSED &&
      record->state != pb::CorrectionView::ACCEPTED) {
    return Refuse(pb::Refusal::ALREADY, pb::Refusal::CORRECTION);
  }
  return WhyLapsed(head, command.id(), head.last_stamp);
}

Decision Decide(const Competition& head, const Request& request,
                const pb::ProposeCorrection& command) {
  const pb::Correction& correction = command.correction();
  if (OneIsOpen(head, correction.candidate(), request.at)) {
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
  if (auto refusal = WhyLapsed(head, command.id(), request.at)) return *refusal;
  if (!command.accept()) {
    if (auto refusal = WhyNotReason(command)) return *refusal;
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
  if (auto refusal = WhyLapsed(head, command.id(), request.at)) return *refusal;
  const CorrectionRecord* record = FindCorrection(head, command.id());
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

Decision Decide(const Competition&, const Request& request, const pb::WithdrawCorrection& command) {
  pb::Event event = NewEvent(request);
  event.mutable_correction_withdrawn()->set_id(command.id());
  return Events{event};
}

void OfferCorrections(Steps& steps) {
  bool one_is_open = false;
  for (const CorrectionRecord* record : OpenCorrectionsIn(steps.state(), steps.room().id)) {
    if (Lapsed(*record, steps.state().last_stamp)) continue;
    one_is_open = true;
    const auto about = [&](pb::Step* step) {
      if (step == nullptr) return;
      steps.About(*step, record->correction.candidate());
      step->set_stage(record->correction.stage());
      step->set_seat(record->correction.seat());
    };
    pb::Command decide;
    decide.mutable_decide_correction()->set_id(record->id);
    about(steps.Recommend(decide, pb::Step::VERDICT));
    pb::Command witness;
    witness.mutable_witness_correction()->set_id(record->id);
    about(steps.Recommend(witness));
    pb::Command withdraw;
    withdraw.mutable_withdraw_correction()->set_id(record->id);
    about(steps.Offer(withdraw));
  }
  // One after the other: a desk that is asked for two things at once mixes them up.
  const bool asked = steps.MayAsk(pb::Command::kProposeCorrection);
  if (!asked || one_is_open || CorrectableIn(steps.state(), steps.room()).empty()) return;
  pb::Command propose;
  propose.mutable_propose_correction();
  steps.OfferForm(propose, pb::Step::CORRECTION);
}

}  // namespace tingfen::competition
