#include "server/competition/run_off.h"

#include <algorithm>
#include <cstdlib>

#include "server/competition/announcing.h"
#include "server/competition/decide_parts.h"

namespace tingfen::competition {
namespace {

constexpr char kBetween = '+';  // In no id of a plan or a roll.

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

std::shared_ptr<const std::vector<pb::Stage>> RunOffStages(const pb::Plan& plan,
                                                           const pb::Roll& roll) {
  auto stages = std::make_shared<std::vector<pb::Stage>>();
  if (!plan.has_run_off()) return stages;
  const auto repeated =
      std::find_if(plan.stages().begin(), plan.stages().end(),
                   [&](const pb::Stage& stage) { return stage.id() == plan.run_off().stage(); });
  if (repeated == plan.stages().end()) std::abort();
  for (const pb::Post& post : roll.posts()) {
    pb::Stage& stage = stages->emplace_back(*repeated);
    stage.set_id(repeated->id() + kBetween + post.id());
    stage.set_weight("100");
    stage.mutable_title()->set_zh(repeated->title().zh() + "（加试）");
    stage.mutable_title()->set_en(repeated->title().en() + " (run-off)");
  }
  return stages;
}

const pb::Stage& RunOffStage(const Competition& state, const std::string& post) {
  for (const pb::Stage& stage : *state.run_off_stages) {
    if (PostOfStage(stage.id()) == post) return stage;
  }
  std::abort();
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

std::string_view PostOfStage(std::string_view stage) {
  const std::size_t at = stage.find(kBetween);
  return at == std::string_view::npos ? std::string_view() : stage.substr(at + 1);
}

std::string_view PlanStageOf(std::string_view stage) {
  return stage.substr(0, stage.find(kBetween));
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

const FiguresRecord& FiguresInTurn(const Competition& state, const RoomRecord& room) {
  const CandidateRecord& candidate = state.candidates.at(room.turn);
  return room.run_off.empty() ? candidate : candidate.run_offs.at(room.run_off);
}

const FiguresRecord* FindFigures(const CandidateRecord& candidate, const std::string& digest) {
  if (digest.empty()) return nullptr;
  if (candidate.digest == digest) return &candidate;
  for (const auto& [post, figures] : candidate.run_offs) {
    if (figures.digest == digest) return &figures;
  }
  return nullptr;
}

const FiguresRecord* OpenObjection(const CandidateRecord& candidate) {
  const auto open = [](const FiguresRecord& figures) {
    return !figures.objection.empty() && figures.answer.empty();
  };
  if (open(candidate)) return &candidate;
  for (const auto& [post, figures] : candidate.run_offs) {
    if (open(figures)) return &figures;
  }
  return nullptr;
}

std::string RunOffTotal(const CandidateRecord& candidate, const std::string& post) {
  const auto found = candidate.run_offs.find(post);
  if (found == candidate.run_offs.end() || !found->second.announced) return {};
  return found->second.figures->total();
}

std::optional<scoring::Exact> RunOffFigure(const CandidateRecord& candidate,
                                           const std::string& post) {
  return scoring::ParseExactText(RunOffTotal(candidate, post));
}

Decision DecideCallToRunOff(const Competition& head, const Request& request) {
  const pb::CallCandidate& command = request.command->call_candidate();
  if (FindCandidate(head, command.candidate()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  }
  if (FindPost(*head.roll, command.run_off()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "post", command.run_off());
  }
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  if (TurnInProgress(head, room) || !NextToHear(head, room).empty()) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", command.candidate(), room.turn);
  }
  if (auto refusal = WhyStopped(head, room)) return *refusal;
  const std::string next = NextToRunOff(head, room, command.run_off());
  if (next.empty()) return Refuse(pb::Refusal::NOT_NOW, "run_off");
  if (next != command.candidate()) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", command.candidate(), next);
  }
  pb::Event event = NewEvent(request);
  event.mutable_candidate_called()->set_candidate(command.candidate());
  event.mutable_candidate_called()->set_run_off(command.run_off());
  return Events{event};
}

}  // namespace tingfen::competition
