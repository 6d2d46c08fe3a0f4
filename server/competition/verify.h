// Recomputes the figures an event carries, for `tingfen verify`. Pure.
#pragma once

#include <optional>
#include <string>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// `before` is the fold of everything before `event`. None where the event carries no figure or the
// figures are what the rules give; else which figure differs, and how.
std::optional<std::string> CheckFigures(const Competition& before, const pb::Event& event);

// The part of it about people: what needs several was done by several.
std::optional<std::string> CheckPeople(const Competition& before, const pb::Event& event);

}  // namespace tingfen::competition
