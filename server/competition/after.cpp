#include "server/competition/after.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "server/competition/lookup.h"
#include "server/competition/roll.h"
#include "server/competition/run_off.h"
#include "server/plan/rules.h"
#include "server/scoring/ranking.h"

namespace tingfen::competition {
namespace {

// As much of an announced ranking as a shortlist is made of.
std::vector<scoring::RankLine> RankingFrom(const pb::PostResult& result) {
  std::vector<scoring::RankLine> ranking;
  for (const pb::RankLine& wire : result.ranking()) {
    scoring::RankLine& line = ranking.emplace_back();
    line.rank = wire.rank();
    line.candidate = wire.candidate();
    line.passes = wire.passes();
    const auto total = scoring::ParseExactText(wire.total());
    if (!total) std::abort();
    line.total.value = *total;
  }
  return ranking;
}

bool StandsFor(const pb::Candidate& entry, const std::string& post) {
  return Contains(entry.posts(), post);
}

// Those of the post who have no outcome.
std::vector<std::string> LeftFor(const Competition& state, const std::string& post) {
  std::vector<std::string> left;
  for (const pb::Candidate& entry : state.roll->candidates()) {
    const bool out = state.candidates.at(entry.id()).outcome != pb::Outcome::OUTCOME_UNSPECIFIED;
    if (StandsFor(entry, post) && !out) left.push_back(entry.id());
  }
  return left;
}

bool IsGone(const PostRecord& record, const std::string& candidate) {
  return std::any_of(record.dropped_out.begin(), record.dropped_out.end(),
                     [&](const auto& gone) { return gone.candidate == candidate; });
}

}  // namespace

pb::Proposal ProposalOf(const Competition& state, const pb::PostResult& result,
                        const std::vector<PostRecord::DropOut>& dropped_out) {
  const scoring::Rules rules =
      plan::RulesOf(*state.plan, [](const auto&) { return std::vector<std::string>{}; });
  const bool replaced = state.plan->shortlist().replaced_by_next();
  std::set<std::string> gone;
  std::set<std::string> moved_over;  // Whose place goes to the next.
  for (const PostRecord::DropOut& one : dropped_out) {
    gone.insert(one.candidate);
    if (replaced || !one.from_list) moved_over.insert(one.candidate);
  }
  const auto ranking = RankingFrom(result);
  pb::Proposal proposal;
  if (rules.shortlist) {
    const auto shortlist = scoring::MakeShortlist(
        ranking, *rules.shortlist, FindPost(*state.roll, result.post())->vacancies(), moved_over);
    for (const std::string& id : shortlist.candidates) {
      if (!gone.contains(id)) proposal.add_shortlist(id);
    }
    for (const std::string& id : shortlist.to_resolve) {
      if (!gone.contains(id)) proposal.add_to_resolve(id);
    }
  }
  proposal.set_may_stay_vacant(rules.may_stay_vacant_below &&
                               scoring::MayStayVacant(ranking, *rules.may_stay_vacant_below, gone));
  return proposal;
}

void LeaveOut(const Competition& state, pb::PostResult& result) {
  const pb::Proposal proposal =
      ProposalOf(state, result, state.posts.at(result.post()).dropped_out);
  *result.mutable_shortlist() = proposal.shortlist();
  *result.mutable_to_resolve() = proposal.to_resolve();
  result.set_may_stay_vacant(proposal.may_stay_vacant());
}

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

bool StillInRanking(const Competition& state, const std::string& post,
                    const std::string& candidate) {
  const auto& ranking = state.results.at(post).ranking();
  const bool ranked = std::any_of(ranking.begin(), ranking.end(), [&](const pb::RankLine& line) {
    return line.candidate() == candidate;
  });
  return ranked && !IsGone(state.posts.at(post), candidate);
}

const pb::DecisionEntered* DecisionOf(const Competition& state, const std::string& post) {
  const auto& decisions = state.posts.at(post).decisions;
  return decisions.empty() ? nullptr : &decisions.back().fact;
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

bool InRunOff(const Competition& state, const std::string& post) {
  return std::any_of(state.rooms.begin(), state.rooms.end(), [&](const auto& entry) {
    const RoomRecord& room = entry.second;
    return room.run_off == post && !room.turn.empty() && !FiguresInTurn(state, room).announced;
  });
}

std::vector<const pb::Post*> PostsLeftTo(const Competition& state, const std::string& candidate) {
  std::vector<const pb::Post*> posts;
  for (const std::string& id : RollEntry(*state.roll, candidate).posts()) {
    if (LeftFor(state, id).size() == 1 && state.posts.at(id).stopped.empty()) {
      posts.push_back(FindPost(*state.roll, id));
    }
  }
  return posts;
}

std::string SoleToStop(const Competition& state, const std::string& post) {
  if (state.plan->sole().then() != pb::Sole::STOP || state.results.contains(post)) return {};
  if (!state.posts.at(post).stopped.empty() || !PostInOpenBatch(state, post)) return {};
  const auto left = LeftFor(state, post);
  if (left.size() != 1) return {};
  const CandidateRecord& sole = state.candidates.at(left.front());
  const RoomRecord& room = RoomById(state, RoomOf(state, left.front()));
  const bool begun = sole.announced || !sole.stages.empty() || room.turn == left.front();
  return begun || !room.lots_witnessed ? std::string() : left.front();
}

const pb::PublicNotice* NoticeRule(const Competition& state, pb::PublicNotice::Of of) {
  for (const pb::PublicNotice& rule : state.plan->notices()) {
    if (rule.of() == of) return &rule;
  }
  return nullptr;
}

bool Notified(const Competition& state, pb::PublicNotice::Of of, const std::string& post) {
  const auto names = [&](const pb::NoticeOpened& notice) {
    return notice.of() == of &&
           std::any_of(notice.lines().begin(), notice.lines().end(), [&](const auto& line) {
             if (line.post() != post) return false;
             const pb::DecisionEntered* decision = DecisionOf(state, post);
             return of != pb::PublicNotice::CHOSEN ||
                    std::equal(line.candidates().begin(), line.candidates().end(),
                               decision->chosen().begin(), decision->chosen().end());
           });
  };
  return std::any_of(state.notices.begin(), state.notices.end(), names);
}

std::vector<std::string> PostsToNotify(const Competition& state, pb::PublicNotice::Of of) {
  std::vector<std::string> posts;
  if (NoticeRule(state, of) == nullptr) return posts;
  for (const pb::Post& post : state.roll->posts()) {
    const pb::DecisionEntered* decision = DecisionOf(state, post.id());
    if (FellAway(state, post.id())) continue;
    const bool due =
        of == pb::PublicNotice::CANDIDATES || (decision != nullptr && !decision->vacant());
    if (due && !Notified(state, of, post.id())) posts.push_back(post.id());
  }
  return posts;
}

}  // namespace tingfen::competition
