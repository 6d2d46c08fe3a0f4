#include "judge_client/headless/people/codes.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/kit/scratch_directory.h"

namespace tingfen::headless {
namespace {

using ledger::ScratchDirectory;

constexpr const char* kThree = R"({"seats": [
  {"seat": "operator", "role": "OPERATOR", "panel": "", "number": 1, "page": "/desk",
   "code": "7K3M-9QXT"},
  {"seat": "mass_1", "role": "MASS_JUDGE", "code": "AAAA-AAAA"},
  {"seat": "mass_12", "role": "MASS_JUDGE", "code": "BBBB-BBBB"}]})";

std::vector<SeatCode> Three() {
  return std::get<std::vector<SeatCode>>(ReadCodes(kThree));
}

TEST(Codes, AreReadAsInitWritesThem) {
  const auto seats = Three();
  ASSERT_EQ(seats.size(), 3U);
  EXPECT_EQ(seats[0].seat, "operator");
  EXPECT_EQ(seats[0].role, pb::Role::OPERATOR);
  EXPECT_EQ(seats[0].code, "7K3M-9QXT");
  EXPECT_EQ(seats[2].role, pb::Role::MASS_JUDGE);
}

TEST(Codes, AFileOfAnotherKindIsToldAndNotPlayed) {
  for (const char* text :
       {"", "{", "[]", "{}", R"({"seats": 1})", R"({"seats": []})",
        R"({"seats": [{"seat": "hall", "code": "A"}]})",
        R"({"seats": [{"seat": "hall", "role": "CLERK", "code": "A"}]})",
        R"({"seats": [{"role": "HALL", "code": "A"}]})",
        R"({"seats": [{"seat": "hall", "role": "HALL"}]})", R"({"seats": [3]})"}) {
    EXPECT_TRUE(std::holds_alternative<std::string>(ReadCodes(text))) << text;
  }
}

TEST(Codes, SeatsLeftToPeopleAreTakenOutByNameOrPattern) {
  auto seats = Three();
  const auto left = TakeOut({"operator", "mass_1?"}, seats);
  EXPECT_EQ(std::get<std::set<std::string>>(left), (std::set<std::string>{"operator", "mass_12"}));
  ASSERT_EQ(seats.size(), 1U);
  EXPECT_EQ(seats[0].seat, "mass_1");
}

TEST(Codes, APatternThatNamesNoSeatIsTold) {
  auto seats = Three();
  EXPECT_EQ(std::get<std::string>(TakeOut({"mass_*", "panel_3"}, seats)), "panel_3");
  EXPECT_EQ(seats.size(), 3U);
}

TEST(TokensFile, KeepsTokensForTheNextRunAndForItsOwnerAlone) {
  const ScratchDirectory scratch;
  const std::string path = scratch / "tokens.json";
  {
    Tokens tokens(path);
    EXPECT_EQ(tokens.Of("hall").token, "");
    EXPECT_TRUE(tokens.Keep("hall", "aa11"));
    EXPECT_TRUE(tokens.Keep("kiosk", "bb22"));
    EXPECT_TRUE(tokens.Keep("hall", "cc33"));
  }
  const Tokens again(path);
  EXPECT_EQ(again.Of("hall").token, "cc33");
  EXPECT_EQ(again.Of("hall").before, "aa11");
  EXPECT_EQ(again.Of("kiosk").token, "bb22");
  struct stat status {};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(TokensFile, ADamagedFileCountsAsEmpty) {
  const ScratchDirectory scratch;
  const std::string path = scratch / "tokens.json";
  std::ofstream(path) << "{\"hall\": \"aa";
  EXPECT_EQ(Tokens(path).Of("hall").token, "");
}

TEST(TokensFile, AFileThatCannotBeWrittenIsTold) {
  const ScratchDirectory scratch;
  EXPECT_FALSE(Tokens((scratch / "nowhere").string() + "/tokens.json").Keep("hall", "aa"));
}

}  // namespace
}  // namespace tingfen::headless
