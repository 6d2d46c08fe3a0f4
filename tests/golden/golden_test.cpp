// Ledgers written by earlier versions of the program (README.md): each opens, is found sound in the
// words it was found sound in then, and leads where it led then.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "server/cli/commands/verify.h"
#include "server/competition/evolve.h"
#include "server/competition/state/competition.h"
#include "server/ledger/sqlite_log.h"
#include "tests/golden/account.h"
#include "tests/kit/places.h"
#include "tests/kit/scratch_directory.h"
#include "tests/unit/cli/called.h"

namespace tingfen::cli {
namespace {

std::string Golden(const std::string& name) {
  return ledger::ReadFile(SourceFile("tests/golden/" + name));
}

class GoldenLedger : public Called, public testing::WithParamInterface<std::string> {
 protected:
  GoldenLedger() : Called({AddVerify}) {
    std::filesystem::create_directory(root / "data");
    Write("data/competition.ledger", Golden(GetParam() + ".ledger"));
  }
};

TEST_P(GoldenLedger, IsFoundSoundInTheSameWords) {
  EXPECT_EQ(Run({"verify", Path("data")}), 0) << err;
  EXPECT_EQ(out, Golden(GetParam() + ".verified"));
}

TEST_P(GoldenLedger, LeadsWhereItLed) {
  competition::Competition state;
  const auto opened = ledger::SqliteLog::Open(Path("data"), [&](const ledger::Record& row) {
    pb::Event event;
    ASSERT_TRUE(event.ParseFromString(row.bytes));
    competition::Evolve(state, event, row.seq);
  });
  ASSERT_TRUE(std::holds_alternative<std::unique_ptr<ledger::SqliteLog>>(opened));
  EXPECT_EQ(competition::AccountOf(state), Golden(GetParam() + ".account"));
}

INSTANTIATE_TEST_SUITE_P(Golden, GoldenLedger, testing::Values("day_6", "day_20", "day_60"));

}  // namespace
}  // namespace tingfen::cli
