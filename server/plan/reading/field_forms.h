// The forms of strings and numbers in a plan or roll. Internal to server/plan. Pure.
#pragma once

#include <string>
#include <string_view>

#include "server/plan/reading/fault_list.h"
#include "server/plan/reading/field_rules.h"

namespace tingfen::plan {

// Adds a fault, and spoils, where `text` at `path` has not the form `rule` asks for.
void CheckText(std::string_view text, const FieldRule& rule, const std::string& path,
               FaultList& faults);

// "1 to 400", or "1" where nothing else is allowed, in both languages.
std::string RangeZh(Bounds bounds);
std::string RangeEn(Bounds bounds);

}  // namespace tingfen::plan
