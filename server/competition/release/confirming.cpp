#include "server/competition/release/confirming.h"

#include <algorithm>

#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {

FiguresRecord& FiguresIn(Competition& state, const std::string& id, const std::string& digest) {
  CandidateRecord& candidate = CandidateIn(state, id);
  for (auto& [post, figures] : candidate.run_offs) {
    if (figures.digest == digest) return figures;
  }
  return candidate;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ConfirmFigures& command) {
  if (auto refusal = WhyNotTurn(head, command.candidate())) return refusal;
  const FiguresRecord& figures =
      FiguresInTurn(head, RoomById(head, RoomOf(head, command.candidate())));
  if (!figures.figures) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::FIGURES);
  if (AreEqualised(figures)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::EQUALISE);
  if (figures.digest != command.digest()) return Refuse(pb::Refusal::FIGURES_CHANGED);
  const pb::ReleaseStep::By step = ReleaseStepOf(who);
  if (!IsReleaseStep(*head.plan, step)) return Refuse(pb::Refusal::NOT_YOUR_ROLE);
  const auto awaited = AwaitedRelease(head, figures);
  if (std::find(awaited.begin(), awaited.end(), step) == awaited.end()) {
    return Refuse(pb::Refusal::ALREADY);
  }
  return std::nullopt;
}

Decision Decide(const Competition& head, const Request& request,
                const pb::ConfirmFigures& command) {
  pb::Event event = NewEvent(request);
  pb::FiguresConfirmed& fact = *event.mutable_figures_confirmed();
  fact.set_candidate(command.candidate());
  fact.set_step(ReleaseStepOf(*FindSeat(head, request.seat)));
  fact.set_digest(command.digest());
  return Events{event};
}

void OfferConfirming(Steps& steps) {
  if (steps.room().turn.empty()) return;
  pb::Command command;
  command.mutable_confirm_figures()->set_candidate(steps.room().turn);
  command.mutable_confirm_figures()->set_digest(FiguresInTurn(steps.state(), steps.room()).digest);
  steps.Recommend(command);
}

void Fold(Competition& state, const pb::FiguresConfirmed& fact, const Context& context) {
  FiguresRecord& figures = FiguresIn(state, fact.candidate(), fact.digest());
  figures.confirmed.push_back(fact.step());
  figures.confirmed_by.push_back(context.event.cause().seat());
}

}  // namespace tingfen::competition
