// What the plan's rules of entering say about a roll.
#include <map>

#include "server/plan/check.h"
#include "server/plan/check_parts.h"

namespace tingfen::plan {
namespace {

const pb::Post* FindPost(const pb::Roll& roll, const std::string& id) {
  for (const pb::Post& post : roll.posts()) {
    if (post.id() == id) return &post;
  }
  return nullptr;
}

// In each batch by itself.
void CheckPostsPerPerson(const pb::Roll& roll, const pb::Candidate& candidate,
                         const std::string& path, std::uint32_t most, FaultList& faults) {
  std::map<std::string, std::uint32_t> chosen;
  for (int i = 0; i < candidate.posts_size(); ++i) {
    const pb::Post* post = FindPost(roll, candidate.posts(i));
    if (post == nullptr || ++chosen[post->batch()] != most + 1) continue;
    faults.Add(At(path, i), FaultCode::kOutOfRange,
               {"方案规定每人最多报 {0} 个岗位，这是第 {1} 个。",
                "the plan allows {0} posts a person; this is number {1}."},
               {std::to_string(most), std::to_string(most + 1)});
  }
}

void CheckOwnUnit(const pb::Roll& roll, const pb::Candidate& candidate, const std::string& path,
                  FaultList& faults) {
  for (int i = 0; i < candidate.posts_size(); ++i) {
    const pb::Post* post = FindPost(roll, candidate.posts(i));
    if (post == nullptr || candidate.unit().empty() || post->unit() != candidate.unit()) continue;
    faults.Add(At(path, i), FaultCode::kContradiction,
               {"方案规定不得报本单位的岗位，而本人和岗位都在 {0}。",
                "the plan allows nobody a post of the own unit, and both are of {0}."},
               {Quoted(candidate.unit())});
  }
}

// How many stand for each post.
void CheckCounts(const pb::Roll& roll, const pb::Applications& rule, FaultList& faults) {
  std::map<std::string, std::uint32_t> standing;
  for (const pb::Candidate& candidate : roll.candidates()) {
    for (const std::string& post : candidate.posts()) ++standing[post];
  }
  for (int i = 0; i < roll.posts_size(); ++i) {
    const std::uint32_t count = standing[roll.posts(i).id()];
    const std::string have = std::to_string(count);
    if (count < rule.at_least()) {
      faults.Add(At("posts", i), FaultCode::kOutOfRange,
                 {"这个岗位有 {0} 人，不足 {1} 人：按方案不竞争这个岗位。请从名单删去岗位，"
                  "本人可以改报的改报其他岗位。",
                  "{0} stand for this post, fewer than {1}: by the plan it is not competed for. "
                  "Take it off the roll, and let them choose again where the plan allows it."},
                 {have, std::to_string(rule.at_least())});
    } else if (rule.at_most() > 0 && count > rule.at_most()) {
      faults.Add(At("posts", i), FaultCode::kOutOfRange,
                 {"这个岗位有 {0} 人，多于 {1} 人：按方案先比选到 {1} 人。",
                  "{0} stand for this post, more than {1}: by the plan they are pre-selected to "
                  "{1} first."},
                 {have, std::to_string(rule.at_most())});
    }
  }
}

}  // namespace

void CheckApplicationsOf(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults) {
  if (!plan.has_applications()) return;
  const pb::Applications& rule = plan.applications();
  for (int i = 0; i < roll.candidates_size(); ++i) {
    const std::string path = Joined(At("candidates", i), "posts");
    CheckPostsPerPerson(roll, roll.candidates(i), path, rule.posts_per_person(), faults);
    if (rule.not_own_unit()) CheckOwnUnit(roll, roll.candidates(i), path, faults);
  }
  // Whom a candidate stands for cannot be counted where one could not be read.
  if (faults.empty()) CheckCounts(roll, rule, faults);
}

}  // namespace tingfen::plan
