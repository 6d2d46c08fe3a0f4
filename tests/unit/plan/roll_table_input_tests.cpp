// A check that lacks its input does not pass: a cell that holds an error, a formula without a
// result or nothing where a rule needs something is a fault where it stands, and what is compared
// is compared folded.
#include <gmock/gmock.h>

#include <string>

#include "server/plan/tables/roll_table.h"
#include "tests/unit/plan/filled_tables.h"

namespace tingfen::plan {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(RollTableInput, AnErrorOfASpreadsheetIsAFaultAtItsCell) {
  for (const char* error : {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!",
                            "#SPILL!", "#CALC!", "#n/a", "＃N/A", " #N/A ", "Err:508"}) {
    FilledTables filled = Few();
    filled.Person(3, 5) = error;
    const TableFaults faults = filled.Faults();
    ASSERT_THAT(Places(faults), ElementsAre(Where{"人员表", 3, "资格审查"})) << error;
    EXPECT_EQ(faults.listed[0].cell(), 6U);
    EXPECT_EQ(faults.listed[0].have(), error);
    EXPECT_THAT(faults.listed[0].says().zh(), HasSubstr("出错"));
  }
}

TEST(RollTableInput, AFormulaWithoutItsResultIsAFaultAtItsCell) {
  for (const char* formula : {"=VLOOKUP(A3,审查!A:B,2,FALSE)", "=", "＝A1"}) {
    FilledTables filled = Few();
    filled.Person(3, 5) = formula;
    EXPECT_THAT(Places(filled.Faults()), ElementsAre(Where{"人员表", 3, "资格审查"})) << formula;
  }
}

TEST(RollTableInput, ACellShownAsSignsOnlyIsAFaultAtItsCell) {
  FilledTables filled = Few();
  filled.Person(3, 4) = "########";
  const TableFaults faults = filled.Faults();
  EXPECT_THAT(Places(faults), ElementsAre(Where{"人员表", 3, "笔试成绩"}));
  EXPECT_THAT(faults.listed.at(0).says().zh(), HasSubstr("#"));
}

TEST(RollTableInput, AnErrorIsAFaultInEveryColumnThatIsRead) {
  for (std::size_t column = 0; column < 9; ++column) {
    FilledTables filled = Few();
    filled.Person(3, column) = "#N/A";
    EXPECT_THAT(Places(filled.Faults()), ElementsAre(Where{"人员表", 3, filled.Person(1, column)}));
  }
  for (std::size_t column = 0; column < 4; ++column) {
    FilledTables filled = Few();
    filled.Post(3, column) = "#REF!";
    EXPECT_THAT(Places(filled.Faults()), Contains(Where{"岗位表", 3, filled.Post(1, column)}));
  }
}

TEST(RollTableInput, AUnitThatBeginsWithTheSignIsNoError) {
  FilledTables filled = Few();
  filled.Person(3, 1) = "#1车间";
  EXPECT_EQ(filled.Roll().candidates(1).unit(), "#1车间");
}

TEST(RollTableInput, ABlankQualificationMakesNobodyQualified) {
  FilledTables filled = Few();
  filled.Person(3, 5) = "　";
  const TableFaults faults = filled.Faults();
  EXPECT_THAT(Places(faults), ElementsAre(Where{"人员表", 3, "资格审查"}));
  EXPECT_THAT(faults.listed.at(0).says().zh(), HasSubstr("合格"));
}

TEST(RollTableInput, WithoutAColumnOfQualificationsEverybodyOnTheTableIs) {
  FilledTables filled = Few();
  for (Cells& row : filled.people) row.erase(row.begin() + 5);
  EXPECT_EQ(filled.Roll().candidates(0).standing(), pb::Standing::TAKES_PART);
}

TEST(RollTableInput, ABlankUnitIsAFaultWhereTheBanNeedsIt) {
  FilledTables filled = Few();
  filled.Person(3, 1) = "";
  EXPECT_THAT(Places(filled.Faults()), ElementsAre(Where{"人员表", 3, "单位"}));
  filled.plan.mutable_applications()->set_not_own_unit(false);
  EXPECT_EQ(filled.Roll().candidates(1).unit(), "");
}

TEST(RollTableInput, ABlankUnitOfAPostIsAFaultWhereTheBanNeedsIt) {
  FilledTables filled = Few();
  filled.Post(3, 1) = "";
  EXPECT_THAT(Places(filled.Faults()), ElementsAre(Where{"岗位表", 3, "单位"}));
}

TEST(RollTableInput, TheUnqualifiedNeedNoUnit) {
  FilledTables filled = Few();
  AddPeople(filled, 1);
  filled.Person(5, 1) = "";
  filled.Person(5, 5) = "不合格";
  filled.Person(5, 7) = "学历不符";
  EXPECT_EQ(filled.Roll().candidates(3).standing(), pb::Standing::UNQUALIFIED);
}

TEST(RollTableInput, WithoutAColumnOfUnitsTheBanIsToldOnceAtTheTitles) {
  FilledTables filled = Few();
  for (Cells& row : filled.people) row.erase(row.begin() + 1);
  EXPECT_THAT(Places(filled.Faults()), ElementsAre(Where{"人员表", 1, "单位"}));
}

TEST(RollTableInput, ThePostOfTheOwnUnitIsFoundInEverySpelling) {
  for (const char* spelling :
       {"甲局（机关·一处）", "甲局(机关·一处)", "甲 局（机关・一处）", "甲局〔机关•一处〕",
        "甲局【机关‧一处】", "甲局[机关．一处]", "甲局（机关⋅一处）"}) {
    FilledTables filled = Few();
    filled.Post(2, 1) = "甲局(机关·一处)";
    filled.Person(2, 1) = spelling;
    EXPECT_THAT(Places(filled.Faults()), ElementsAre(Where{"人员表", 2, "报考岗位"})) << spelling;
  }
}

TEST(RollTableInput, APostIsFoundInEverySpelling) {
  FilledTables filled = Few();
  filled.Post(2, 0) = "办公室主任（正·科）";
  filled.Person(2, 2) = "办公室主任(正•科)";
  filled.Person(3, 2) = "办公室 主任〔正‧科〕；文秘、档案科科长";
  filled.Person(4, 2) = "文秘、档案科科长、办公室主任【正・科】";
  EXPECT_EQ(filled.Roll().candidates(0).posts(0), "p1");
}

TEST(RollTableInput, AMarkShownAsAPercentageIsAskedAbout) {
  for (const char* mark : {"85.33%", "85.33％", "85.33 %"}) {
    FilledTables filled = Few();
    filled.Person(3, 4) = mark;
    const TableFaults faults = filled.Faults();
    ASSERT_THAT(Places(faults), ElementsAre(Where{"人员表", 3, "笔试成绩"})) << mark;
    EXPECT_THAT(faults.listed[0].says().zh(), HasSubstr("百分数"));
    EXPECT_THAT(faults.listed[0].says().zh(), HasSubstr("85.33"));
    EXPECT_THAT(faults.listed[0].says().en(), HasSubstr("percentage"));
  }
}

TEST(RollTableInput, AMarkThatNamesItsUnitIsToldHowToBeWritten) {
  FilledTables filled = Few();
  filled.Person(3, 4) = "85.5分";
  const TableFaults faults = filled.Faults();
  EXPECT_THAT(Places(faults), ElementsAre(Where{"人员表", 3, "笔试成绩"}));
  EXPECT_THAT(faults.listed.at(0).says().zh(), HasSubstr("85.5"));
}

TEST(RollTableInput, FaultsNameTheCellOfTheirRow) {
  FilledTables filled = Few();
  filled.Person(2, 0) = "";
  filled.Person(3, 2) = "没有的岗位";
  filled.Post(3, 2) = "x";
  filled.people[0].push_back("手机");
  const TableFaults faults = filled.Faults();
  ASSERT_EQ(faults.listed.size(), 4U);
  EXPECT_EQ(faults.listed[0].cell(), 3U);   // The post's vacancies.
  EXPECT_EQ(faults.listed[1].cell(), 10U);  // The unknown title.
  EXPECT_EQ(faults.listed[2].cell(), 1U);
  EXPECT_EQ(faults.listed[3].cell(), 3U);
}

}  // namespace
}  // namespace tingfen::plan
