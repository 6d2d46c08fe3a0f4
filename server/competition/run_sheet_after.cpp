#include <algorithm>
#include <set>

#include "server/competition/after/decision.h"
#include "server/competition/after/notice.h"
#include "server/competition/run_sheet_parts.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/posts.h"

namespace tingfen::competition {
namespace {

// Recommended only where nothing else goes on in the room.
pb::Step& Offer(Steps& steps, pb::Step::Needs needs, bool recommended) {
  return recommended ? steps.Recommend(needs) : steps.Add(needs);
}

void AddRunOff(Steps& steps, const std::string& post, bool recommended) {
  const std::string next = NextToRunOff(steps.state(), steps.room(), post);
  const bool in_turn = !steps.room().turn.empty() && !steps.figures().announced;
  if (next.empty() || in_turn || Stopped(steps)) return;
  pb::Step& step = Offer(steps, pb::Step::NOTHING, recommended);
  step.mutable_command()->mutable_call_candidate()->set_candidate(next);
  step.mutable_command()->mutable_call_candidate()->set_run_off(post);
  steps.About(step, next);
}

// Somebody decided on has dropped out since.
bool DecisionOvertaken(const Competition& state, const pb::DecisionEntered& decision) {
  return std::any_of(
      decision.chosen().begin(), decision.chosen().end(),
      [&](const std::string& id) { return !StillInRanking(state, decision.post(), id); });
}

void AddDecision(Steps& steps, const std::string& post, bool recommended) {
  const Competition& state = steps.state();
  if (InRunOff(state, post) || RunOffHeard(state, post)) return;
  if (state.posts.at(post).decisions.size() >= kDecisionsMax) return;
  const pb::DecisionEntered* before = DecisionOf(state, post);
  const bool due = recommended && (before == nullptr || DecisionOvertaken(state, *before));
  const auto proposed = DecisionAsProposed(state, post);
  const bool as_before = before != nullptr && proposed &&
                         std::equal(before->chosen().begin(), before->chosen().end(),
                                    proposed->chosen().begin(), proposed->chosen().end());
  if (proposed && !as_before) {
    const auto needs = before == nullptr ? pb::Step::NOTHING : pb::Step::REASON;
    *Offer(steps, needs, due).mutable_command()->mutable_enter_decision() = *proposed;
  }
  const auto& ranking = state.results.at(post).ranking();
  const bool nobody = std::none_of(ranking.begin(), ranking.end(), [&](const auto& line) {
    return StillInRanking(state, post, line.candidate());
  });
  if (nobody && before != nullptr && before->vacant()) return;
  const bool tie_only = due && !proposed && ToRunOff(state, post).empty();
  Offer(steps, pb::Step::DECISION, tie_only)
      .mutable_command()
      ->mutable_enter_decision()
      ->set_post(post);
}

void AddDropOut(Steps& steps, const std::string& post, const std::string& candidate) {
  pb::Step& step = steps.Add(pb::Step::REASON);
  step.mutable_command()->mutable_drop_out()->set_post(post);
  step.mutable_command()->mutable_drop_out()->set_candidate(candidate);
  steps.About(step, candidate);
}

void AddDropOuts(Steps& steps, const std::string& post) {
  const pb::Proposal& proposal = steps.state().posts.at(post).proposal;
  std::vector<std::string> named(proposal.shortlist().begin(), proposal.shortlist().end());
  named.insert(named.end(), proposal.to_resolve().begin(), proposal.to_resolve().end());
  if (const pb::DecisionEntered* decision = DecisionOf(steps.state(), post)) {
    named.insert(named.end(), decision->chosen().begin(), decision->chosen().end());
  }
  std::set<std::string> offered;
  for (const std::string& id : named) {
    if (!StillInRanking(steps.state(), post, id) || !offered.insert(id).second) continue;
    AddDropOut(steps, post, id);
  }
}

bool EverythingDecided(const Competition& state) {
  return std::all_of(state.posts.begin(), state.posts.end(), [&](const auto& entry) {
    return !entry.second.decisions.empty() || FellAway(state, entry.first);
  });
}

void AddNotice(Steps& steps, pb::PublicNotice::Of of, bool recommended) {
  const auto posts = PostsToNotify(steps.state(), of);
  if (posts.empty() || Stopped(steps) || steps.state().notices.size() >= kNoticesMax) return;
  pb::OpenNotice& command =
      *Offer(steps, pb::Step::NOTICE, recommended).mutable_command()->mutable_open_notice();
  command.set_of(of);
  for (const std::string& post : posts) command.add_posts(post);
}

// A notice given already, once more with a reason: other dates, or another list.
void AddNoticesAgain(Steps& steps) {
  const auto& notices = steps.state().notices;
  if (notices.empty() || Stopped(steps) || notices.size() >= kNoticesMax) return;
  pb::OpenNotice command;
  command.set_of(notices.back().of());
  if (!PostsToNotify(steps.state(), command.of()).empty()) return;
  for (const pb::NoticeOpened::Line& line : notices.back().lines()) {
    const pb::DecisionEntered* decision = DecisionOf(steps.state(), line.post());
    const bool chosen = command.of() == pb::PublicNotice::CHOSEN;
    if (chosen && decision->vacant()) continue;
    command.add_posts(line.post());
  }
  if (command.posts().empty()) return;
  *steps.Add(pb::Step::NOTICE).mutable_command()->mutable_open_notice() = command;
}

}  // namespace

void AddStops(Steps& steps) {
  for (const pb::Post& post : steps.state().roll->posts()) {
    const std::string sole = SoleToStop(steps.state(), post.id());
    if (sole.empty() || RoomOf(steps.state(), sole) != steps.room().id) continue;
    pb::Step& step = steps.Recommend(pb::Step::REASON);
    step.mutable_command()->mutable_stop_post()->set_post(post.id());
    steps.About(step, sole);
  }
}

void AddAfterResults(Steps& steps, pb::Phase::Id phase) {
  const bool over = phase == pb::Phase::FINISHED || phase == pb::Phase::RESULTS;
  const bool between = phase == pb::Phase::READY || phase == pb::Phase::ANNOUNCED;
  if (phase == pb::Phase::CHECK_IN) AddNotice(steps, pb::PublicNotice::CANDIDATES, false);
  const bool in_run_off = !steps.room().run_off.empty() && !over && !between;
  if (in_run_off) AddDropOut(steps, steps.room().run_off, steps.room().turn);
  if (!over && !between) return;
  for (const pb::Post& post : steps.state().roll->posts()) {
    if (!steps.state().results.contains(post.id())) continue;
    AddRunOff(steps, post.id(), over);
    AddDecision(steps, post.id(), over);
    AddDropOuts(steps, post.id());
  }
  AddNotice(steps, pb::PublicNotice::CHOSEN, over && EverythingDecided(steps.state()));
  AddNoticesAgain(steps);
}

}  // namespace tingfen::competition
