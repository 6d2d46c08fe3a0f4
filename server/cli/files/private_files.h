// Whether other users of the machine could read what a competition keeps secret, or change it.
#pragma once

#include <filesystem>
#include <optional>
#include <ostream>

#include "server/cli/files/files.h"

namespace tingfen::cli {

// The first of: the directory (which others may not change), the ledger with its companions and
// every key in it (which others may not read either). The words end with the command that mends it.
// What is not there is no fault here. Media without modes (FAT) look as if everybody might.
std::optional<Problem> WhyExposed(const std::filesystem::path& directory);

// For commands that go on all the same: says it to `out`, if there is something to say.
void NoteExposed(std::ostream& out, const std::filesystem::path& directory);

}  // namespace tingfen::cli
