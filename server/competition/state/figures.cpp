#include "server/competition/state/figures.h"

#include <algorithm>

namespace tingfen::competition {

bool AreEqualised(const FiguresRecord& figures) {
  return figures.figures && !figures.figures->coefficient().empty();
}

bool StillToCome(const CandidateRecord& candidate) {
  return candidate.outcome == pb::Outcome::OUTCOME_UNSPECIFIED && !candidate.figures;
}

bool Settled(const CandidateRecord& candidate) {
  return candidate.outcome != pb::Outcome::OUTCOME_UNSPECIFIED || candidate.announced;
}

std::vector<pb::ReleaseStep::By> AwaitedRelease(const Competition& state,
                                                const FiguresRecord& figures) {
  std::vector<pb::ReleaseStep::By> awaited;
  for (const pb::ReleaseStep& step : state.plan->release()) {
    const auto& done = figures.confirmed;
    if (std::find(done.begin(), done.end(), step.by()) == done.end()) awaited.push_back(step.by());
  }
  return awaited;
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

bool AwaitsAnswer(const FiguresRecord& figures) {
  return !figures.objection.empty() && figures.answer.empty();
}

const FiguresRecord* OpenObjection(const CandidateRecord& candidate) {
  if (AwaitsAnswer(candidate)) return &candidate;
  for (const auto& [post, figures] : candidate.run_offs) {
    if (AwaitsAnswer(figures)) return &figures;
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

}  // namespace tingfen::competition
