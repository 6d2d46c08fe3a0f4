#include "server/competition/release/confirming.h"

#include <algorithm>

#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {

const CandidateRecord* CandidateOf(const Competition& head, const Request& request,
                                   const std::string& id) {
  const CandidateRecord* candidate = FindCandidate(head, id);
  if (candidate == nullptr) return nullptr;
  return FindSeat(head, request.seat)->seat.room() == RoomOf(head, id) ? candidate : nullptr;
}

FiguresRecord& FiguresIn(Competition& state, const std::string& id, const std::string& digest) {
  CandidateRecord& candidate = CandidateIn(state, id);
  for (auto& [post, figures] : candidate.run_offs) {
    if (figures.digest == digest) return figures;
  }
  return candidate;
}

Decision Decide(const Competition& head, const Request& request,
                const pb::ConfirmFigures& command) {
  if (const auto refusal = WhyNotTurn(head, command.candidate())) return *refusal;
  const CandidateRecord* candidate = CandidateOf(head, request, command.candidate());
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  const FiguresRecord& figures =
      FiguresInTurn(head, RoomById(head, RoomOf(head, command.candidate())));
  if (!figures.figures) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::FIGURES);
  if (AreEqualised(figures)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::EQUALISE);
  if (figures.digest != command.digest()) return Refuse(pb::Refusal::FIGURES_CHANGED);
  const pb::ReleaseStep::By step = ReleaseStepOf(*FindSeat(head, request.seat));
  if (!IsReleaseStep(*head.plan, step)) return Refuse(pb::Refusal::NOT_YOUR_ROLE);
  const auto awaited = AwaitedRelease(head, figures);
  if (std::find(awaited.begin(), awaited.end(), step) == awaited.end()) {
    return Refuse(pb::Refusal::ALREADY);
  }
  pb::Event event = NewEvent(request);
  pb::FiguresConfirmed& fact = *event.mutable_figures_confirmed();
  fact.set_candidate(command.candidate());
  fact.set_step(step);
  fact.set_digest(command.digest());
  return Events{event};
}

void Fold(Competition& state, const pb::FiguresConfirmed& fact, const Context& context) {
  FiguresRecord& figures = FiguresIn(state, fact.candidate(), fact.digest());
  figures.confirmed.push_back(fact.step());
  figures.confirmed_by.push_back(context.event.cause().seat());
}

}  // namespace tingfen::competition
