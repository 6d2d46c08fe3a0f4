#include "server/competition/after/stopping.h"

#include <algorithm>

#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/posts.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::StopPost& command) {
  if (FindPost(*head.roll, command.post()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "post", command.post());
  }
  if (!head.posts.at(command.post()).stopped.empty()) return Refuse(pb::Refusal::ALREADY);
  if (SoleToStop(head, command.post()).empty())
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::POST);
  return std::nullopt;
}

Decision Decide(const Competition&, const Request& request, const pb::StopPost& command) {
  pb::Event event = NewEvent(request);
  event.mutable_post_stopped()->set_post(command.post());
  event.mutable_post_stopped()->set_reason(command.reason());
  return Events{event};
}

// In the room of the candidate who is left.
void OfferStops(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kStopPost)) return;
  for (const pb::Post& post : steps.state().roll->posts()) {
    const std::string sole = SoleToStop(steps.state(), post.id());
    if (sole.empty() || RoomOf(steps.state(), sole) != steps.room().id) continue;
    pb::Command command;
    command.mutable_stop_post()->set_post(post.id());
    pb::Step* step = steps.Recommend(command, pb::Step::REASON);
    if (step != nullptr) steps.About(*step, sole);
  }
}

void Fold(Competition& state, const pb::PostStopped& fact, const Context&) {
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

}  // namespace tingfen::competition
