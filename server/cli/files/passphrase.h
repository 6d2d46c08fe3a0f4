// The passphrase of a question bank, from a person at the terminal or from a file.
#pragma once

#include <string>
#include <variant>

#include "server/cli/files/files.h"

namespace tingfen::cli {

// Asks twice at the controlling terminal, without showing what is typed; the two must be alike.
std::variant<std::string, Problem> AskForNewPassphrase();

// The first line of a file, such as /dev/fd/3. Both hold it to bank::kPassphraseCharactersMin.
std::variant<std::string, Problem> ReadPassphrase(const std::string& path);

}  // namespace tingfen::cli
