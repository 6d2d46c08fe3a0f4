#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/ledger/ledger_file.h"
#include "tests/kit/scratch_directory.h"
#include "tests/unit/ledger/opened_log.h"

namespace tingfen::ledger {
namespace {

using testing::HasSubstr;

// A ledger of ten events, "event-1-" followed by padding and so on, closed.
class Tampering : public testing::Test {
 protected:
  Tampering() {
    const auto log = MustCreate(scratch_.path());
    for (int i = 1; i <= 10; ++i) {
      AppendAndWait(*log, {"event-" + std::to_string(i) + "-" + std::string(300, 'p')});
    }
  }

  void Execute(const std::string& sql) {
    auto connection = std::get<0>(Connection::Open(scratch_ / kFileName));
    const auto fault = connection->Execute(sql);
    ASSERT_FALSE(fault) << fault->message;
  }

  void ExpectBrokenAt(std::uint64_t seq) {
    const OpenError error = OpenFailure(scratch_.path());
    EXPECT_EQ(error.fault, OpenFault::kBrokenChain) << error.what;
    EXPECT_EQ(error.seq, seq);
    EXPECT_THAT(error.what, HasSubstr("event " + std::to_string(seq) + ":"));
  }

  ScratchDirectory scratch_;
};

TEST_F(Tampering, AnUntouchedLedgerOpens) {
  EXPECT_EQ(ReadAll(scratch_.path()).size(), 10u);
}

TEST_F(Tampering, AByteFlippedInTheFileIsFoundWithItsEvent) {
  std::string bytes = ReadFile(scratch_ / kFileName);
  const auto at = bytes.find("event-7-");
  ASSERT_NE(at, std::string::npos);
  bytes[at + 100] ^= 1;
  WriteFile(scratch_ / kFileName, bytes);
  ExpectBrokenAt(7);
}

TEST_F(Tampering, AnAlteredHashIsFoundAtItsEvent) {
  Execute("UPDATE event SET hash = zeroblob(32) WHERE seq = 4");
  ExpectBrokenAt(4);
}

TEST_F(Tampering, AHashOfAnotherLengthIsFoundAtItsEvent) {
  Execute("UPDATE event SET hash = CAST(hash || x'00' AS BLOB) WHERE seq = 4");
  ExpectBrokenAt(4);
}

TEST_F(Tampering, ADeletedEventIsNamed) {
  Execute("DELETE FROM event WHERE seq = 5");
  ExpectBrokenAt(5);
}

TEST_F(Tampering, ADeletedFirstEventIsNamed) {
  Execute("DELETE FROM event WHERE seq = 1");
  ExpectBrokenAt(1);
}

TEST_F(Tampering, ClosingTheGapOfADeletedEventIsFoundThere) {
  Execute("DELETE FROM event WHERE seq = 5; UPDATE event SET seq = seq - 1 WHERE seq > 5");
  ExpectBrokenAt(5);
}

TEST_F(Tampering, TwoEventsExchangedWithTheirHashesAreFoundAtTheFirst) {
  Execute(
      "UPDATE event SET seq = 100 WHERE seq = 3; UPDATE event SET seq = 3 WHERE seq = 8;"
      "UPDATE event SET seq = 8 WHERE seq = 100");
  ExpectBrokenAt(3);
}

TEST_F(Tampering, ANumberBelowOneIsFound) {
  Execute("INSERT INTO event VALUES(0, x'00', zeroblob(32))");
  ExpectBrokenAt(1);
}

TEST_F(Tampering, AnAppendedEventWithoutItsHashIsFound) {
  Execute("INSERT INTO event VALUES(11, x'00', zeroblob(32))");
  ExpectBrokenAt(11);
}

TEST_F(Tampering, AnotherLedgersIdBreaksTheChainAtTheFirstEvent) {
  Execute("UPDATE meta SET value = '00112233445566778899aabbccddeeff' WHERE key = 'ledger_id'");
  ExpectBrokenAt(1);
}

// The chain alone cannot know; whoever kept a later hash can (chain.h).
TEST_F(Tampering, ATailCutOffOpensWithTheShorterChain) {
  const auto records = ReadAll(scratch_.path());
  Execute("DELETE FROM event WHERE seq > 6");
  const auto log = MustOpen(scratch_.path());
  EXPECT_EQ(log->Durable(), (Tail{6, records[5].hash}));
}

TEST_F(Tampering, EventsBeforeTheBreakAreReadAndNoneAfter) {
  Execute("UPDATE event SET bytes = x'00' WHERE seq = 4");
  std::vector<std::uint64_t> read;
  auto opened =
      SqliteLog::Open(scratch_.path(), [&](const Record& record) { read.push_back(record.seq); });
  EXPECT_TRUE(std::holds_alternative<OpenError>(opened));
  EXPECT_EQ(read, (std::vector<std::uint64_t>{1, 2, 3}));
}

TEST_F(Tampering, AnotherFormatIsNamed) {
  Execute("UPDATE meta SET value = '2' WHERE key = 'format'");
  const OpenError error = OpenFailure(scratch_.path());
  EXPECT_EQ(error.fault, OpenFault::kWrongFormat);
  EXPECT_THAT(error.what, HasSubstr("'2'"));
}

TEST_F(Tampering, ATriggerIsNotPartOfALedger) {
  Execute("CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event WHERE seq = 1; END");
  EXPECT_EQ(OpenFailure(scratch_.path()).fault, OpenFault::kNotALedger);
}

TEST_F(Tampering, AMissingLedgerIdIsNoted) {
  Execute("DELETE FROM meta WHERE key = 'ledger_id'");
  EXPECT_EQ(OpenFailure(scratch_.path()).fault, OpenFault::kNotALedger);
}

TEST_F(Tampering, AnotherProgramsDatabaseIsNotALedgerAndStaysUntouched) {
  std::filesystem::remove(scratch_ / kFileName);
  WriteFile(scratch_ / kFileName, "");
  Execute("CREATE TABLE accounts(name)");
  const std::string before = ReadFile(scratch_ / kFileName);
  EXPECT_EQ(OpenFailure(scratch_.path()).fault, OpenFault::kNotALedger);
  EXPECT_TRUE(ReadFile(scratch_ / kFileName) == before);
}

TEST_F(Tampering, ATextFileIsNotALedger) {
  WriteFile(scratch_ / kFileName, std::string(5000, 't'));
  EXPECT_EQ(OpenFailure(scratch_.path()).fault, OpenFault::kNotALedger);
}

TEST_F(Tampering, AnEmptyFileIsNotALedger) {
  WriteFile(scratch_ / kFileName, "");
  EXPECT_EQ(OpenFailure(scratch_.path()).fault, OpenFault::kNotALedger);
}

TEST_F(Tampering, AnOverwrittenPageIsDamage) {
  std::string bytes = ReadFile(scratch_ / kFileName);
  bytes.replace(4096, 4096, std::string(4096, '\xee'));
  WriteFile(scratch_ / kFileName, bytes);
  EXPECT_EQ(OpenFailure(scratch_.path()).fault, OpenFault::kCorrupt);
}

TEST_F(Tampering, AFileCutShortIsDamage) {
  std::string bytes = ReadFile(scratch_ / kFileName);
  WriteFile(scratch_ / kFileName, bytes.substr(0, bytes.size() / 2));
  EXPECT_EQ(OpenFailure(scratch_.path()).fault, OpenFault::kCorrupt);
}

}  // namespace
}  // namespace tingfen::ledger
