#include "server/cli/commands/archive.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "server/cli/commands/init.h"
#include "server/cli/commands/verify.h"
#include "server/crypto/crypto.h"
#include "server/ledger/ledger_file.h"
#include "tests/kit/at_once.h"
#include "tests/kit/places.h"
#include "tests/unit/cli/called.h"

namespace tingfen::cli {
namespace {

namespace fs = std::filesystem;

class ArchiveTest : public Called {
 protected:
  ArchiveTest() : Called({AddArchive, AddInit, AddVerify}) {
    const std::string plan = WriteAtOnce(SourceFile("plans/benxi.json"), Path("plan.json"));
    EXPECT_EQ(
        Run({"init", Path("day"), "--plan", plan, "--roll", SourceFile("tests/rolls/benxi.json")}),
        0);
  }

  std::string Read(const fs::path& path) const {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }
};

TEST_F(ArchiveTest, IsACopyThatVerifiesWithoutTheKey) {
  ASSERT_EQ(Run({"archive", Path("day"), Path("kept")}), 0) << err;
  EXPECT_FALSE(fs::exists(root / "kept" / "server.key"));
  ASSERT_EQ(Run({"verify", Path("kept")}), 0) << err;
  EXPECT_NE(out.find("相符"), std::string::npos);
}

TEST_F(ArchiveTest, NamesTheDigestOfTheFileBesideIt) {
  ASSERT_EQ(Run({"archive", Path("day"), Path("kept")}), 0) << err;
  const std::string manifest = Read(root / "kept" / "MANIFEST.txt");
  const std::string digest = crypto::Hex(crypto::Sha256(Read(root / "kept" / ledger::kFileName)));
  EXPECT_NE(manifest.find("\n" + digest + "  " + ledger::kFileName + "\n"), std::string::npos)
      << manifest;
}

TEST_F(ArchiveTest, SaysWhichRoomsDayHasNotEnded) {
  ASSERT_EQ(Run({"archive", Path("day"), Path("kept")}), 0) << err;
  EXPECT_NE(out.find("room1 has not been ended"), std::string::npos) << out;
}

TEST_F(ArchiveTest, NeverTakesThePlaceOfAnother) {
  ASSERT_EQ(Run({"archive", Path("day"), Path("kept")}), 0) << err;
  EXPECT_EQ(Run({"archive", Path("day"), Path("kept")}), 1);
  EXPECT_NE(err.find("already"), std::string::npos) << err;
}

TEST_F(ArchiveTest, OfARecordThatWasChangedIsRefused) {
  const fs::path ledger = root / "day" / ledger::kFileName;
  std::string bytes = Read(ledger);
  const std::size_t name = bytes.find("钱静");
  ASSERT_NE(name, std::string::npos);
  bytes[name + 2] = static_cast<char>(bytes[name + 2] ^ 1);
  std::ofstream(ledger, std::ios::binary) << bytes;
  EXPECT_EQ(Run({"archive", Path("day"), Path("kept")}), 1);
  EXPECT_FALSE(fs::exists(root / "kept"));
}

}  // namespace
}  // namespace tingfen::cli
