// A log in memory, made durable by hand or by itself. One thread.
#pragma once

#include <deque>
#include <utility>

#include "server/ledger/chain.h"
#include "server/ledger/log.h"

namespace tingfen::engine {

class MemoryLog final : public ledger::Log {
 public:
  explicit MemoryLog(std::string id = std::string(32, 'a')) : tail_(ledger::Genesis(id)) {}

  void Append(std::vector<std::string> batch, OnDurable on_durable) override {
    waiting_.emplace_back(std::move(batch), std::move(on_durable));
    if (commits_itself_) Commit();
  }

  std::size_t PendingBytes() const override { return pending_bytes_; }

  // Makes the oldest batch durable.
  void Commit() {
    auto [batch, on_durable] = std::move(waiting_.front());
    waiting_.pop_front();
    for (std::string& bytes : batch) {
      tail_ = ledger::Extend(tail_, bytes);
      rows_.push_back({tail_.seq, std::move(bytes), tail_.hash});
    }
    on_durable(tail_);
  }

  void CommitByItself() { commits_itself_ = true; }
  void PretendPending(std::size_t bytes) { pending_bytes_ = bytes; }

  // Forgets the newest rows, as a disk put back from an older copy would.
  void LoseTail(std::size_t rows) {
    rows_.resize(rows_.size() - rows);
    tail_ = {rows_.back().seq, rows_.back().hash};
  }

  std::size_t Waiting() const { return waiting_.size(); }
  std::size_t WaitingEvents() const { return waiting_.front().first.size(); }
  const std::vector<ledger::Record>& Rows() const { return rows_; }

 private:
  std::deque<std::pair<std::vector<std::string>, OnDurable>> waiting_;
  std::vector<ledger::Record> rows_;
  ledger::Tail tail_;
  std::size_t pending_bytes_ = 0;
  bool commits_itself_ = false;
};

}  // namespace tingfen::engine
