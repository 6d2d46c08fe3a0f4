// The forms of strings and numbers in a plan or roll. Internal to server/plan. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/plan/fault_list.h"
#include "server/plan/field_rules.h"
#include "server/scoring/exact.h"

namespace tingfen::plan {

// A decimal of a plan: at most 9 digits before and 4 after the point, no sign.
std::optional<scoring::Exact> PlanDecimal(std::string_view text);

// "70" per cent or "1/3"; above 0 and at most one. Unlike a mark's reader it knows no "70%": the
// pages put the sign there.
std::optional<scoring::Exact> PlanShare(std::string_view text);

// Adds a fault, and spoils, where `text` at `path` has not the form `rule` asks for.
void CheckText(std::string_view text, const FieldRule& rule, const std::string& path,
               FaultList& faults);

// "1 to 400", or "1" where nothing else is allowed, in both languages.
std::string RangeZh(Bounds bounds);
std::string RangeEn(Bounds bounds);

}  // namespace tingfen::plan
