#include <algorithm>
#include <set>

#include "server/competition/after.h"
#include "server/competition/decide_parts.h"
#include "server/competition/run_off.h"

namespace tingfen::competition {
namespace {

// The post exists and its ranking is announced.
std::optional<pb::Refusal> WhyNoResult(const Competition& head, const std::string& post) {
  if (FindPost(*head.roll, post) == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "post", post);
  if (!head.results.contains(post)) return Refuse(pb::Refusal::NOT_NOW, "results");
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNotChosen(const Competition& head, const pb::EnterDecision& command) {
  if (command.vacant() != command.chosen().empty()) {
    return Refuse(pb::Refusal::INVALID, "chosen", std::to_string(command.chosen_size()));
  }
  std::set<std::string> seen;
  for (const std::string& candidate : command.chosen()) {
    if (FindCandidate(head, candidate) == nullptr ||
        !StillInRanking(head, command.post(), candidate)) {
      return Refuse(pb::Refusal::NOT_FOUND, "candidate", candidate);
    }
    if (!seen.insert(candidate).second) return Refuse(pb::Refusal::INVALID, "chosen", candidate);
  }
  return std::nullopt;
}

bool SameChosen(const pb::DecisionEntered& decision, const pb::EnterDecision& command) {
  return std::equal(decision.chosen().begin(), decision.chosen().end(), command.chosen().begin(),
                    command.chosen().end());
}

std::optional<pb::Refusal> WhyNotDecision(const Competition& head,
                                          const pb::EnterDecision& command) {
  if (auto refusal = WhyNoResult(head, command.post())) return refusal;
  if (InRunOff(head, command.post()) || RunOffHeard(head, command.post())) {
    return Refuse(pb::Refusal::NOT_NOW, "run_off");
  }
  if (auto refusal = WhyNotChosen(head, command)) return refusal;
  const pb::DecisionEntered* before = DecisionOf(head, command.post());
  if (before != nullptr && SameChosen(*before, command)) return Refuse(pb::Refusal::ALREADY);
  if (head.posts.at(command.post()).decisions.size() >= kDecisionsMax) {
    return Refuse(pb::Refusal::INVALID, "decisions", std::to_string(kDecisionsMax));
  }
  const bool optional = command.reason().empty() && !NeedsReason(head, command) &&
                        (!command.vacant() ||
                         VacancyGround(head, command.post()) == pb::DecisionEntered::NOBODY_LEFT);
  return optional ? std::nullopt : WhyNotText("reason", command.reason(), kReasonCharactersMax);
}

}  // namespace

Decision DecideEnterDecision(const Competition& head, const Request& request) {
  const pb::EnterDecision& command = request.command->enter_decision();
  if (const auto refusal = WhyNotDecision(head, command)) return *refusal;
  const auto proposed = DecisionAsProposed(head, command.post());
  pb::Event event = NewEvent(request);
  pb::DecisionEntered& fact = *event.mutable_decision_entered();
  fact.set_post(command.post());
  *fact.mutable_chosen() = command.chosen();
  fact.set_vacant(command.vacant());
  fact.set_reason(command.reason());
  if (command.vacant()) {
    fact.set_ground(VacancyGround(head, command.post()));
    fact.set_differs(fact.ground() == pb::DecisionEntered::GROUND_UNSPECIFIED);
  } else {
    fact.set_differs(!proposed ||
                     !std::equal(command.chosen().begin(), command.chosen().end(),
                                 proposed->chosen().begin(), proposed->chosen().end()));
  }
  return Events{event};
}

Decision DecideDropOut(const Competition& head, const Request& request) {
  const pb::DropOut& command = request.command->drop_out();
  if (const auto refusal = WhyNoResult(head, command.post())) return *refusal;
  if (FindCandidate(head, command.candidate()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  }
  const auto text = WhyNotText("reason", command.reason(), kReasonCharactersMax);
  if (text) return *text;
  const PostRecord& record = head.posts.at(command.post());
  const bool gone =
      std::any_of(record.dropped_out.begin(), record.dropped_out.end(),
                  [&](const auto& one) { return one.candidate == command.candidate(); });
  if (gone) return Refuse(pb::Refusal::ALREADY);
  if (!StillInRanking(head, command.post(), command.candidate())) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  }
  auto dropped_out = record.dropped_out;
  dropped_out.push_back(NewDropOut(record, command.candidate(), command.reason()));
  pb::Event event = NewEvent(request);
  pb::CandidateDroppedOut& fact = *event.mutable_candidate_dropped_out();
  fact.set_post(command.post());
  fact.set_candidate(command.candidate());
  fact.set_reason(command.reason());
  *fact.mutable_proposal() = ProposalOf(head, head.results.at(command.post()), dropped_out);
  return Events{event};
}

Decision DecideStopPost(const Competition& head, const Request& request) {
  const pb::StopPost& command = request.command->stop_post();
  if (FindPost(*head.roll, command.post()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "post", command.post());
  }
  if (const auto refusal = WhyNotText("reason", command.reason(), kReasonCharactersMax)) {
    return *refusal;
  }
  if (!head.posts.at(command.post()).stopped.empty()) return Refuse(pb::Refusal::ALREADY);
  if (SoleToStop(head, command.post()).empty()) return Refuse(pb::Refusal::NOT_NOW, "post");
  pb::Event event = NewEvent(request);
  event.mutable_post_stopped()->set_post(command.post());
  event.mutable_post_stopped()->set_reason(command.reason());
  return Events{event};
}

}  // namespace tingfen::competition
