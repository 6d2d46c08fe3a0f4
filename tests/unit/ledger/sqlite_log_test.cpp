#include "server/ledger/sqlite_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <future>

#include "server/ledger/chain.h"
#include "server/ledger/ledger_file.h"
#include "tests/kit/scratch_directory.h"
#include "tests/unit/ledger/log_contract.h"
#include "tests/unit/ledger/opened_log.h"

namespace tingfen::ledger {
namespace {

using testing::HasSubstr;

class SqliteLogUnderTest : public LogUnderTest {
 public:
  Log& log() override { return *log_; }
  std::string LedgerId() const override { return log_->LedgerId(); }

  void Settle() override {
    // A callback that appends moves the tail, so an unmoved tail means none is left that will.
    Tail before = AppendAndWait(*log_, {});
    for (Tail tail; (tail = AppendAndWait(*log_, {})) != before;) before = tail;
  }

  std::vector<Record> CloseAndRead() override {
    log_.reset();
    return ReadAll(scratch_.path());
  }

 private:
  ScratchDirectory scratch_;
  std::unique_ptr<SqliteLog> log_ = MustCreate(scratch_.path());
};

std::unique_ptr<LogUnderTest> MakeSqliteLog() {
  return std::make_unique<SqliteLogUnderTest>();
}

INSTANTIATE_TEST_SUITE_P(Sqlite, LogContract, testing::Values(LogMaker{"Sqlite", MakeSqliteLog}));

TEST(SqliteLog, ReopeningContinuesTheSameChain) {
  const ScratchDirectory scratch;
  auto log = MustCreate(scratch.path());
  const std::string id = log->LedgerId();
  EXPECT_EQ(log->Durable(), Genesis(id));
  const Tail first = AppendAndWait(*log, {"a", "b"});
  EXPECT_EQ(log->Durable(), first);
  log.reset();

  log = MustOpen(scratch.path());
  EXPECT_EQ(log->LedgerId(), id);
  EXPECT_EQ(log->Durable(), first);
  EXPECT_EQ(AppendAndWait(*log, {"c"}), Extend(first, "c"));
  log.reset();
  EXPECT_EQ(ReadAll(scratch.path()).size(), 3u);
}

TEST(SqliteLog, EveryLedgerHasItsOwnId) {
  const ScratchDirectory one, two;
  const auto first = MustCreate(one.path());
  const auto second = MustCreate(two.path());
  EXPECT_EQ(first->LedgerId().size(), 32u);
  EXPECT_NE(first->LedgerId(), second->LedgerId());
}

TEST(SqliteLog, CreatingMakesTheLastPartOfThePathForTheOwnerAlone) {
  const ScratchDirectory scratch;
  const auto dir = scratch / "hall/";
  MustCreate(dir);
  struct stat status;
  ASSERT_EQ(stat((dir / kFileName).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  ASSERT_EQ(stat(dir.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700u);
  auto deeper = SqliteLog::Create(scratch / "no/such/place");
  ASSERT_TRUE(std::holds_alternative<OpenError>(deeper));
  EXPECT_EQ(std::get<OpenError>(deeper).fault, OpenFault::kInputOutput);
}

TEST(SqliteLog, CreatingWhereALedgerIsRefusesAndLeavesItAlone) {
  const ScratchDirectory scratch;
  AppendAndWait(*MustCreate(scratch.path()), {"kept"});
  auto again = SqliteLog::Create(scratch.path());
  ASSERT_TRUE(std::holds_alternative<OpenError>(again));
  EXPECT_EQ(std::get<OpenError>(again).fault, OpenFault::kExists);
  EXPECT_EQ(ReadAll(scratch.path()).at(0).bytes, "kept");
}

TEST(SqliteLog, CreatingBesideTheLogOfALostLedgerIsRefused) {
  const ScratchDirectory scratch;
  WriteFile(scratch / "competition.ledger-wal", "what a lost ledger left");
  auto created = SqliteLog::Create(scratch.path());
  ASSERT_TRUE(std::holds_alternative<OpenError>(created));
  EXPECT_EQ(std::get<OpenError>(created).fault, OpenFault::kExists);
}

TEST(SqliteLog, CreatingStartsAfreshAfterACreationThatWasCutShort) {
  const ScratchDirectory scratch;
  WriteFile(scratch / "competition.ledger.new", "half");
  WriteFile(scratch / "competition.ledger.new-wal", "half");
  EXPECT_EQ(AppendAndWait(*MustCreate(scratch.path()), {"a"}).seq, 1u);
  EXPECT_FALSE(std::filesystem::exists(scratch / "competition.ledger.new"));
}

TEST(SqliteLog, AMissingDirectoryAndAMissingLedgerAreSaidApart) {
  const ScratchDirectory scratch;
  const OpenError no_directory = OpenFailure(scratch / "none");
  EXPECT_EQ(no_directory.fault, OpenFault::kMissing);
  EXPECT_THAT(no_directory.what, HasSubstr("no directory"));
  const OpenError no_ledger = OpenFailure(scratch.path());
  EXPECT_EQ(no_ledger.fault, OpenFault::kMissing);
  EXPECT_THAT(no_ledger.what, HasSubstr("no ledger"));
  EXPECT_FALSE(no_ledger.remedy.empty());
}

TEST(SqliteLog, ASecondOpenInTheSameProcessIsRefusedAndTheFirstStaysWhole) {
  const ScratchDirectory scratch;
  auto log = MustCreate(scratch.path());
  const OpenError error = OpenFailure(scratch.path());
  EXPECT_EQ(error.fault, OpenFault::kLocked);
  EXPECT_THAT(error.what, HasSubstr("running server"));
  auto created = SqliteLog::Create(scratch.path());
  ASSERT_TRUE(std::holds_alternative<OpenError>(created));
  EXPECT_EQ(std::get<OpenError>(created).fault, OpenFault::kLocked);
  EXPECT_EQ(AppendAndWait(*log, {"still here"}).seq, 1u);
}

TEST(SqliteLog, AnotherProgramReadingTheFileKeepsUsOutAndWeIt) {
  const ScratchDirectory scratch;
  MustCreate(scratch.path());
  {
    auto other = std::get<0>(Connection::Open(scratch / kFileName));
    ASSERT_FALSE(other->Execute("BEGIN; SELECT count(*) FROM event"));
    EXPECT_EQ(OpenFailure(scratch.path()).fault, OpenFault::kLocked);
  }
  const auto log = MustOpen(scratch.path());
  auto other = std::get<0>(Connection::Open(scratch / kFileName));
  const auto fault = other->Execute("SELECT count(*) FROM event");
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->kind, SqlFault::Kind::kBusy);
}

TEST(SqliteLog, TheSettingsDurabilityRestsOnAreInForce) {
  const ScratchDirectory scratch;
  MustCreate(scratch.path());
  auto opened =
      OpenLedgerFile(std::get<Directory>(Directory::Hold(scratch.path())), [](const Record&) {});
  auto& connection = *std::get<LedgerFile>(opened).connection;
  const std::pair<const char*, const char*> expected[] = {
      {"PRAGMA locking_mode", "exclusive"}, {"PRAGMA journal_mode", "wal"},
      {"PRAGMA synchronous", "2"},          {"PRAGMA trusted_schema", "0"},
      {"PRAGMA cell_size_check", "1"},      {"PRAGMA wal_autocheckpoint", "0"}};
  for (const auto& [pragma, value] : expected) {
    EXPECT_EQ(std::get<std::string>(connection.Ask(pragma)), value) << pragma;
  }
  EXPECT_TRUE(connection.Execute("INSERT INTO event VALUES(1, 'text is no blob', x'00')"))
      << "the tables are not STRICT";
  EXPECT_FALSE(std::filesystem::exists(scratch / "competition.ledger-shm"))
      << "the WAL index is shared, so the file is not held exclusively";
}

TEST(SqliteLog, ASettingThatIsNotAcceptedIsAnErrorWithItsName) {
  const ScratchDirectory scratch;
  MustCreate(scratch.path());
  const auto connection = std::get<0>(Connection::Open(scratch / kFileName));
  const auto error = CheckSetting(*connection, {"synchronous", "EXTRA", "3"});
  ASSERT_TRUE(error);
  EXPECT_EQ(error->fault, OpenFault::kSetting);
  EXPECT_THAT(error->what, HasSubstr("synchronous=EXTRA"));
}

TEST(SqliteLog, WhatArrivesDuringACommitIsCommittedTogether) {
  const ScratchDirectory scratch;
  const auto log = MustCreate(scratch.path());
  std::promise<void> held, release;
  log->Append({"first"}, [&](Tail) {
    held.set_value();
    release.get_future().wait();
  });
  held.get_future().wait();
  // Any of the five being durable when the first of them is called back means all of them are.
  std::vector<std::uint64_t> durable_at_callback;
  for (int i = 0; i < 5; ++i) {
    log->Append({"x"}, [&](Tail) { durable_at_callback.push_back(log->Durable().seq); });
  }
  EXPECT_EQ(log->PendingBytes(), 5 * (1 + 2 * kPendingOverheadBytes));
  release.set_value();
  AppendAndWait(*log, {});
  EXPECT_EQ(durable_at_callback, std::vector<std::uint64_t>(5, 6));
}

}  // namespace
}  // namespace tingfen::ledger
