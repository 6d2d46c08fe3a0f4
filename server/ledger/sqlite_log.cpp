#include "server/ledger/sqlite_log.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "server/ledger/chain.h"
#include "server/ledger/ledger_file.h"

namespace tingfen::ledger {
namespace {

constexpr int kCheckpointPages = 1000;  // About 4 MB of write-ahead log.

// No destructors and no core file: a half-told reply must not get out, nor marks into a dump.
[[noreturn]] void EndProcess(const char* doing, const SqlFault& fault) {
  std::fprintf(stderr, "ledger: %s failed: %s; ending, so that nothing unsaved is acknowledged\n",
               doing, fault.message.c_str());
  _exit(kExitNotDurable);
}

[[noreturn]] void BrokenInvariant(const char* what) {
  std::fprintf(stderr, "ledger: %s\n", what);
  std::abort();
}

void MustRun(Connection& connection, const char* sql) {
  if (const auto fault = connection.Execute(sql)) EndProcess("a commit", *fault);
}

}  // namespace

SqliteLog::Opened SqliteLog::Create(const std::filesystem::path& dir) {
  if (auto error = Directory::Make(dir)) return *error;
  auto held = Directory::Hold(dir);
  if (auto* error = std::get_if<OpenError>(&held)) return *error;
  auto& directory = std::get<Directory>(held);
  if (auto error = CreateLedgerFile(directory)) return *error;
  auto opened = OpenLedgerFile(std::move(directory), [](const Record&) {});
  if (auto* error = std::get_if<OpenError>(&opened)) return *error;
  return std::unique_ptr<SqliteLog>(
      new SqliteLog(std::make_unique<LedgerFile>(std::get<LedgerFile>(std::move(opened)))));
}

SqliteLog::Opened SqliteLog::Open(const std::filesystem::path& dir, const Reader& reader) {
  auto held = Directory::Hold(dir);
  if (auto* error = std::get_if<OpenError>(&held)) return *error;
  auto opened = OpenLedgerFile(std::get<Directory>(std::move(held)), reader);
  if (auto* error = std::get_if<OpenError>(&opened)) return *error;
  return std::unique_ptr<SqliteLog>(
      new SqliteLog(std::make_unique<LedgerFile>(std::get<LedgerFile>(std::move(opened)))));
}

SqliteLog::SqliteLog(std::unique_ptr<LedgerFile> file)
    : file_(std::move(file)), durable_(file_->tail), thread_([this] { Work(); }) {}

SqliteLog::~SqliteLog() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  wake_.notify_one();
  thread_.join();
  // Closing would checkpoint as well, but keep a failure to itself.
  CheckpointIfLong(0);
}

void SqliteLog::Append(std::vector<std::string> batch, OnDurable on_durable) {
  std::size_t bytes = kPendingOverheadBytes;
  for (const std::string& event : batch) {
    if (event.size() > kEventBytesMax) BrokenInvariant("an event exceeds kEventBytesMax");
    bytes += event.size() + kPendingOverheadBytes;
  }
  {
    const std::lock_guard lock(mutex_);
    pending_bytes_ += bytes;
    if (pending_bytes_ > kPendingBytesMax) BrokenInvariant("the queue exceeds kPendingBytesMax");
    waiting_.push_back({std::move(batch), std::move(on_durable), bytes, {}});
  }
  wake_.notify_one();
}

std::size_t SqliteLog::PendingBytes() const {
  const std::lock_guard lock(mutex_);
  return pending_bytes_;
}

Tail SqliteLog::Durable() const {
  const std::lock_guard lock(mutex_);
  return durable_;
}

const std::string& SqliteLog::LedgerId() const {
  return file_->ledger_id;
}

void SqliteLog::Work() {
  for (;;) {
    std::vector<Batch> group;
    Tail tail;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      group.swap(waiting_);
      tail = durable_;
    }
    tail = Commit(group, tail);
    std::size_t bytes = 0;
    for (const Batch& batch : group) bytes += batch.bytes;
    {
      const std::lock_guard lock(mutex_);
      durable_ = tail;
      pending_bytes_ -= bytes;
    }
    for (const Batch& batch : group) batch.on_durable(batch.tail);
    CheckpointIfLong(kCheckpointPages);
  }
}

// Stores the group's events after `tail` in one transaction and notes in each batch where it ends.
Tail SqliteLog::Commit(std::vector<Batch>& group, Tail tail) {
  bool begun = false;
  std::optional<Statement> insert;
  for (Batch& batch : group) {
    for (const std::string& event : batch.events) {
      if (!begun) {
        MustRun(*file_->connection, "BEGIN IMMEDIATE");
        insert = file_->connection->Prepare("INSERT INTO event(seq, bytes, hash) VALUES(?, ?, ?)");
        if (!insert) EndProcess("a commit", file_->connection->LastFault());
        begun = true;
      }
      tail = Extend(tail, event);
      insert->BindInteger(1, static_cast<std::int64_t>(tail.seq));
      insert->BindBlob(2, event);
      insert->BindBlob(3, {reinterpret_cast<const char*>(tail.hash.data()), tail.hash.size()});
      if (insert->Next() != Statement::Step::kDone) {
        EndProcess("a commit", file_->connection->LastFault());
      }
      insert->Reset();
    }
    batch.tail = tail;
  }
  if (begun) MustRun(*file_->connection, "COMMIT");
  return tail;
}

// SQLite would try again after a checkpoint whose fsync failed, and the kernel may by then have
// dropped the pages it could not write.
void SqliteLog::CheckpointIfLong(int pages) {
  if (file_->connection->WalPages() < pages) return;
  if (const auto fault = file_->connection->Checkpoint()) EndProcess("a checkpoint", *fault);
}

}  // namespace tingfen::ledger
