#include "server/ledger/connection.h"

#include <sqlite3.h>

#include <cstdlib>

#include "server/ledger/log.h"

namespace tingfen::ledger {
namespace {

SqlFault FaultOf(int code, const char* message) {
  SqlFault fault{SqlFault::Kind::kOther, message};
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      fault.kind = SqlFault::Kind::kBusy;
      break;
    case SQLITE_CORRUPT:
    case SQLITE_TOOBIG:
      fault.kind = SqlFault::Kind::kCorrupt;
      break;
    case SQLITE_NOTADB:
      fault.kind = SqlFault::Kind::kNotADatabase;
      break;
    default:
      break;
  }
  return fault;
}

void MustBind(int code) {
  if (code != SQLITE_OK) std::abort();
}

// SQLite takes a null pointer for NULL, even with a length of nothing.
const char* NotNull(std::string_view bytes) {
  return bytes.data() ? bytes.data() : "";
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Statement::Step Statement::Next() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return Step::kRow;
    case SQLITE_DONE:
      return Step::kDone;
    default:
      return Step::kFault;
  }
}

void Statement::Reset() {
  sqlite3_reset(statement_.get());
}

void Statement::BindInteger(int parameter, std::int64_t value) {
  MustBind(sqlite3_bind_int64(statement_.get(), parameter, value));
}

void Statement::BindText(int parameter, std::string_view text) {
  MustBind(sqlite3_bind_text64(statement_.get(), parameter, NotNull(text), text.size(),
                               SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::BindBlob(int parameter, std::string_view bytes) {
  MustBind(sqlite3_bind_blob64(statement_.get(), parameter, NotNull(bytes), bytes.size(),
                               SQLITE_STATIC));
}

std::int64_t Statement::Integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::Text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return {text == nullptr ? "" : text,
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string_view Statement::Blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return {bytes == nullptr ? "" : bytes,
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::variant<std::unique_ptr<Connection>, SqlFault> Connection::Open(
    const std::filesystem::path& path) {
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(
      path.c_str(), &database,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  if (database == nullptr) return FaultOf(code, "out of memory");
  std::unique_ptr<Connection> connection(new Connection(database));
  if (code != SQLITE_OK) return connection->LastFault();
  // Room for an event of the greatest length and the rest of its row; a longer one is damage.
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH, static_cast<int>(2 * kEventBytesMax));
  return connection;
}

Connection::~Connection() {
  if (sqlite3_close(database_) != SQLITE_OK) std::abort();  // A statement outlived it.
}

std::optional<SqlFault> Connection::Execute(const std::string& sql) {
  if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return LastFault();
}

std::variant<std::string, SqlFault> Connection::Ask(const std::string& sql) {
  auto statement = Prepare(sql);
  if (!statement) return LastFault();
  switch (statement->Next()) {
    case Statement::Step::kRow:
      return std::string(statement->Text(0));
    case Statement::Step::kDone:
      return std::string();
    case Statement::Step::kFault:
      break;
  }
  return LastFault();
}

std::optional<Statement> Connection::Prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) return {};
  return Statement(statement);
}

SqlFault Connection::LastFault() const {
  return FaultOf(sqlite3_errcode(database_), sqlite3_errmsg(database_));
}

std::optional<SqlFault> Connection::TakeOverCheckpoints() {
  if (auto fault = Execute("PRAGMA wal_autocheckpoint=0")) return fault;
  sqlite3_wal_hook(
      database_,
      [](void* pages, sqlite3*, const char*, int wal_pages) {
        *static_cast<int*>(pages) = wal_pages;
        return SQLITE_OK;
      },
      &wal_pages_);
  return {};
}

std::optional<SqlFault> Connection::Checkpoint() {
  const int code =
      sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (code != SQLITE_OK) return LastFault();
  wal_pages_ = 0;
  return {};
}

}  // namespace tingfen::ledger
