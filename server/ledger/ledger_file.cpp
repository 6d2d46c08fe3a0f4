#include "server/ledger/ledger_file.h"

#include <fcntl.h>
#include <openssl/rand.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include "server/ledger/chain.h"

namespace tingfen::ledger {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFormat = "1";
constexpr int kApplicationId = 0x74696e67;  // "ting", so that file(1) can tell a ledger.

constexpr std::array<std::pair<const char*, const char*>, 2> kTables = {{
    {"event",
     "CREATE TABLE event(seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL, hash BLOB NOT NULL) "
     "STRICT"},
    {"meta", "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"},
}};

// Exclusive before the first access, so that the WAL index lives in memory and the file stays
// locked. The journal mode writes to the file, so it waits until the file is known to be ours.
constexpr std::array<Setting, 5> kSettings = {{
    {"locking_mode", "EXCLUSIVE", "exclusive"},
    {"trusted_schema", "OFF", "0"},
    {"cell_size_check", "ON", "1"},
    {"synchronous", "FULL", "2"},
    {"wal_autocheckpoint", "0", "0"},
}};
constexpr Setting kJournal = {"journal_mode", "WAL", "wal"};

constexpr const char* kKeepAndRestore =
    "Keep the directory as it is, work on a copy, and restore the newest backup.";

OpenError Explain(const SqlFault& fault, const fs::path& path) {
  switch (fault.kind) {
    case SqlFault::Kind::kBusy:
      return {OpenFault::kLocked, "Another program has " + path.string() + " open.",
              "Close that program and try again."};
    case SqlFault::Kind::kNotADatabase:
      return {OpenFault::kNotALedger, path.string() + " is not a ledger: " + fault.message + ".",
              "Check the path; if it was a ledger, restore the newest backup."};
    case SqlFault::Kind::kCorrupt:
      return {OpenFault::kCorrupt, path.string() + " is damaged: " + fault.message + ".",
              kKeepAndRestore};
    case SqlFault::Kind::kOther:
      break;
  }
  return {OpenFault::kInputOutput, path.string() + " cannot be used: " + fault.message + ".",
          "Check the disk, its free space and the permissions."};
}

OpenError NotALedger(const fs::path& path, const std::string& why) {
  return {OpenFault::kNotALedger, path.string() + " is not a ledger: " + why + ".",
          "Check the path; if another program has changed the file, restore the newest backup."};
}

std::optional<OpenError> Run(Connection& connection, const fs::path& path, const std::string& sql) {
  if (const auto fault = connection.Execute(sql)) return Explain(*fault, path);
  return {};
}

std::optional<OpenError> Ask(Connection& connection, const fs::path& path, const std::string& sql,
                             std::string* answer) {
  auto asked = connection.Ask(sql);
  if (const auto* fault = std::get_if<SqlFault>(&asked)) return Explain(*fault, path);
  *answer = std::get<std::string>(std::move(asked));
  return {};
}

std::optional<OpenError> Apply(Connection& connection, const fs::path& path,
                               const Setting& setting) {
  return Run(connection, path, std::string("PRAGMA ") + setting.pragma + "=" + setting.asked);
}

std::variant<std::unique_ptr<Connection>, OpenError> Connect(const fs::path& path) {
  auto opened = Connection::Open(path);
  if (const auto* fault = std::get_if<SqlFault>(&opened)) return Explain(*fault, path);
  auto& connection = std::get<std::unique_ptr<Connection>>(opened);
  for (const Setting& setting : kSettings) {
    if (auto error = Apply(*connection, path, setting)) return *error;
  }
  if (const auto fault = connection->TakeOverCheckpoints()) return Explain(*fault, path);
  return std::move(connection);
}

std::optional<OpenError> CheckSettings(Connection& connection) {
  for (const Setting& setting : kSettings) {
    if (auto error = CheckSetting(connection, setting)) return error;
  }
  return CheckSetting(connection, kJournal);
}

// Exactly our two tables: a trigger or a view would have a hand in what is stored.
std::optional<OpenError> CheckSchema(Connection& connection, const fs::path& path) {
  std::string found;
  std::string wanted;
  for (const auto& [name, sql] : kTables) wanted += std::string(name) + "=" + sql + ";";
  if (auto error = Ask(connection, path,
                       "SELECT group_concat(name || '=' || coalesce(sql, ''), ';') || ';' FROM "
                       "(SELECT * FROM sqlite_schema ORDER BY name)",
                       &found)) {
    return error;
  }
  if (found == wanted) return {};
  return NotALedger(path, "its tables are not a ledger's");
}

bool IsLedgerId(const std::string& text) {
  return text.size() == 32 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::optional<OpenError> Identify(Connection& connection, const fs::path& path,
                                  std::string* ledger_id) {
  std::string application, format;
  if (auto error = Ask(connection, path, "PRAGMA application_id", &application)) return error;
  if (application != std::to_string(kApplicationId)) return NotALedger(path, "its mark is missing");
  // The version first: another format may have other tables.
  if (auto error = Ask(connection, path, "SELECT value FROM meta WHERE key = 'format'", &format)) {
    return error;
  }
  if (format != kFormat) {
    return OpenError{OpenFault::kWrongFormat,
                     path.string() + " has format '" + format + "'; this program reads format '" +
                         kFormat + "'.",
                     "Use the version of the program that wrote it."};
  }
  if (auto error = CheckSchema(connection, path)) return error;
  if (auto error =
          Ask(connection, path, "SELECT value FROM meta WHERE key = 'ledger_id'", ledger_id)) {
    return error;
  }
  if (!IsLedgerId(*ledger_id)) return NotALedger(path, "its ledger id is missing");
  return {};
}

std::optional<OpenError> CheckPages(Connection& connection, const fs::path& path) {
  std::string verdict;
  if (auto error = Ask(connection, path, "PRAGMA quick_check(1)", &verdict)) return error;
  if (verdict == "ok") return {};
  return OpenError{OpenFault::kCorrupt, path.string() + " is damaged: " + verdict + ".",
                   kKeepAndRestore};
}

OpenError Broken(std::uint64_t seq, const std::string& how) {
  return {OpenFault::kBrokenChain,
          "The chain is broken at event " + std::to_string(seq) + ": " + how + ".",
          std::string(kKeepAndRestore) + " Events before it are as they were written.", seq};
}

// Reads one row and checks that it continues `tail`.
std::optional<OpenError> ReadRecord(const Statement& row, const Tail& tail, Record* record) {
  const std::uint64_t expected = tail.seq + 1;
  record->seq = static_cast<std::uint64_t>(row.Integer(0));
  if (row.Integer(0) < 1) return Broken(expected, "an event has a number below 1");
  if (record->seq != expected) return Broken(expected, "the event is missing");
  record->bytes = row.Blob(1);
  const std::string_view hash = row.Blob(2);
  record->hash = Extend(tail, record->bytes).hash;
  const bool same = hash.size() == record->hash.size() &&
                    std::equal(hash.begin(), hash.end(), record->hash.begin(),
                               [](char a, std::uint8_t b) { return std::uint8_t(a) == b; });
  if (!same) return Broken(expected, "its bytes or its hash were altered");
  if (record->bytes.size() > kEventBytesMax) return Broken(expected, "it is too long");
  return {};
}

std::optional<OpenError> ReadEvents(LedgerFile& file, const fs::path& path,
                                    const std::function<void(const Record&)>& reader) {
  auto rows = file.connection->Prepare("SELECT seq, bytes, hash FROM event ORDER BY seq");
  if (!rows) return Explain(file.connection->LastFault(), path);
  Record record;
  Statement::Step step;
  while ((step = rows->Next()) == Statement::Step::kRow) {
    if (auto error = ReadRecord(*rows, file.tail, &record)) return error;
    file.tail = {record.seq, record.hash};
    reader(record);
  }
  if (step == Statement::Step::kFault) return Explain(file.connection->LastFault(), path);
  return {};
}

std::optional<OpenError> Populate(Connection& connection, const fs::path& path) {
  std::array<std::uint8_t, 16> id;
  if (RAND_bytes(id.data(), static_cast<int>(id.size())) != 1) std::abort();
  std::string sql = "BEGIN;PRAGMA application_id=" + std::to_string(kApplicationId) + ";";
  for (const auto& [name, create] : kTables) sql += std::string(create) + ";";
  sql += std::string("INSERT INTO meta VALUES('format','") + kFormat + "'),('ledger_id','" +
         Hex(id) + "');COMMIT";
  return Run(connection, path, sql);
}

// A database with everything in its main file, so that it can be renamed as one.
std::optional<OpenError> Build(const fs::path& path) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return SystemError("Making", path);
  close(descriptor);
  auto connected = Connect(path);
  if (auto* error = std::get_if<OpenError>(&connected)) return *error;
  auto& connection = *std::get<std::unique_ptr<Connection>>(connected);
  if (auto error = Apply(connection, path, kJournal)) return error;
  if (auto error = CheckSettings(connection)) return error;
  if (auto error = Populate(connection, path)) return error;
  if (const auto fault = connection.Checkpoint()) return Explain(*fault, path);
  return {};
}

void RemoveWithCompanions(const fs::path& path) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    unlink((path.string() + suffix).c_str());
  }
}

}  // namespace

