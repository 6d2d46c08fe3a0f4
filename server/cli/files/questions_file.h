// The text file a question bank is made from: UTF-8, one question a paragraph, blank lines between
// them. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/cli/files/files.h"

namespace tingfen::cli {

inline constexpr std::size_t kQuestionsFileBytesMax = std::size_t{4} << 20;

// The questions in their order, or the first thing that is wrong with them.
std::variant<std::vector<std::string>, Problem> ReadQuestions(std::string_view text);

}  // namespace tingfen::cli
