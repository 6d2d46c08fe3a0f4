// What is wrong in the tables of a roll: each fault is named where it stands.
#include <gmock/gmock.h>

#include <functional>
#include <utility>
#include <vector>

#include "server/plan/tables/roll_table.h"
#include "tests/unit/plan/filled_tables.h"

namespace tingfen::plan {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::HasSubstr;

TEST(RollTable, OfTwoHundredRowsTenWithFaultsAreAllNamedAndNothingIsRead) {
  FilledTables filled = TwoHundred();
  filled.Person(5, kName) = "";
  filled.Person(9, kWritten) = "85.30000000000001";
  filled.Person(40, kPost1) = "第四十科科长";
  filled.Person(77, kRoom) = "第3考场";
  filled.Person(101, kWritten) = "100.5";
  filled.Person(120, kCheck) = "不合格";
  filled.Person(150, kUnit) = "某局";
  filled.Person(151, kName) = filled.Person(31, kName);
  filled.Person(180, kWritten) = "缺考";
  filled.Person(201, kCheck) = "待定";
  EXPECT_THAT(Places(filled.Faults()),
              ElementsAre(Where{"人员表", 5, "姓名"}, Where{"人员表", 9, "笔试成绩"},
                          Where{"人员表", 40, "岗位1"}, Where{"人员表", 77, "考场"},
                          Where{"人员表", 101, "笔试成绩"}, Where{"人员表", 120, "理由"},
                          Where{"人员表", 150, "岗位1"}, Where{"人员表", 151, "姓名"},
                          Where{"人员表", 180, "笔试成绩"}, Where{"人员表", 201, "资格审查"}));
}

struct TableFault {
  std::string sentence;
  std::function<void(FilledTables&)> plant;
  std::vector<Where> places;
};

void PrintTo(const TableFault& fault, std::ostream* out) {
  *out << fault.sentence;
}

std::string SentenceOfFault(const ::testing::TestParamInfo<TableFault>& tested) {
  return tested.param.sentence;
}

class RollTableFault : public ::testing::TestWithParam<TableFault> {};

TEST_P(RollTableFault, IsNamedWhereItStands) {
  FilledTables filled = Few();
  GetParam().plant(filled);
  EXPECT_THAT(Places(filled.Faults()), ElementsAreArray(GetParam().places));
}

const std::string kLong61 = [] {
  std::string text;
  for (int i = 0; i < 61; ++i) text += "科";
  return text;
}();

INSTANTIATE_TEST_SUITE_P(
    Columns, RollTableFault,
    ::testing::Values(
        TableFault{"AnUnknownColumn",
                   [](FilledTables& f) {
                     f.people[0].push_back("资格审察");
                     f.people[1].push_back("合格");
                   },
                   {{"人员表", 1, "资格审察"}}},
        TableFault{"AColumnTwice",
                   [](FilledTables& f) {
                     f.people[0].push_back("工作单位");
                     f.people[1].push_back("丙镇");
                   },
                   {{"人员表", 1, "工作单位"}}},
        TableFault{"ANeededColumnMissing",
                   [](FilledTables& f) {
                     for (Cells& row : f.people) row.erase(row.begin());
                   },
                   {{"人员表", 1, "姓名"}}},
        TableFault{"TheColumnOfMarksMissing",
                   [](FilledTables& f) {
                     for (Cells& row : f.people) row.erase(row.begin() + 4);
                   },
                   {{"人员表", 1, "笔试成绩"}}},
        TableFault{"AHeadingAboveTheTitles",
                   [](FilledTables& f) { f.posts.insert(f.posts.begin(), {"某局竞聘岗位一览"}); },
                   {{"岗位表", 1, ""}}},
        TableFault{"ACellWithoutATitle",
                   [](FilledTables& f) { f.people[2].push_back("备用"); },
                   {{"人员表", 3, ""}}},
        TableFault{"ARowTooWide",
                   [](FilledTables& f) {
                     f.people[2].resize(40);
                     f.people[2].push_back("远");
                   },
                   {{"人员表", 3, ""}}},
        TableFault{"NothingBelowTheTitles",
                   [](FilledTables& f) { f.people.resize(1); },
                   {{"人员表", 0, ""}}},
        TableFault{"NothingAtAll", [](FilledTables& f) { f.people = {{""}}; }, {{"人员表", 0, ""}}},
        TableFault{"MoreRowsThanATableMayHave",
                   [](FilledTables& f) { f.people.resize(2001); },
                   {{"人员表", 0, ""}}},
        TableFault{"NoPostsYet", [](FilledTables& f) { f.posts.clear(); }, {{"人员表", 0, ""}}}),
    SentenceOfFault);

INSTANTIATE_TEST_SUITE_P(
    Posts, RollTableFault,
    ::testing::Values(
        TableFault{"APostWithoutATitle",
                   [](FilledTables& f) {
                     f.posts.push_back({"", "甲局", "1"});
                   },
                   {{"岗位表", 4, "岗位"}}},
        TableFault{"ATitleTooLong",
                   [](FilledTables& f) {
                     f.Post(2, 0) = kLong61;
                     for (std::size_t row : {2U, 3U, 4U}) f.Person(row, 2) = kLong61;
                     f.posts.resize(2);
                   },
                   {{"岗位表", 2, "岗位"}}},
        TableFault{
            "NoVacancies", [](FilledTables& f) { f.Post(2, 2) = ""; }, {{"岗位表", 2, "职数"}}},
        TableFault{
            "HalfAVacancy", [](FilledTables& f) { f.Post(2, 2) = "1.5"; }, {{"岗位表", 2, "职数"}}},
        TableFault{"TheSamePostTwice",
                   [](FilledTables& f) { f.posts.push_back(f.posts[2]); },
                   {{"岗位表", 4, "岗位"}}},
        TableFault{"ABatchWhereThereAreNone",
                   [](FilledTables& f) {
                     f.posts[0].push_back("批次");
                     f.posts[1].push_back("第一批");
                   },
                   {{"岗位表", 2, "批次"}}},
        TableFault{"TooFewForAPost",
                   [](FilledTables& f) {
                     f.posts.push_back({"司机班长", "甲局", "1", ""});
                   },
                   {{"岗位表", 4, ""}}},
        TableFault{"EnoughForAPostThatFellAway",
                   [](FilledTables& f) { f.Post(3, 3) = "无人报名"; },
                   {{"岗位表", 3, "取消原因"}}},
        TableFault{
            "TooManyForAPost", [](FilledTables& f) { AddPeople(f, 10); }, {{"岗位表", 2, ""}}}),
    SentenceOfFault);

INSTANTIATE_TEST_SUITE_P(
    People, RollTableFault,
    ::testing::Values(
        TableFault{"ANameTooLong",
                   [](FilledTables& f) { f.Person(2, 0) = kLong61; },
                   {{"人员表", 2, "姓名"}}},
        TableFault{"ANameWithAZeroWidthSpace",
                   [](FilledTables& f) { f.Person(2, 0) = "赵\u200b一"; },
                   {{"人员表", 2, "姓名"}}},
        TableFault{
            "NoPost", [](FilledTables& f) { f.Person(2, 2) = ""; }, {{"人员表", 2, "报考岗位"}}},
        TableFault{"AnUnknownPost",
                   [](FilledTables& f) { f.Person(2, 2) = "办公室主仁"; },
                   {{"人员表", 2, "报考岗位"}}},
        TableFault{"APostTwice",
                   [](FilledTables& f) { f.Person(2, 2) = "办公室主任、办公室主任"; },
                   {{"人员表", 2, "报考岗位"}}},
        TableFault{"MorePostsThanThePlanAllows",
                   [](FilledTables& f) {
                     f.plan.mutable_applications()->set_posts_per_person(1);
                     f.people.pop_back();
                     AddPeople(f, 1);
                     f.Person(4, 2) = "文秘、档案科科长";
                   },
                   {{"人员表", 3, "报考岗位"}}},
        TableFault{"APostOfTheOwnUnit",
                   [](FilledTables& f) { f.Person(2, 1) = "甲局"; },
                   {{"人员表", 2, "报考岗位"}}},
        TableFault{"AnUnknownRoom",
                   [](FilledTables& f) { f.Person(2, 3) = "第9考场"; },
                   {{"人员表", 2, "考场"}}},
        TableFault{"TheSamePersonTwice",
                   [](FilledTables& f) { f.people.push_back(f.people[1]); },
                   {{"人员表", 5, "姓名"}}},
        TableFault{"AMarkMissing",
                   [](FilledTables& f) { f.Person(2, 4) = " "; },
                   {{"人员表", 2, "笔试成绩"}}},
        TableFault{"AMarkThatIsNone",
                   [](FilledTables& f) { f.Person(2, 4) = "-3"; },
                   {{"人员表", 2, "笔试成绩"}}},
        TableFault{"ARowThatEndsBeforeItsMark",
                   [](FilledTables& f) { f.people[1].resize(4); },
                   {{"人员表", 2, "笔试成绩"}, {"人员表", 2, "资格审查"}}},
        TableFault{
            "ARowThatEndsBeforeItsPost",
            [](FilledTables& f) { f.people[1].resize(2); },
            {{"人员表", 2, "报考岗位"}, {"人员表", 2, "笔试成绩"}, {"人员表", 2, "资格审查"}}},
        TableFault{"TheSamePersonWithAnotherDotInTheName",
                   [](FilledTables& f) {
                     f.Person(2, 0) = "买买提·艾力";
                     f.Person(3, 0) = "买买提．艾力";
                     f.Person(3, 1) = f.Person(2, 1);
                   },
                   {{"人员表", 3, "姓名"}}},
        TableFault{"AMarkAboveTheFullMark",
                   [](FilledTables& f) { f.Person(2, 4) = "100.01"; },
                   {{"人员表", 2, "笔试成绩"}}},
        TableFault{"AnAnswerThatIsNeitherYesNorNo",
                   [](FilledTables& f) { f.Person(2, 5) = "?"; },
                   {{"人员表", 2, "资格审查"}}},
        TableFault{"UnqualifiedWithoutAReason",
                   [](FilledTables& f) {
                     AddPeople(f, 1);
                     f.Person(2, 5) = "不合格";
                   },
                   {{"人员表", 2, "理由"}}},
        TableFault{"NotPreSelectedWithoutAChoice",
                   [](FilledTables& f) {
                     AddPeople(f, 1);
                     f.Person(2, 6) = "未入围";
                     f.Person(2, 7) = "比选";
                   },
                   {{"人员表", 2, "比选"}}},
        TableFault{"AnotherPostThoughTheFirstDidNotFallAway",
                   [](FilledTables& f) { f.Person(2, 8) = "文秘、档案科科长"; },
                   {{"人员表", 2, "改报前岗位"}}},
        TableFault{"AnotherPostWhereThePlanLetsNobody",
                   [](FilledTables& f) {
                     f.plan.mutable_applications()->set_may_choose_again(false);
                     f.posts.push_back({"司机班长", "甲局", "1", "报名不足"});
                     f.Person(2, 8) = "司机班长";
                   },
                   {{"人员表", 2, "改报前岗位"}}}),
    SentenceOfFault);

TEST(RollTable, NoiseOfASpreadsheetIsRefusedWithWhatItMeant) {
  FilledTables filled = Few();
  filled.Person(2, 4) = "85.30000000000001";
  filled.Person(3, 4) = "85.29999999999999";
  const TableFaults faults = filled.Faults();
  ASSERT_EQ(faults.listed.size(), 2U);
  for (const pb::RollFault& fault : faults.listed) {
    EXPECT_THAT(fault.says().zh(), HasSubstr("如是 85.3，"));
    EXPECT_THAT(fault.says().en(), HasSubstr("write 85.3 "));
  }
  EXPECT_EQ(faults.listed[0].have(), "85.30000000000001");
}

TEST(RollTable, AColumnWrittenWronglyIsToldWithTheOneMeant) {
  FilledTables filled = Few();
  filled.people[0][5] = "资格审察";
  const TableFaults faults = filled.Faults();
  ASSERT_EQ(faults.listed.size(), 1U);
  EXPECT_THAT(faults.listed[0].says().zh(), HasSubstr("是否要写 “资格审查”"));
  EXPECT_THAT(faults.listed[0].says().zh(), HasSubstr("改报前岗位"));
}

TEST(RollTable, WhoseNameStandsTwiceIsToldWithTheOtherRow) {
  FilledTables filled = Few();
  filled.people.push_back(filled.people[1]);
  EXPECT_THAT(filled.Faults().listed.at(0).says().zh(), HasSubstr("第 2 行"));
  filled.people.back()[1] = "丙镇";  // Two people of one name.
  EXPECT_EQ(filled.Roll().candidates_size(), 4);
}

TEST(RollTable, OnePersonWrittenInTwoFormsIsTheSamePersonTwice) {
  const std::vector<std::pair<const char*, const char*>> forms = {
      {"\uF92C明", "\u90CE明"},   // 郎 as a compatibility ideograph.
      {"⻩明", "黄明"},           // 黄 as a radical.
      {"Zoe\u0301", "Zo\u00E9"},  // é in two characters and in one.
      {"葛\U000E0100明", "葛明"}  // With a choice of its shape.
  };
  for (const auto& [one, other] : forms) {
    FilledTables filled = Few();
    filled.Person(2, 0) = one;
    filled.Person(3, 0) = other;
    EXPECT_THAT(Places(filled.Faults()), ElementsAre(Where{"人员表", 3, "姓名"})) << other;
  }
}

TEST(RollTable, OnePostWrittenInTwoFormsIsTheSamePostTwice) {
  FilledTables filled = Few();
  filled.Post(3, 0) = "办公室主\uF9B5";
  filled.posts.push_back({"办公室主\u4F8B", "甲局", "1", ""});
  EXPECT_THAT(Places(filled.Faults()), Contains(Where{"岗位表", 4, "岗位"}));
}

TEST(RollTable, ListsTwoHundredFaultsAndCountsTheRest) {
  FilledTables filled = TwoHundred();
  for (std::size_t row = 2; row <= 201; ++row) {
    filled.Person(row, kWritten) = "x";
    filled.Person(row, kRoom) = "y";
  }
  const TableFaults faults = filled.Faults();
  EXPECT_EQ(faults.listed.size(), kFaultsMax);
  EXPECT_EQ(faults.more, 200U);
  EXPECT_EQ(faults.listed.back().row(), 101U);
}

}  // namespace
}  // namespace tingfen::plan
