// Small files of a competition's directory and of the command line. Every failure is a sentence for
// the person at the command line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "server/access/tokens.h"

namespace tingfen::cli {

// What went wrong.
struct Problem {
  std::string words;
  bool of_the_record = false;  // The ledger itself is not what it should be.
};

// The whole of a file of at most `bytes_max` bytes.
std::variant<std::string, Problem> ReadFile(const std::filesystem::path& path,
                                            std::size_t bytes_max);

// Makes a file that its owner alone may read, which must not be there yet, and forces it to disk.
std::optional<Problem> WriteSecretFile(const std::filesystem::path& path, std::string_view bytes);

// The same for a file that anybody may read.
std::optional<Problem> WritePublicFile(const std::filesystem::path& path, std::string_view bytes);

// `server.key` in a competition's directory.
std::filesystem::path KeyPath(const std::filesystem::path& directory);
std::variant<access::ServerKey, Problem> ReadServerKey(const std::filesystem::path& directory);

}  // namespace tingfen::cli
