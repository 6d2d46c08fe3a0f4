// "Did you mean …?" Internal to server/plan. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tingfen::plan {

// The one of `known` nearest to `written`, if it is near: the same but for case and underscores, or
// within one slip of the pen in every three characters.
std::optional<std::string> Nearest(std::string_view written, const std::vector<std::string>& known);

}  // namespace tingfen::plan
