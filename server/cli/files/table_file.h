// The text of a table that a command is given: CSV, in UTF-8. Every command reads its tables by
// this.
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "server/cli/files/files.h"

namespace tingfen::cli {

// At most offline::kCsvBytesMax bytes. What other programs write in an encoding of their own would
// turn names into others, so it is a problem, told with what to do.
std::variant<std::string, Problem> ReadTableText(const std::filesystem::path& path);

}  // namespace tingfen::cli
