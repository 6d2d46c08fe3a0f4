// The durable log: `competition.ledger` in a competition's directory. The format of the file is in
// ledger_file.h, that of the chain in chain.h.
//
// One process at a time holds a ledger; a second Open, in this process or another, is refused. One
// ledger thread commits. While one commit is in flight, what is appended meanwhile collects and
// goes into the next transaction together; there is no timer.
//
// Durable means: the transaction's pages were written and forced to disk (fdatasync on the
// write-ahead log) before the callback. If writing or forcing fails, in a commit or in a
// checkpoint, the process prints one line to stderr and ends with kExitNotDurable; the next start
// reads what is there. After a failed commit a batch that was never acknowledged may be there too,
// whole.
//
// Threads: Create and Open block, for as long as reading the whole ledger takes. Append,
// PendingBytes and Durable from any thread. Callbacks come on the ledger thread.
//
// Limits: kEventBytesMax an event, kPendingBytesMax waiting (log.h).
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "server/ledger/log.h"
#include "server/ledger/open_error.h"

namespace tingfen::ledger {

struct LedgerFile;

// The exit status of a process that could not make an event durable (EX_IOERR of sysexits.h).
inline constexpr int kExitNotDurable = 74;

class SqliteLog final : public Log {
 public:
  using Reader = std::function<void(const Record&)>;
  using Opened = std::variant<std::unique_ptr<SqliteLog>, OpenError>;

  // Makes an empty ledger with a new id in `dir`, and the directory too if only its last part is
  // missing, and opens it. Refuses with kExists where a ledger, or a part of one, is already.
  static Opened Create(const std::filesystem::path& dir);

  // Opens the ledger in `dir`, checking settings, pages and chain. `reader` is given every event in
  // order, on the calling thread, each already checked; if an error comes after all, what was
  // folded from them is to be thrown away.
  static Opened Open(const std::filesystem::path& dir, const Reader& reader);

  // Waits until everything appended is durable and its callbacks have run, then closes the file.
  ~SqliteLog() override;

  void Append(std::vector<std::string> batch, OnDurable on_durable) override;
  std::size_t PendingBytes() const override;

  // The newest durable event.
  Tail Durable() const;

  // 32 lower-case hexadecimal digits.
  const std::string& LedgerId() const;

 private:
  struct Batch {
    std::vector<std::string> events;
    OnDurable on_durable;
    std::size_t bytes;
    Tail tail;
  };

  explicit SqliteLog(std::unique_ptr<LedgerFile> file);
  void Work();
  Tail Commit(std::vector<Batch>& group, Tail tail);
  void CheckpointIfLong(int pages);

  const std::unique_ptr<LedgerFile> file_;  // The ledger thread's, once that runs.
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Batch> waiting_;
  std::size_t pending_bytes_ = 0;
  Tail durable_;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace tingfen::ledger
