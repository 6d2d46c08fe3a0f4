// Who may ask for what, and when: one table, role × command × phase of the seat's room.
//
// The table says what a role may ever ask and in which phases it can make sense; whether it can be
// done just now is the competition's business (Decide). Domain: the roles of section 1 and the day
// of section 4. Pure; any thread.
#pragma once

#include <optional>
#include <vector>

#include "proto/commands.pb.h"
#include "proto/frames.pb.h"
#include "proto/seats.pb.h"

namespace tingfen::access {

// Why a seat may not ask for `action`: NOT_YOUR_ROLE, NOT_NOW, or INVALID for a command without
// action. None: it may. `chief` is that of a judge's seat, which counts as JUDGE and as CHIEF.
std::optional<pb::Refusal::Code> WhyNotAllowed(pb::Role::Id role, bool chief,
                                               pb::Command::ActionCase action, pb::Phase::Id phase);

// The table itself, for those who explain it: roles and phases in the order of their numbers. An
// action may have several rows.
struct Rule {
  pb::Command::ActionCase action{};
  std::vector<pb::Role::Id> roles;
  std::vector<pb::Phase::Id> phases;
};
std::vector<Rule> Rules();

}  // namespace tingfen::access
