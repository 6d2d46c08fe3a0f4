// Why a ledger could not be opened or created, in words for the person at the command line.
#pragma once

#include <cstdint>
#include <string>

namespace tingfen::ledger {

enum class OpenFault {
  kMissing,      // No directory, or no ledger in it.
  kExists,       // Create: there is a ledger, or the remains of one.
  kLocked,       // A running server, another command or another program has it.
  kNotALedger,   // A file of another kind, or with a schema not ours.
  kWrongFormat,  // A ledger of another format version.
  kSetting,      // SQLite did not accept a setting durability rests on.
  kCorrupt,      // The database file is damaged.
  kBrokenChain,  // An event is missing or altered; `seq` is the first that does not fit.
  kInputOutput,  // The operating system refused.
};

struct OpenError {
  OpenFault fault = OpenFault::kInputOutput;
  std::string what;       // What happened, one sentence.
  std::string remedy;     // What to do, one sentence.
  std::uint64_t seq = 0;  // With kBrokenChain only.
};

}  // namespace tingfen::ledger
