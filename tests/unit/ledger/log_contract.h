// What every Log must do, whatever it keeps its events in. An implementation instantiates the suite
// with a maker of its own:
//
//   INSTANTIATE_TEST_SUITE_P(Mine, LogContract, testing::Values(LogMaker{"Mine", MakeMine}));
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "server/ledger/chain.h"
#include "server/ledger/log.h"

namespace tingfen::ledger {

// A new, empty log under test.
class LogUnderTest {
 public:
  virtual ~LogUnderTest() = default;
  virtual Log& log() = 0;
  virtual std::string LedgerId() const = 0;
  // Returns when everything appended so far, and by callbacks meanwhile, has been called back.
  virtual void Settle() = 0;
  // Closes the log in the orderly way without settling first, and reads what it holds.
  virtual std::vector<Record> CloseAndRead() = 0;
};

struct LogMaker {
  const char* name;
  std::function<std::unique_ptr<LogUnderTest>()> make;

  friend void PrintTo(const LogMaker& maker, std::ostream* out) { *out << maker.name; }
};

class LogContract : public testing::TestWithParam<LogMaker> {
 protected:
  LogContract() : under_test_(GetParam().make()), log_(under_test_->log()) {}

  Log::OnDurable Note() {
    return [this](Tail tail) { tails_.push_back(tail); };
  }

  std::unique_ptr<LogUnderTest> under_test_;
  Log& log_;
  std::vector<Tail> tails_;  // As called back; read after Settle or CloseAndRead.
};

TEST_P(LogContract, EventsAreReadBackByteForByteInTheOrderAppended) {
  std::string every_byte;
  for (int byte = 0; byte < 256; ++byte) every_byte.push_back(static_cast<char>(byte));
  log_.Append({every_byte, ""}, Note());
  log_.Append({"last"}, Note());
  const auto records = under_test_->CloseAndRead();
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[0].bytes, every_byte);
  EXPECT_EQ(records[1].bytes, "");
  EXPECT_EQ(records[2].bytes, "last");
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(records[i].seq, i + 1);
}

TEST_P(LogContract, EveryRecordContinuesTheChainFromGenesis) {
  for (int i = 0; i < 20; ++i) log_.Append({std::to_string(i), "same"}, Note());
  Tail tail = Genesis(under_test_->LedgerId());
  const auto records = under_test_->CloseAndRead();
  ASSERT_EQ(records.size(), 40u);
  for (const Record& record : records) {
    tail = Extend(tail, record.bytes);
    EXPECT_EQ(record.hash, tail.hash) << record.seq;
  }
  EXPECT_EQ(tails_.back(), tail);
}

TEST_P(LogContract, CallbacksComeOnceInOrderEachWithTheTailOfItsOwnBatch) {
  Tail tail = Genesis(under_test_->LedgerId());
  std::vector<Tail> expected;
  for (std::size_t i = 0; i < 300; ++i) {
    const std::vector<std::string> batch(i % 4, "event " + std::to_string(i));
    for (const std::string& event : batch) tail = Extend(tail, event);
    expected.push_back(tail);
    log_.Append(batch, Note());
  }
  under_test_->Settle();
  EXPECT_EQ(tails_, expected);
}

TEST_P(LogContract, AnEmptyBatchIsCalledBackWithTheTailBeforeItAndStoresNothing) {
  log_.Append({}, Note());
  log_.Append({"only"}, Note());
  log_.Append({}, Note());
  under_test_->Settle();
  ASSERT_EQ(tails_.size(), 3u);
  EXPECT_EQ(tails_[0], Genesis(under_test_->LedgerId()));
  EXPECT_EQ(tails_[1].seq, 1u);
  EXPECT_EQ(tails_[2], tails_[1]);
  EXPECT_EQ(under_test_->CloseAndRead().size(), 1u);
}

TEST_P(LogContract, ACallbackMayAppend) {
  std::function<void(Tail)> again = [&](Tail tail) {
    tails_.push_back(tail);
    if (tail.seq < 50) log_.Append({"next"}, again);
  };
  log_.Append({"first"}, again);
  under_test_->Settle();
  EXPECT_EQ(tails_.size(), 50u);
  EXPECT_EQ(under_test_->CloseAndRead().size(), 50u);
}

TEST_P(LogContract, TheLongestEventIsTaken) {
  const std::string longest(kEventBytesMax, 'x');
  log_.Append({longest}, Note());
  const auto records = under_test_->CloseAndRead();
  ASSERT_EQ(records.size(), 1u);
  EXPECT_TRUE(records[0].bytes == longest);
}

TEST_P(LogContract, NothingIsPendingOnceEverythingIsDurable) {
  for (int i = 0; i < 10; ++i) log_.Append({"a", "b"}, Note());
  under_test_->Settle();
  EXPECT_EQ(log_.PendingBytes(), 0u);
}

TEST_P(LogContract, ClosingFirstMakesDurableAndCallsBackWhatIsWaiting) {
  for (int i = 0; i < 100; ++i) log_.Append({std::string(5000, 'w')}, Note());
  EXPECT_EQ(under_test_->CloseAndRead().size(), 100u);
  EXPECT_EQ(tails_.size(), 100u);
}

}  // namespace tingfen::ledger
