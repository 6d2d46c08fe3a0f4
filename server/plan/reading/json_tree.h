// The text of a JSON file as a tree that forgets nothing: duplicate keys and nulls are kept, for
// the walk to refuse. Internal to server/plan. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/plan/reading/fault.h"

namespace tingfen::plan {

inline constexpr std::size_t kFileBytesMax = std::size_t{1} << 20;
inline constexpr std::size_t kLevelsMax = 32;
inline constexpr std::size_t kValuesMax = 100'000;

struct Node {
  enum class Kind { kNull, kBool, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  std::string key = {};   // Where it is a member of an object.
  std::string text = {};  // Of a string; a number as it is written; "true", "false".
  std::optional<std::uint64_t> whole = {};  // Of a number without sign, point and exponent.
  std::vector<Node> children = {};
};

// The whole of `text` is one JSON value in UTF-8, a byte order mark before it allowed. A fault of
// syntax tells line and column, both from 1, the column in characters.
std::variant<Node, Fault> ParseJson(std::string_view text);

}  // namespace tingfen::plan
