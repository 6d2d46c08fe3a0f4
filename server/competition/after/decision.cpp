#include "server/competition/after/decision.h"

#include <algorithm>
#include <set>

#include "server/competition/figures/proposal.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/posts.h"

namespace tingfen::competition {
namespace {

// The post exists and its ranking is announced.
std::optional<pb::Refusal> WhyNoResult(const Competition& head, const std::string& post) {
  if (FindPost(*head.roll, post) == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "post", post);
  if (!head.results.contains(post)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::RESULTS);
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
  if (auto refusal = WhyNotChosen(head, command)) return refusal;
  const pb::DecisionEntered* before = DecisionOf(head, command.post());
  if (before != nullptr && SameChosen(*before, command)) return Refuse(pb::Refusal::ALREADY);
  const bool optional = command.reason().empty() && !NeedsReason(head, command) &&
                        (!command.vacant() ||
                         VacancyGround(head, command.post()) == pb::DecisionEntered::NOBODY_LEFT);
  return optional ? std::nullopt : WhyNotReason(command);
}

// Somebody decided on has dropped out since.
bool IsOvertaken(const Competition& state, const pb::DecisionEntered& decision) {
  return std::any_of(
      decision.chosen().begin(), decision.chosen().end(),
      [&](const std::string& id) { return !StillInRanking(state, decision.post(), id); });
}

}  // namespace

pb::DecisionEntered::Ground VacancyGround(const Competition& state, const std::string& post) {
  const PostRecord& record = state.posts.at(post);
  const auto& ranking = state.results.at(post).ranking();
  const auto left = std::count_if(ranking.begin(), ranking.end(), [&](const pb::RankLine& line) {
    return !IsGone(record, line.candidate());
  });
  if (record.proposal.shortlist().empty() && record.proposal.to_resolve().empty()) {
    return pb::DecisionEntered::NOBODY_LEFT;
  }
  if (record.proposal.may_stay_vacant()) return pb::DecisionEntered::ALL_BELOW;
  const bool sole = left == 1 && state.plan->sole().need_not_be_taken();
  return sole ? pb::DecisionEntered::SOLE : pb::DecisionEntered::GROUND_UNSPECIFIED;
}

std::optional<pb::EnterDecision> DecisionAsProposed(const Competition& state,
                                                    const std::string& post) {
  const pb::Proposal& proposal = state.posts.at(post).proposal;
  if (!proposal.to_resolve().empty()) return std::nullopt;
  pb::EnterDecision decision;
  decision.set_post(post);
  *decision.mutable_chosen() = proposal.shortlist();
  decision.set_vacant(proposal.shortlist().empty());
  return decision;
}

bool NeedsReason(const Competition& state, const pb::EnterDecision& decision) {
  if (DecisionOf(state, decision.post()) != nullptr) return true;
  const auto proposed = DecisionAsProposed(state, decision.post());
  return !proposed || !std::equal(decision.chosen().begin(), decision.chosen().end(),
                                  proposed->chosen().begin(), proposed->chosen().end());
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::EnterDecision& command) {
  if (auto refusal = WhyNoResult(head, command.post())) return refusal;
  if (InRunOff(head, command.post()) || RunOffHeard(head, command.post())) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::RUN_OFF);
  }
  if (head.posts.at(command.post()).decisions.size() >= kDecisionsMax) {
    return Refuse(pb::Refusal::INVALID, "decisions", std::to_string(kDecisionsMax));
  }
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::DropOut& command) {
  if (auto refusal = WhyNoResult(head, command.post())) return refusal;
  if (FindCandidate(head, command.candidate()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  }
  const auto& dropped_out = head.posts.at(command.post()).dropped_out;
  const bool gone = std::any_of(dropped_out.begin(), dropped_out.end(), [&](const auto& one) {
    return one.candidate == command.candidate();
  });
  if (gone) return Refuse(pb::Refusal::ALREADY);
  if (StillInRanking(head, command.post(), command.candidate())) return std::nullopt;
  return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
}

Decision Decide(const Competition& head, const Request& request, const pb::EnterDecision& command) {
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

Decision Decide(const Competition& head, const Request& request, const pb::DropOut& command) {
  const PostRecord& record = head.posts.at(command.post());
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

void OfferDecision(Steps& steps, const std::string& post) {
  const Competition& state = steps.state();
  if (!state.results.contains(post)) return;
  const pb::DecisionEntered* before = DecisionOf(state, post);
  const bool due = steps.IsOver() && (before == nullptr || IsOvertaken(state, *before));
  const auto proposed = DecisionAsProposed(state, post);
  if (proposed && (before == nullptr || !SameChosen(*before, *proposed))) {
    pb::Command command;
    *command.mutable_enter_decision() = *proposed;
    steps.Offer(command, before == nullptr ? pb::Step::NOTHING : pb::Step::REASON, due);
  }
  const auto& ranking = state.results.at(post).ranking();
  const bool nobody = std::none_of(ranking.begin(), ranking.end(), [&](const auto& line) {
    return StillInRanking(state, post, line.candidate());
  });
  if (nobody && before != nullptr && before->vacant()) return;
  pb::Command command;
  command.mutable_enter_decision()->set_post(post);
  steps.Offer(command, pb::Step::DECISION, due && !proposed && ToRunOff(state, post).empty());
}

void OfferDropOuts(Steps& steps, const std::string& post) {
  const pb::Proposal& proposal = steps.state().posts.at(post).proposal;
  std::vector<std::string> named(proposal.shortlist().begin(), proposal.shortlist().end());
  named.insert(named.end(), proposal.to_resolve().begin(), proposal.to_resolve().end());
  if (const pb::DecisionEntered* decision = DecisionOf(steps.state(), post)) {
    named.insert(named.end(), decision->chosen().begin(), decision->chosen().end());
  }
  std::set<std::string> offered;
  for (const std::string& id : named) {
    if (!offered.insert(id).second) continue;
    pb::Command command;
    command.mutable_drop_out()->set_post(post);
    command.mutable_drop_out()->set_candidate(id);
    steps.Offer(command, pb::Step::REASON);
  }
}

void Fold(Competition& state, const pb::CandidateDroppedOut& fact, const Context&) {
  PostRecord& record = state.posts.at(fact.post());
  record.dropped_out.push_back(NewDropOut(record, fact.candidate(), fact.reason()));
  record.proposal = fact.proposal();
  RoomRecord& room = state.rooms.at(RoomOf(state, fact.candidate()));
  if (room.turn != fact.candidate() || room.run_off != fact.post()) return;
  room.turn.clear();
  room.run_off.clear();
  room.clock.running = false;
}

void Fold(Competition& state, const pb::DecisionEntered& fact, const Context& context) {
  state.posts.at(fact.post()).decisions.push_back({fact, context.event.at().wall_ms()});
}

}  // namespace tingfen::competition
