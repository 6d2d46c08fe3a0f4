// Which open choices of a plan would change who is proposed: each is tried alone, the same marks
// are scored again, and the proposals are compared. Pure; the same input gives the same output.
#pragma once

#include <string>
#include <vector>

#include "server/competition/trace/text.h"
#include "server/offline/paper.h"
#include "server/offline/score_paper.h"

namespace tingfen::offline {

// How one post's proposal changes.
struct ProposalChange {
  std::string post;
  std::vector<std::string> enter;       // Candidates, in the order of the new proposal.
  std::vector<std::string> leave;       // In the order of the old one.
  std::vector<std::string> to_run_off;  // Newly tied across the cut.
  bool vacancy_differs = false;         // Whether the post may stay vacant.
};

struct TriedAlternative {
  pb::Text says;
  std::vector<ProposalChange> changes;  // Empty: the same people are proposed.
  PaperFaults faults;                   // Why the marks cannot be scored by it; mostly empty.
};

struct TriedChoice {
  std::string path;
  pb::Text question;
  std::vector<TriedAlternative> tried;  // Empty: the choice is no rule of calculation.
};

// `scored` is what ScorePaper makes of `plan` and `interview`.
std::vector<TriedChoice> WhatIf(const pb::Plan& plan, const PaperInterview& interview,
                                const Scored& scored);

// What changes, choice by choice, then the choices that change nothing, then those that are no
// rules of calculation.
std::string WhatIfText(const std::vector<TriedChoice>& choices, const PaperInterview& interview,
                       competition::Language language);

}  // namespace tingfen::offline
