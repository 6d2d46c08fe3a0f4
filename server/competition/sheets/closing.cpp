#include "server/competition/sheets/closing.h"

#include "server/competition/figures/compute.h"
#include "server/competition/figures/digest.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/sheets.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::CloseStage& command) {
  if (auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return refusal;
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  if (PhaseOf(head, room) != pb::Phase::SCORING)
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::STAGE);
  if (auto refusal = WhyStopped(head, room)) return refusal;
  if (ToSetAside(head, room)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::CONFERRING);
  return WhyMissingSheets(head, command.candidate(), *FindStage(head, command.stage()));
}

Decision Decide(const Competition& head, const Request& request, const pb::CloseStage& command) {
  const auto computed = ComputeStage(head, command.candidate(), *FindStage(head, command.stage()));
  if (const auto* refusal = std::get_if<pb::Refusal>(&computed)) return *refusal;
  const auto& figure = std::get<pb::StageFigure>(computed);
  pb::Event closed = NewEvent(request);
  closed.mutable_stage_closed()->set_candidate(command.candidate());
  closed.mutable_stage_closed()->set_stage(command.stage());
  closed.mutable_stage_closed()->set_figure(figure.SerializeAsString());
  const pb::Stage& last = *head.plan->stages().rbegin();
  const std::string run_off(PostOfStage(command.stage()));
  if (run_off.empty() && command.stage() != last.id()) return Events{closed};
  pb::Event computed_event = NewEvent(request);
  pb::FiguresComputed& fact = *computed_event.mutable_figures_computed();
  fact.set_candidate(command.candidate());
  fact.set_run_off(run_off);
  const auto figures = run_off.empty() ? ComputeFigures(head, command.candidate(), figure)
                                       : ComputeRunOff(head, command.candidate(), figure);
  fact.set_figures(figures.SerializeAsString());
  fact.set_digest(DigestOf(fact.figures()));
  return Events{closed, computed_event};
}

void OfferClose(Steps& steps) {
  pb::Command command;
  command.mutable_close_stage()->set_candidate(steps.room().turn);
  command.mutable_close_stage()->set_stage(steps.StageNow());
  steps.Recommend(command);
}

void Fold(Competition& state, const pb::StageClosed& fact, const Context&) {
  StageRecord& stage = StageIn(state, fact.candidate(), fact.stage());
  stage.closed = Parsed<pb::StageFigure>(fact.figure());
  // A correction that closes it anew changes nothing about who was there.
  if (!stage.missed_by) {
    stage.missed_by = AwayFrom(state, fact.candidate(), *FindStage(state, fact.stage()));
  }
  RoomRecord& room = RoomOfCandidate(state, fact.candidate());
  // A correction closes an earlier stage anew.
  if (!room.run_off.empty() || StageOfTurn(state, room).id() != fact.stage()) return;
  if (room.stage + 1 < static_cast<std::uint32_t>(state.plan->stages_size())) ++room.stage;
}

void Fold(Competition& state, const pb::FiguresComputed& fact, const Context&) {
  CandidateRecord& candidate = CandidateIn(state, fact.candidate());
  FiguresRecord& of = fact.run_off().empty() ? candidate : candidate.run_offs.at(fact.run_off());
  of.figures = Parsed<pb::CandidateFigures>(fact.figures());
  of.digest = fact.digest();
  of.confirmed.clear();  // What was confirmed were other figures.
  of.confirmed_by.clear();
}

}  // namespace tingfen::competition
