// Opening and filling ledgers in tests.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "server/ledger/sqlite_log.h"

namespace tingfen::ledger {

inline std::unique_ptr<SqliteLog> MustOpen(SqliteLog::Opened opened) {
  if (auto* log = std::get_if<std::unique_ptr<SqliteLog>>(&opened)) return std::move(*log);
  ADD_FAILURE() << std::get<OpenError>(opened).what;
  return nullptr;
}

inline std::unique_ptr<SqliteLog> MustCreate(const std::filesystem::path& dir) {
  return MustOpen(SqliteLog::Create(dir));
}

inline std::unique_ptr<SqliteLog> MustOpen(const std::filesystem::path& dir,
                                           std::vector<Record>* records) {
  return MustOpen(
      SqliteLog::Open(dir, [records](const Record& record) { records->push_back(record); }));
}

inline std::unique_ptr<SqliteLog> MustOpen(const std::filesystem::path& dir) {
  return MustOpen(SqliteLog::Open(dir, [](const Record&) {}));
}

inline std::vector<Record> ReadAll(const std::filesystem::path& dir) {
  std::vector<Record> records;
  MustOpen(dir, &records);
  return records;
}

// The error of an Open that must fail.
inline OpenError OpenFailure(const std::filesystem::path& dir) {
  auto opened = SqliteLog::Open(dir, [](const Record&) {});
  if (auto* error = std::get_if<OpenError>(&opened)) return *error;
  ADD_FAILURE() << "the ledger opened";
  return {};
}

// Appends and waits until the batch is durable.
inline Tail AppendAndWait(Log& log, std::vector<std::string> batch) {
  std::promise<Tail> durable;
  log.Append(std::move(batch), [&durable](Tail tail) { durable.set_value(tail); });
  return durable.get_future().get();
}

}  // namespace tingfen::ledger
