// What a ledger's rows fold into: where every start begins. Read rows into it one by one, then hand
// it to an Engine.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/access/enrolments.h"
#include "server/competition/state/competition.h"
#include "server/ledger/log.h"

namespace tingfen::engine {

struct History {
  competition::Competition competition;
  access::Enrolments enrolments;
  // The hash at each seq; all zero where unknown (inside a batch of this process).
  std::vector<ledger::Hash> hashes;

  // Folds the next row. None: done; else why it cannot be read, in words for the command line, and
  // nothing further may be folded.
  std::optional<std::string> Fold(const ledger::Record& record);
};

// An event from a row's bytes; none if they hold no fact this program knows.
std::optional<pb::Event> ReadEvent(const std::string& bytes);

}  // namespace tingfen::engine
