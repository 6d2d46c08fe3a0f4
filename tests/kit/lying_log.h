// A log that says of each batch at once that it is durable, which a crash can make a lie. What
// tests of durability are worth rests on its being found. Threads: those of the log behind it.
#pragma once

#include <utility>

#include "server/ledger/chain.h"
#include "server/ledger/log.h"

namespace tingfen {

class LyingLog final : public ledger::Log {
 public:
  // `tail`: of `behind`, with everything that was appended to it.
  LyingLog(ledger::Log& behind, ledger::Tail tail) : behind_(behind), tail_(tail) {}

  void Append(std::vector<std::string> batch, OnDurable on_durable) override {
    for (const std::string& bytes : batch) tail_ = ledger::Extend(tail_, bytes);
    behind_.Append(std::move(batch), [](ledger::Tail) {});
    on_durable(tail_);
  }

  std::size_t PendingBytes() const override { return behind_.PendingBytes(); }

 private:
  ledger::Log& behind_;
  ledger::Tail tail_;
};

}  // namespace tingfen
