#include "server/competition/figures/proposal.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "server/competition/state/entries.h"
#include "server/plan/model/rules.h"
#include "server/scoring/exact.h"
#include "server/scoring/ranking.h"
#include "server/scoring/rules.h"

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

PostRecord::DropOut NewDropOut(const PostRecord& record, const std::string& candidate,
                               const std::string& reason) {
  const auto& list = record.proposal.shortlist();
  return {candidate, reason, std::find(list.begin(), list.end(), candidate) != list.end()};
}

}  // namespace tingfen::competition