std::optional<OpenError> CheckSetting(Connection& connection, const Setting& setting) {
  const auto answer = connection.Ask(std::string("PRAGMA ") + setting.pragma);
  const auto* value = std::get_if<std::string>(&answer);
  if (value != nullptr && *value == setting.read_back) return {};
  return OpenError{OpenFault::kSetting,
                   std::string("The database did not accept ") + setting.pragma + "=" +
                       setting.asked + "; it reports '" +
                       (value ? *value : std::get<SqlFault>(answer).message) + "'.",
                   "Put the directory on a local file system and use the packaged SQLite."};
}

std::optional<OpenError> CreateLedgerFile(const Directory& directory) {
  const fs::path path = directory.path() / kFileName;
  // A log left behind by a lost ledger would be replayed into the new one.
  for (const char* suffix : {"", "-wal", "-journal"}) {
    const fs::path taken = path.string() + suffix;
    if (access(taken.c_str(), F_OK) == 0) {
      return OpenError{OpenFault::kExists, "There is already " + taken.string() + ".",
                       "Choose another directory; a ledger is never overwritten."};
    }
    if (errno != ENOENT) return SystemError("Looking for", taken);
  }
  const fs::path building = path.string() + ".new";
  RemoveWithCompanions(building);
  if (auto error = Build(building)) {
    RemoveWithCompanions(building);
    return error;
  }
  if (rename(building.c_str(), path.c_str()) != 0) return SystemError("Naming", path);
  return directory.Sync();
}

std::variant<LedgerFile, OpenError> OpenLedgerFile(
    Directory directory, const std::function<void(const Record&)>& reader) {
  const fs::path path = directory.path() / kFileName;
  if (access(path.c_str(), F_OK) != 0) {
    if (errno != ENOENT) return SystemError("Looking for", path);
    return OpenError{OpenFault::kMissing, "There is no ledger " + path.string() + ".",
                     "Check the path, or create the competition first."};
  }
  auto connected = Connect(path);
  if (auto* error = std::get_if<OpenError>(&connected)) return *error;
  LedgerFile file{std::move(directory), std::move(std::get<0>(connected)), {}, {}};
  if (auto error = Identify(*file.connection, path, &file.ledger_id)) return *error;
  if (auto error = Apply(*file.connection, path, kJournal)) return *error;
  if (auto error = CheckSettings(*file.connection)) return *error;
  if (auto error = CheckPages(*file.connection, path)) return *error;
  file.tail = Genesis(file.ledger_id);
  if (auto error = ReadEvents(file, path, reader)) return *error;
  return file;
}

}  // namespace tingfen::ledger
