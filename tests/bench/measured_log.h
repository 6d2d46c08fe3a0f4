// A log that passes everything on and remembers how much each batch held, so that the floor can be
// measured with the very same batches. Begin and Take from the thread that appends.
#pragma once

#include <utility>
#include <vector>

#include "server/ledger/log.h"

namespace tingfen::bench {

using BatchSizes = std::vector<std::size_t>;  // Bytes of each event.

class MeasuredLog final : public ledger::Log {
 public:
  explicit MeasuredLog(ledger::Log& log) : log_(log) {}

  void Append(std::vector<std::string> batch, OnDurable on_durable) override {
    if (measuring_ && !batch.empty()) {
      BatchSizes& sizes = batches_.emplace_back();
      for (const std::string& event : batch) sizes.push_back(event.size());
    }
    log_.Append(std::move(batch), std::move(on_durable));
  }
  std::size_t PendingBytes() const override { return log_.PendingBytes(); }

  void Measure(bool measuring) { measuring_ = measuring; }
  std::vector<BatchSizes> Take() { return std::exchange(batches_, {}); }

 private:
  ledger::Log& log_;
  bool measuring_ = false;
  std::vector<BatchSizes> batches_;
};

}  // namespace tingfen::bench
