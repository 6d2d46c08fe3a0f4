// A competition's directory, opened for one command: its ledger, checked, and what it folds into.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <variant>

#include "server/cli/files/files.h"
#include "server/engine/history.h"
#include "server/ledger/sqlite_log.h"

namespace tingfen::cli {

struct OpenedCompetition {
  std::unique_ptr<ledger::SqliteLog> log;
  engine::History history;
};

// `before_each`, if any, sees each event and the fold of those before it; once it returns words,
// reading stops being of use and they are the problem.
using BeforeEach = std::function<std::optional<std::string>(
    const engine::History& before, const pb::Event& event, std::uint64_t seq)>;

// A server that is running holds the ledger, so this refuses then.
std::variant<OpenedCompetition, Problem> OpenCompetition(const std::filesystem::path& directory,
                                                         const BeforeEach& before_each = {});

}  // namespace tingfen::cli
