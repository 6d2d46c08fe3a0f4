// How many have entered for each post of a roll, as far as the roll could be read. Internal to
// server/plan. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "proto/plan.pb.h"
#include "proto/roll.pb.h"
#include "server/plan/reading/fault_list.h"

namespace tingfen::plan {

struct Applicants {
  std::uint32_t applied = 0;    // Every application, also one that then went to another post.
  std::uint32_t qualified = 0;  // Of these, all but the unqualified.
  std::uint32_t kept = 0;       // Those who take part.

  // Those by whom the plan tells whether they are too few.
  std::uint32_t Counted(const pb::Applications& rule) const {
    return rule.count() == pb::Applications::QUALIFIED ? qualified : applied;
  }
};

struct ApplicantsByPost {
  std::map<std::string, Applicants> of;  // by Post.id
  // Candidates of whom it could not be read what they stand for: so many more each post may have.
  std::uint32_t unread = 0;
};

ApplicantsByPost CountApplicants(const pb::Roll& roll, const FaultList& faults);

}  // namespace tingfen::plan
