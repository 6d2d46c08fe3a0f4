// A disk that survives crashes, and a log on it that takes its time: a batch is durable some
// moments after it was appended, and the process hears of it some moments later still. A crash in
// between leaves a batch on the disk that nobody was told of; a crash before leaves nothing of it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/ledger/chain.h"
#include "server/ledger/log.h"
#include "tests/sim/random.h"
#include "tests/sim/scheduler.h"

namespace tingfen::sim {

class Disk {
 public:
  explicit Disk(const std::string& ledger_id) : tail_(ledger::Genesis(ledger_id)) {}

  void Write(std::string bytes) {
    tail_ = ledger::Extend(tail_, bytes);
    rows_.push_back({tail_.seq, std::move(bytes), tail_.hash});
  }

  const std::vector<ledger::Record>& Rows() const { return rows_; }
  ledger::Tail Tail() const { return tail_; }

 private:
  std::vector<ledger::Record> rows_;
  ledger::Tail tail_;
};

// One process's log. Destroying it loses what is not durable, as a crash does.
class SimulatedLog final : public ledger::Log {
 public:
  // `on_append` is told how long the new batch will take to be durable: where crashes strike.
  SimulatedLog(Disk& disk, Scheduler& scheduler, Random& random,
               std::function<void(Micros)> on_append)
      : disk_(disk), scheduler_(scheduler), random_(random), on_append_(std::move(on_append)) {}

  void Append(std::vector<std::string> batch, OnDurable on_durable) override;
  std::size_t PendingBytes() const override { return pending_bytes_; }

 private:
  Disk& disk_;
  Scheduler& scheduler_;
  Random& random_;
  std::function<void(Micros)> on_append_;
  std::size_t pending_bytes_ = 0;
  Micros last_durable_ = 0;
  Micros last_heard_ = 0;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace tingfen::sim
