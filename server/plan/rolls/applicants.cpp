#include "server/plan/rolls/applicants.h"

#include "server/plan/model/paths.h"

namespace tingfen::plan {
namespace {

// Whether one of `count` elements of the list at `path` could not be read.
bool AnySpoiled(const std::string& path, int count, const FaultList& faults) {
  for (int i = 0; i < count; ++i) {
    if (faults.Spoiled(At(path, i))) return true;
  }
  return faults.Spoiled(path);
}

bool Unread(const pb::Candidate& candidate, const std::string& path, const FaultList& faults) {
  return AnySpoiled(Joined(path, "posts"), candidate.posts_size(), faults) ||
         AnySpoiled(Joined(path, "first_posts"), candidate.first_posts_size(), faults) ||
         faults.Spoiled(Joined(path, "standing"));
}

}  // namespace

ApplicantsByPost CountApplicants(const pb::Roll& roll, const FaultList& faults) {
  ApplicantsByPost applicants;
  for (int i = 0; i < roll.candidates_size(); ++i) {
    const pb::Candidate& candidate = roll.candidates(i);
    if (Unread(candidate, At("candidates", i), faults)) {
      ++applicants.unread;
      continue;
    }
    const bool qualified = candidate.standing() != pb::Standing::UNQUALIFIED;
    for (const std::string& post : candidate.posts()) {
      Applicants& of = applicants.of[post];
      ++of.applied;
      if (qualified) ++of.qualified;
      if (candidate.standing() == pb::Standing::TAKES_PART) ++of.kept;
    }
    for (const std::string& post : candidate.first_posts()) {
      ++applicants.of[post].applied;
      if (qualified) ++applicants.of[post].qualified;
    }
  }
  return applicants;
}

}  // namespace tingfen::plan
