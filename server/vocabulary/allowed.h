// Who may ask for what, and when: role × command × phase of the seat's room, as the option
// `allowed` on each command tells (proto/options.proto).
//
// It says what a role may ever ask and in which phases that can make sense; whether it can be done
// just now is the competition's business (WhyNot). Domain: the roles of section 1 and the day of
// section 4. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "proto/commands.pb.h"
#include "proto/frames.pb.h"
#include "proto/seats.pb.h"

namespace tingfen::vocabulary {

// Why a seat may not ask for `action`: NOT_YOUR_ROLE, NOT_NOW, or INVALID for a command without
// action. None: it may. `chief` is that of a judge's seat, which counts as JUDGE and as CHIEF.
std::optional<pb::Refusal::Code> WhyNotAllowed(pb::Role::Id role, bool chief,
                                               pb::Command::ActionCase action, pb::Phase::Id phase);

// It may, and the run sheet offers it. A chief's judge counts as CHIEF alone here.
bool IsOffered(pb::Role::Id role, pb::Command::ActionCase action, pb::Phase::Id phase);

// The table itself, for those who explain it: roles in the order of their numbers, phases in that
// of the day, PLANNING last. An action may have several rules.
struct Rule {
  pb::Command::ActionCase action{};
  std::vector<pb::Role::Id> roles;
  std::vector<pb::Phase::Id> phases;
  bool offered = true;  // As a step of the run sheet.
};
const std::vector<Rule>& Rules();

// From arriving to the results; PLANNING is before the day.
std::span<const pb::Phase::Id> PhasesOfADay();

}  // namespace tingfen::vocabulary
