// SQLite in RAII: the one connection of the process and its statements. Only connection.cpp
// includes sqlite3.h.
//
// Threads: one at a time; the connection may be handed from one thread to another. Faults are
// values; what follows from them is the caller's to decide.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace tingfen::ledger {

struct SqlFault {
  enum class Kind { kBusy, kCorrupt, kNotADatabase, kOther };
  Kind kind = Kind::kOther;
  std::string message;
};

// A prepared statement. Views returned by Text and Blob hold until the next Next or Reset.
class Statement {
 public:
  enum class Step { kRow, kDone, kFault };

  Statement() = default;
  Step Next();
  void Reset();

  // Parameters count from 1. Bound text and bytes must outlive the next call of Next.
  void BindInteger(int parameter, std::int64_t value);
  void BindText(int parameter, std::string_view text);
  void BindBlob(int parameter, std::string_view bytes);

  // Columns count from 0.
  std::int64_t Integer(int column) const;
  std::string_view Text(int column) const;
  std::string_view Blob(int column) const;

 private:
  friend class Connection;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Connection {
 public:
  // Opens an existing file for reading and writing; nothing of it is read yet.
  static std::variant<std::unique_ptr<Connection>, SqlFault> Open(
      const std::filesystem::path& path);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  std::optional<SqlFault> Execute(const std::string& sql);

  // The first column of the first row as text; empty if there is no row.
  std::variant<std::string, SqlFault> Ask(const std::string& sql);

  // nullopt: see LastFault().
  std::optional<Statement> Prepare(const std::string& sql);
  SqlFault LastFault() const;

  // Turns automatic checkpoints off, whose failures SQLite keeps to itself, and counts the pages in
  // the write-ahead log instead.
  std::optional<SqlFault> TakeOverCheckpoints();
  int WalPages() const { return wal_pages_; }
  std::optional<SqlFault> Checkpoint();

 private:
  explicit Connection(sqlite3* database) : database_(database) {}
  sqlite3* database_;
  int wal_pages_ = 0;
};

}  // namespace tingfen::ledger
