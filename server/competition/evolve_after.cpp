#include <algorithm>
#include <cstdlib>

#include "server/competition/after.h"
#include "server/competition/day.h"
#include "server/competition/lookup.h"

namespace tingfen::competition {
namespace {

void DropOut(Competition& state, const pb::CandidateDroppedOut& fact) {
  PostRecord& record = state.posts.at(fact.post());
  record.dropped_out.push_back(NewDropOut(record, fact.candidate(), fact.reason()));
  record.proposal = fact.proposal();
  RoomRecord& room = state.rooms.at(RoomOf(state, fact.candidate()));
  if (room.turn != fact.candidate() || room.run_off != fact.post()) return;
  room.turn.clear();
  room.run_off.clear();
  room.clock.running = false;
}

void StopPost(Competition& state, const pb::PostStopped& fact) {
  state.posts.at(fact.post()).stopped = fact.reason();
  for (const pb::Candidate& entry : state.roll->candidates()) {
    const auto& posts = entry.posts();
    const bool all_stopped = std::all_of(posts.begin(), posts.end(), [&](const std::string& post) {
      return !state.posts.at(post).stopped.empty();
    });
    CandidateRecord& candidate = state.candidates.at(entry.id());
    if (!all_stopped || candidate.outcome != pb::Outcome::OUTCOME_UNSPECIFIED) continue;
    candidate.outcome = pb::Outcome::POST_STOPPED;
    candidate.outcome_reason = fact.reason();
  }
}

}  // namespace

PostRecord::DropOut NewDropOut(const PostRecord& record, const std::string& candidate,
                               const std::string& reason) {
  const auto& list = record.proposal.shortlist();
  return {candidate, reason, std::find(list.begin(), list.end(), candidate) != list.end()};
}

void KeepResult(Competition& state, pb::PostResult result) {
  PostRecord& record = state.posts.at(result.post());
  if (result.after_run_off()) record.before_run_off = state.results.at(result.post());
  record.proposal.Clear();
  *record.proposal.mutable_shortlist() = result.shortlist();
  *record.proposal.mutable_to_resolve() = result.to_resolve();
  record.proposal.set_may_stay_vacant(result.may_stay_vacant());
  const std::string post = result.post();
  state.results[post] = std::move(result);
}

void FoldAfter(Competition& state, const pb::Event& event) {
  switch (event.fact_case()) {
    case pb::Event::kDecisionEntered:
      state.posts.at(event.decision_entered().post())
          .decisions.push_back({event.decision_entered(), event.at().wall_ms()});
      return;
    case pb::Event::kCandidateDroppedOut:
      return DropOut(state, event.candidate_dropped_out());
    case pb::Event::kPostStopped:
      return StopPost(state, event.post_stopped());
    case pb::Event::kNoticeOpened:
      state.notices.push_back(event.notice_opened());
      return;
    default:
      return FoldDay(state, event);
  }
}

}  // namespace tingfen::competition
