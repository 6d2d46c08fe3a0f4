// Numbers as plans and rolls write them. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "server/scoring/exact.h"

namespace tingfen::plan {

// A decimal of a plan: at most 9 digits before and 4 after the point, no sign.
std::optional<scoring::Exact> PlanDecimal(std::string_view text);

// "70" per cent or "1/3"; above 0 and at most one. Unlike a mark's reader it knows no "70%": the
// pages put the sign there.
std::optional<scoring::Exact> PlanShare(std::string_view text);

}  // namespace tingfen::plan
