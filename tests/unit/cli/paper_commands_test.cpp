// tingfen score and tingfen whatif, as they are called.
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "server/cli/commands/score.h"
#include "server/cli/commands/whatif.h"
#include "tests/kit/places.h"
#include "tests/unit/cli/called.h"

namespace tingfen::cli {
namespace {

const std::string kPlan = SourceFile("plans/tongxiang.json");
const std::string kTongxiangRoll = SourceFile("tests/rolls/tongxiang.json");

class PaperCommandsTest : public Called {
 protected:
  PaperCommandsTest() : Called({AddScore, AddWhatIf}) {}

  int Score(std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"score",        "--plan",   kPlan,   "--roll",
                                          kTongxiangRoll, "--sheets", Sheets()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Run(std::move(arguments));
  }

  // Leaders give `marks`; three of the mass 80 each.
  void Add(const std::string& candidate, const std::vector<std::string>& marks) {
    const auto row = [&](const char* panel, std::size_t judge, const std::string& mark) {
      rows += candidate + ",onsite," + panel + "," + std::to_string(judge) + ",overall," + mark +
              "\r\n";
    };
    for (std::size_t i = 0; i < marks.size(); ++i) row("leaders", i + 1, marks[i]);
    for (std::size_t i = 1; i <= 3; ++i) row("mass", i, "80");
  }

  std::string Sheets() { return Write("sheets.csv", rows); }

  std::string rows =
      "\xEF\xBB\xBF"
      "candidate,stage,panel,judge,criterion,mark\r\n";
};

TEST_F(PaperCommandsTest, ScorePrintsTheTableAndTheTrace) {
  Add("c1", {"90", "90", "90", "90", "90", "90", "90"});
  Add("周敏", {"85", "85", "85", "86", "85", "85", "85"});
  ASSERT_EQ(Score({"--trace"}), 0) << err;
  // 90 × 70% + 80 × 30% = 87; 85 × 70% + 80 × 30% = 83.5.
  EXPECT_NE(out.find("87.00"), std::string::npos) << out;
  EXPECT_NE(out.find("90 × 70% + 80 × 30% = 87"), std::string::npos) << out;
  EXPECT_NE(out.find("83.50"), std::string::npos) << out;
  EXPECT_NE(out.find("没有评分表：阿卜杜拉热合曼"), std::string::npos) << out;
}

TEST_F(PaperCommandsTest, ATableInAnotherEncodingIsRefusedInWords) {
  rows =
      "candidate,stage,panel,judge,criterion,mark\r\n\xd5\xd4\xd2\xbb,onsite,leaders,1,overall,"
      "90\r\n";
  EXPECT_EQ(Score(), 1);
  EXPECT_NE(err.find("不是 UTF-8 编码"), std::string::npos) << err;
  EXPECT_NE(err.find("sheets.csv"), std::string::npos) << err;
}

TEST_F(PaperCommandsTest, ScoreAsJsonHoldsExactAndPublishedFigures) {
  Add("c1", {"90", "90", "90", "90", "90", "90", "91"});
  Add("c3", {"85", "85", "85", "86", "85", "85", "85"});
  ASSERT_EQ(Score({"--json", "--trace", "--lang", "en"}), 0) << err;
  const auto json = boost::json::parse(out);
  EXPECT_EQ(json.at("candidates").at(0).at("total").as_string(), "87.00");
  EXPECT_EQ(json.at("candidates").at(0).at("total_exact").as_string(), "87");
  EXPECT_EQ(json.at("results").at(0).at("ranking").at(0).at("candidate").as_string(), "c1");
  EXPECT_TRUE(json.at("traces").at("c1").is_array());
}

TEST_F(PaperCommandsTest, EveryBadRowIsNamedAndNothingIsComputed) {
  Add("c1", {"90", "101", "90", "90", "90", "90.2", "90"});
  EXPECT_EQ(Score(), 1);
  EXPECT_TRUE(out.empty()) << out;
  EXPECT_NE(err.find("sheets.csv:3: mark: "), std::string::npos) << err;
  EXPECT_NE(err.find("sheets.csv:7: mark: "), std::string::npos) << err;
}

TEST_F(PaperCommandsTest, WhatIfListsWhatChangesAndWhatDoesNot) {
  Add("c1", {"90", "90", "90", "90", "90", "90", "90"});
  Add("c3", {"85", "85", "85", "85", "85", "85", "85"});
  Add("c4", {"85", "85", "85", "85", "85", "86", "86"});
  ASSERT_EQ(Run({"whatif", "--plan", kPlan, "--roll", kTongxiangRoll, "--sheets", Sheets()}), 0)
      << err;
  // 83.50 and 83.64 are both 84 without decimals, and so are the leaders' means: a tie, taken in.
  EXPECT_NE(out.find("进入：周敏"), std::string::npos) << out;
  EXPECT_NE(out.find("rounding.published"), std::string::npos) << out;
  EXPECT_NE(out.find("不是计算规则"), std::string::npos) << out;
  const std::string first = out;
  ASSERT_EQ(Run({"whatif", "--plan", kPlan, "--roll", kTongxiangRoll, "--sheets", Sheets()}), 0);
  EXPECT_EQ(out, first);
}

}  // namespace
}  // namespace tingfen::cli
