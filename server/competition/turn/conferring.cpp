#include "server/competition/turn/conferring.h"

#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/sheets.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::SetAside& command) {
  const std::string& candidate = command.candidate();
  if (auto refusal = WhyNotTurn(head, candidate)) return refusal;
  const RoomRecord& room = RoomById(head, RoomOf(head, candidate));
  if (PhaseOf(head, room) != pb::Phase::SCORING || !ToSetAside(head, room)) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::CONFERRING);
  }
  if (auto refusal = WhyStopped(head, room)) return refusal;
  return WhyMissingSheets(head, candidate, StageOfTurn(head, room));
}

Decision Decide(const Competition&, const Request& request, const pb::SetAside& command) {
  pb::Event event = NewEvent(request);
  event.mutable_turn_set_aside()->set_candidate(command.candidate());
  return Events{event};
}

void OfferSetAside(Steps& steps) {
  pb::Command command;
  command.mutable_set_aside()->set_candidate(steps.room().turn);
  steps.Recommend(command);
}

void Fold(Competition& state, const pb::TurnSetAside& fact, const Context&) {
  state.candidates.at(fact.candidate()).set_aside = true;
  RoomOfCandidate(state, fact.candidate()).turn.clear();
}

}  // namespace tingfen::competition
