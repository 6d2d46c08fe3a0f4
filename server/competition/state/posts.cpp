#include "server/competition/state/posts.h"

#include <algorithm>

#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"

namespace tingfen::competition {
namespace {

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

bool Heard(const Competition& state, const std::string& candidate, const std::string& post) {
  const auto& run_offs = state.candidates.at(candidate).run_offs;
  const auto found = run_offs.find(post);
  return found != run_offs.end() && found->second.announced;
}

// The tie may still be parted by hearing those who are tied.
bool MayRunOff(const Competition& state, const std::string& post) {
  const PostRecord& record = state.posts.at(post);
  return state.plan->has_run_off() && state.results.contains(post) && !record.before_run_off &&
         record.decisions.empty();
}

}  // namespace

bool IsGone(const PostRecord& record, const std::string& candidate) {
  return std::any_of(record.dropped_out.begin(), record.dropped_out.end(),
                     [&](const auto& gone) { return gone.candidate == candidate; });
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

bool AnyResultsOut(const Competition& state, const std::string& candidate) {
  const auto& posts = RollEntry(*state.roll, candidate).posts();
  return std::any_of(posts.begin(), posts.end(),
                     [&](const std::string& post) { return state.results.contains(post); });
}

bool PostSettled(const Competition& state, const std::string& post) {
  if (!state.posts.at(post).stopped.empty()) return true;
  return std::all_of(state.roll->candidates().begin(), state.roll->candidates().end(),
                     [&](const pb::Candidate& entry) {
                       const auto& posts = entry.posts();
                       return std::find(posts.begin(), posts.end(), post) == posts.end() ||
                              Settled(state.candidates.at(entry.id()));
                     });
}

std::vector<const pb::Stage*> RunOffStagesHeld(const Competition& state) {
  std::vector<const pb::Stage*> held;
  for (const pb::Stage& stage : *state.run_off_stages) {
    const std::string post(PostOfStage(stage.id()));
    const bool called =
        std::any_of(state.candidates.begin(), state.candidates.end(),
                    [&](const auto& entry) { return entry.second.run_offs.contains(post); });
    if (called) held.push_back(&stage);
  }
  return held;
}

std::vector<std::string> ToRunOff(const Competition& state, const std::string& post) {
  std::vector<std::string> left;
  if (!MayRunOff(state, post)) return left;
  const pb::Proposal& proposal = state.posts.at(post).proposal;
  for (const auto& [id, room] : state.rooms) {
    for (const std::string& candidate : room.order) {
      if (Contains(proposal.to_resolve(), candidate) && !Heard(state, candidate, post)) {
        left.push_back(candidate);
      }
    }
  }
  return left;
}

std::string NextToRunOff(const Competition& state, const RoomRecord& room,
                         const std::string& post) {
  for (const std::string& candidate : ToRunOff(state, post)) {
    if (RoomOf(state, candidate) == room.id) return candidate;
  }
  return {};
}

bool RunOffHeard(const Competition& state, const std::string& post) {
  return MayRunOff(state, post) && !state.posts.at(post).proposal.to_resolve().empty() &&
         ToRunOff(state, post).empty();
}

std::vector<std::string> PostsOf(const Competition& state, const std::string& candidate) {
  std::vector<std::string> posts;
  for (const std::string& post : RollEntry(*state.roll, candidate).posts()) {
    if (!FellAway(state, post)) posts.push_back(post);
  }
  return posts;
}

bool AllResultsOut(const Competition& state, const std::string& candidate) {
  const auto posts = PostsOf(state, candidate);
  return !posts.empty() && std::all_of(posts.begin(), posts.end(), [&](const std::string& post) {
    return state.results.contains(post);
  });
}

}  // namespace tingfen::competition
