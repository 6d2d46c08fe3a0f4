#include "server/competition/roll_call/outcome.h"

#include <algorithm>

#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/turn/clock.h"

namespace tingfen::competition {
namespace {

std::optional<pb::Refusal> WhyNotOutcome(const CandidateRecord& candidate,
                                         const pb::SetOutcome& command) {
  if (candidate.outcome == command.outcome()) return Refuse(pb::Refusal::ALREADY);
  const bool begun = std::any_of(candidate.stages.begin(), candidate.stages.end(),
                                 [](const auto& stage) { return stage.second.started; });
  switch (command.outcome()) {
    case pb::Outcome::ABSENT:
      if (begun) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::OUTCOME);
      return std::nullopt;
    case pb::Outcome::WITHDRAWN:
      if (candidate.announced) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::OUTCOME);
      return std::nullopt;
    case pb::Outcome::DISQUALIFIED:  // The check of qualifications runs through the whole
                                     // procedure.
      return std::nullopt;
    default:
      return Refuse(pb::Refusal::INVALID, "outcome");
  }
}

}  // namespace

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::SetOutcome& command) {
  const CandidateRecord* candidate = FindCandidate(head, command.candidate());
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  for (const std::string& post : RollEntry(*head.roll, command.candidate()).posts()) {
    if (head.results.contains(post)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::RESULTS);
  }
  return std::nullopt;
}

Decision Decide(const Competition& head, const Request& request, const pb::SetOutcome& command) {
  const CandidateRecord& candidate = head.candidates.at(command.candidate());
  if (auto refusal = WhyNotOutcome(candidate, command)) return *refusal;
  pb::Event event = NewEvent(request);
  pb::OutcomeSet& fact = *event.mutable_outcome_set();
  fact.set_candidate(command.candidate());
  fact.set_outcome(command.outcome());
  fact.set_reason(command.reason());
  return Events{event};
}

void OfferOutcome(Steps& steps, const std::string& candidate) {
  const CandidateRecord& record = steps.state().candidates.at(candidate);
  if (IsOut(record)) return;
  pb::Command command;
  command.mutable_set_outcome()->set_candidate(candidate);
  steps.Offer(command, pb::Step::OUTCOME);
}

void OfferOutcomes(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kSetOutcome)) return;
  for (const std::string& id : steps.room().order) {
    OfferOutcome(steps, id);
  }
}

void Fold(Competition& state, const pb::OutcomeSet& fact, const Context&) {
  CandidateRecord& candidate = CandidateIn(state, fact.candidate());
  candidate.outcome = fact.outcome();
  candidate.outcome_reason = fact.reason();
  RoomRecord& room = RoomOfCandidate(state, fact.candidate());
  if (room.turn != fact.candidate()) return;
  room.turn.clear();
  StopClock(room);
}

}  // namespace tingfen::competition
