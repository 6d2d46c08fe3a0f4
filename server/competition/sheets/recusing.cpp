#include "server/competition/sheets/recusing.h"

#include "server/competition/opening/kept_recusals.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/sheets.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::RecuseJudge& command) {
  const CandidateRecord* candidate = FindCandidate(head, command.candidate());
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  const SeatRecord* seat = FindSeat(head, command.seat());
  if (seat == nullptr || seat->seat.panel().empty() ||
      seat->seat.room() != RoomOf(head, command.candidate())) {
    return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  }
  if (candidate->recused.contains(command.seat())) return Refuse(pb::Refusal::ALREADY);
  if (seat->vacated) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::SEAT);
  if (candidate->figures || HasScored(*candidate, command.seat())) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::SHEET);
  }
  return WhyTooFewLeft(head, command.candidate(), seat->seat);
}

Decision Decide(const Competition&, const Request& request, const pb::RecuseJudge& command) {
  pb::Event event = NewEvent(request);
  pb::JudgeRecused& fact = *event.mutable_judge_recused();
  fact.set_candidate(command.candidate());
  fact.set_seat(command.seat());
  fact.set_reason(command.reason());
  return Events{event};
}

void OfferRecusals(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kRecuseJudge)) return;
  for (const SeatRecord* seat : ExpertSeatsOfTurn(steps.state(), steps.room())) {
    pb::Command command;
    command.mutable_recuse_judge()->set_candidate(steps.room().turn);
    command.mutable_recuse_judge()->set_seat(seat->seat.id());
    steps.Offer(command, pb::Step::REASON);
  }
}

void Fold(Competition& state, const pb::JudgeRecused& fact, const Context&) {
  CandidateIn(state, fact.candidate()).recused[fact.seat()] = fact.reason();
  DropFound(state, fact.candidate(), fact.seat());
}

}  // namespace tingfen::competition
