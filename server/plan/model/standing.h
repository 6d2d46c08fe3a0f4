// Whether what a plan cites still stands behind its rules: a clause speaks for the rule it was
// written for, and for its own document, not for what was put in their place since. Pure; any
// thread. A plan with faults may be asked too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proto/plan.pb.h"

namespace tingfen::plan {

// The rule at `path` in one line, as Clause.stands_for keeps it: a value as the plan's file writes
// it, of a Text its Chinese words, of a list "[a; b]", of a message "{field: value; …}" with what
// is set, by the fields' names. "-" where nothing is set or there is no such place. The pages write
// the same (console/pages/prepare/plan/standing.ts); the ready plans hold both to it.
std::string RuleAt(const pb::Plan& plan, std::string_view path);

enum class Standing {
  kStands,
  kOtherRule,      // The rule at its path is no longer what the clause stood for.
  kOtherDocument,  // It is of a document that this plan does not follow.
};

Standing StandingOf(const pb::Plan& plan, const pb::Clause& clause);
bool Stands(const pb::Plan& plan, const pb::Remark& remark);

// Clauses that do not stand, without those in whose place (the same path) one stands. In the order
// of the plan, which outlives them.
std::vector<const pb::Clause*> FallenClauses(const pb::Plan& plan);

}  // namespace tingfen::plan
