// The file behind the log: made, recognised, checked. Inside server/ledger only; others use
// sqlite_log.h, which says what holds for callers.
//
// Format 1: `competition.ledger` in the competition's directory, a SQLite database in WAL mode
// (while open, or after a crash, `competition.ledger-wal` belongs to it), holding exactly
//
//   meta(key, value)        'format' → '1', 'ledger_id' → 32 lower-case hexadecimal digits
//   event(seq, bytes, hash) one row an event; seq from 1 without gaps, hash as chain.h says
//
// Exactly one connection to it exists in the whole process, in exclusive mode, so no second one
// anywhere can write or checkpoint. Nothing else may open the file while it is held: closing any
// descriptor of it would drop the process's POSIX locks.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "server/ledger/connection.h"
#include "server/ledger/directory.h"
#include "server/ledger/log.h"
#include "server/ledger/open_error.h"

namespace tingfen::ledger {

inline constexpr const char* kFileName = "competition.ledger";

struct LedgerFile {
  Directory directory;  // Released last.
  std::unique_ptr<Connection> connection;
  std::string ledger_id;
  Tail tail;
};

// Makes an empty ledger, all of it or nothing, without opening it.
std::optional<OpenError> CreateLedgerFile(const Directory& directory);

// Opens, applies the settings and reads them back, checks the pages, then reads every event in
// order through `reader` while checking the chain.
std::variant<LedgerFile, OpenError> OpenLedgerFile(
    Directory directory, const std::function<void(const Record&)>& reader);

// One setting of SQLite, as asked for and as read back.
struct Setting {
  const char* pragma;
  const char* asked;
  const char* read_back;
};

// kSetting unless SQLite now reports `setting.read_back`.
std::optional<OpenError> CheckSetting(Connection& connection, const Setting& setting);

}  // namespace tingfen::ledger
