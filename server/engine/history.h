// What a ledger's rows fold into: where every start begins. Read rows into it one by one, then hand
// it to an Engine.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/access/enrolments.h"
#include "server/competition/state/competition.h"
#include "server/ledger/log.h"

namespace tingfen::engine {

// In words for the command line.
struct Unreadable {
  std::string words;
  bool newer = false;  // A newer version of the program can read it: nothing speaks against it.
};

struct History {
  competition::Competition competition;
  access::Enrolments enrolments;
  // The hash at each seq; all zero where unknown (inside a batch of this process).
  std::vector<ledger::Hash> hashes;

  // Folds the next row, as Read gave it.
  void Fold(const ledger::Record& record, const pb::Event& event);

  // Reads and folds the next row, unless it cannot be read; nothing further may be folded then.
  std::optional<Unreadable> Fold(const ledger::Record& record);
};

// An event from a row's bytes; none if they hold no fact this program knows.
std::optional<pb::Event> ReadEvent(const std::string& bytes);

// The next row's event, or why it cannot be folded; before anything else is made of it.
std::variant<pb::Event, Unreadable> Read(const ledger::Record& record);

}  // namespace tingfen::engine
