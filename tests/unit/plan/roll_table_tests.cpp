#include <gmock/gmock.h>

#include <functional>
#include <random>
#include <tuple>

#include "google/protobuf/util/message_differencer.h"
#include "server/plan/roll_table.h"
#include "tests/unit/plan/planted.h"

namespace tingfen::plan {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Cells = std::vector<std::string>;
using Sheet = std::vector<Cells>;

pb::Table TableOf(const std::string& name, const Sheet& sheet) {
  pb::Table table;
  table.set_name(name);
  for (const Cells& cells : sheet) {
    pb::Table::Row& row = *table.add_rows();
    row.set_number(static_cast<std::uint32_t>(table.rows_size()));
    for (const std::string& cell : cells) row.add_cells(cell);
  }
  return table;
}

// A written test, up to two posts, none of the own unit; fewer than two qualified cancel a post,
// more than twelve are pre-selected.
pb::Plan RichPlan() {
  pb::Plan plan = ReadyPlan("wuzhong");
  pb::Applications& rule = *plan.mutable_applications();
  rule.set_posts_per_person(2);
  rule.set_at_least(2);
  rule.set_count(pb::Applications::QUALIFIED);
  rule.set_may_choose_again(true);
  rule.set_not_own_unit(true);
  rule.set_at_most(12);
  return plan;
}

pb::Roll TwoRooms() {
  pb::Roll roll;
  roll.set_format(1);
  for (const char* number : {"1", "2"}) {
    pb::RoomEntry& room = *roll.add_rooms();
    room.set_id("room" + std::string(number));
    room.set_title("第" + std::string(number) + "考场");
  }
  return roll;
}

// What a roll is read from: sheets that tests change by row (from 1, as in the file) and column.
struct Filled {
  pb::Plan plan = RichPlan();
  pb::Roll present = TwoRooms();
  Sheet posts;
  Sheet people;

  std::string& Post(std::size_t row, std::size_t column) { return posts.at(row - 1).at(column); }
  std::string& Person(std::size_t row, std::size_t column) { return people.at(row - 1).at(column); }

  std::variant<pb::Roll, TableFaults> Read() const {
    pb::EnterRoll tables;
    if (!posts.empty()) *tables.mutable_posts() = TableOf("岗位表", posts);
    *tables.mutable_people() = TableOf("人员表", people);
    return ReadRollTables(tables, plan, present);
  }
  pb::Roll Roll() const {
    const auto read = Read();
    if (const auto* faults = std::get_if<TableFaults>(&read)) {
      for (const pb::RollFault& fault : faults->listed) ADD_FAILURE() << fault.DebugString();
      return {};
    }
    return std::get<pb::Roll>(read);
  }
  TableFaults Faults() const {
    const auto read = Read();
    return std::holds_alternative<TableFaults>(read) ? std::get<TableFaults>(read) : TableFaults{};
  }
};

enum PersonColumn : std::size_t { kName, kUnit, kPost1, kPost2, kRoom, kWritten, kCheck, kWhy };

// Twenty posts of ten people each; people in rows 2 to 201, posts in rows 2 to 21.
Filled TwoHundred() {
  Filled filled;
  filled.posts = {{"岗位", "单位", "职数", "取消原因"}};
  for (int i = 1; i <= 20; ++i) {
    filled.posts.push_back({"第" + std::to_string(i) + "科科长", "某局", "1", ""});
  }
  filled.people = {{"姓名", "单位", "岗位1", "岗位2", "考场", "笔试成绩", "资格审查", "理由"}};
  for (int i = 0; i < 200; ++i) {
    filled.people.push_back({"王" + std::to_string(i), "乙镇",
                             "第" + std::to_string(i % 20 + 1) + "科科长", "",
                             i % 2 == 0 ? "第1考场" : "room2", "80.50", "", ""});
  }
  return filled;
}

// Where each fault is: table, row and column.
using Where = std::tuple<std::string, unsigned, std::string>;
std::vector<Where> Places(const TableFaults& faults) {
  std::vector<Where> places;
  for (const pb::RollFault& fault : faults.listed) {
    places.emplace_back(fault.table(), fault.row(), fault.column());
    for (const std::string& says : {fault.says().zh(), fault.says().en()}) {
      EXPECT_FALSE(says.empty()) << fault.DebugString();
      EXPECT_EQ(says.find('{'), std::string::npos) << says;
    }
  }
  return places;
}

TEST(RollTable, OfTwoHundredRowsTenWithFaultsAreAllNamedAndNothingIsRead) {
  Filled filled = TwoHundred();
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

TEST(RollTable, TheSameMendedGiveAllTwoHundred) {
  Filled filled = TwoHundred();
  filled.Person(120, kCheck) = "不合格";
  filled.Person(120, kWhy) = "学历不符";
  const pb::Roll roll = filled.Roll();
  ASSERT_EQ(roll.candidates_size(), 200);
  ASSERT_EQ(roll.posts_size(), 20);
  EXPECT_EQ(roll.posts(19).id(), "p20");
  const pb::Candidate& last = roll.candidates(199);
  EXPECT_EQ(last.id(), "c200");
  EXPECT_EQ(last.name(), "王199");
  EXPECT_THAT(last.posts(), ElementsAre("p20"));
  EXPECT_EQ(last.room(), "room2");
  EXPECT_EQ(last.imported(0).mark(), "80.5");
  EXPECT_EQ(roll.candidates(118).standing(), pb::Standing::UNQUALIFIED);
  EXPECT_EQ(roll.candidates(118).reason(), "学历不符");
}

TEST(RollTable, ReadsColumnsInAnyOrderInEnglishWithFullWidthAndIdleSigns) {
  Filled filled;
  filled.posts = {{}, {"Vacancies", "　岗 位　", "No."}, {"２.0", " 科长（甲） ", "1"}};
  filled.people = {{"Written mark", "POST", "Name", ""},
                   {"９０．５０", "科长(甲)", "王　伟", ""},
                   {"", "", "", ""},
                   {"90", "科长（甲）", "John  Wu\n", ""}};
  const pb::Roll roll = filled.Roll();
  ASSERT_EQ(roll.candidates_size(), 2);
  EXPECT_EQ(roll.posts(0).title(), "科长（甲）");
  EXPECT_EQ(roll.posts(0).vacancies(), 2U);
  EXPECT_EQ(roll.candidates(0).name(), "王伟");
  EXPECT_EQ(roll.candidates(0).imported(0).mark(), "90.5");
  EXPECT_EQ(roll.candidates(1).name(), "John  Wu");
}

// One person a post short of nothing, for the faults that are looked at one by one.
Filled Few() {
  Filled filled;
  filled.posts = {{"岗位", "单位", "职数", "取消原因"},
                  {"办公室主任", "甲局", "1", ""},
                  {"文秘、档案科科长", "甲局", "1", ""}};
  filled.people = {
      {"姓名", "单位", "报考岗位", "考场", "笔试成绩", "资格审查", "比选", "理由", "改报前岗位"},
      {"赵一", "乙镇", "办公室主任", "", "80", "", "", "", ""},
      {"钱二", "乙镇", "办公室主任；文秘、档案科科长", "", "81", "", "", "", ""},
      {"孙三", "乙镇", "文秘、档案科科长、办公室主任", "", "82", "", "", "", ""}};
  return filled;
}

struct TableFault {
  std::string sentence;
  std::function<void(Filled&)> plant;
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
  Filled filled = Few();
  GetParam().plant(filled);
  EXPECT_THAT(Places(filled.Faults()), ElementsAreArray(GetParam().places));
}

// Everybody of the first row but for the name, `count` times more.
void AddPeople(Filled& filled, int count) {
  for (int i = 0; i < count; ++i) {
    filled.people.push_back(filled.people.at(1));
    filled.people.back()[0] = "李" + std::to_string(i);
  }
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
                   [](Filled& f) {
                     f.people[0].push_back("资格审察");
                     f.people[1].push_back("合格");
                   },
                   {{"人员表", 1, "资格审察"}}},
        TableFault{"AColumnTwice",
                   [](Filled& f) {
                     f.people[0].push_back("工作单位");
                     f.people[1].push_back("丙镇");
                   },
                   {{"人员表", 1, "工作单位"}}},
        TableFault{"ANeededColumnMissing",
                   [](Filled& f) {
                     for (Cells& row : f.people) row.erase(row.begin());
                   },
                   {{"人员表", 1, "姓名"}}},
        TableFault{"TheColumnOfMarksMissing",
                   [](Filled& f) {
                     for (Cells& row : f.people) row.erase(row.begin() + 4);
                   },
                   {{"人员表", 1, "笔试成绩"}}},
        TableFault{"AHeadingAboveTheTitles",
                   [](Filled& f) { f.posts.insert(f.posts.begin(), {"某局竞聘岗位一览"}); },
                   {{"岗位表", 1, ""}}},
        TableFault{"ACellWithoutATitle",
                   [](Filled& f) { f.people[2].push_back("备用"); },
                   {{"人员表", 3, ""}}},
        TableFault{"ARowTooWide",
                   [](Filled& f) {
                     f.people[2].resize(40);
                     f.people[2].push_back("远");
                   },
                   {{"人员表", 3, ""}}},
        TableFault{
            "NothingBelowTheTitles", [](Filled& f) { f.people.resize(1); }, {{"人员表", 0, ""}}},
        TableFault{"NothingAtAll", [](Filled& f) { f.people = {{""}}; }, {{"人员表", 0, ""}}},
        TableFault{"MoreRowsThanATableMayHave",
                   [](Filled& f) { f.people.resize(2001); },
                   {{"人员表", 0, ""}}},
        TableFault{"NoPostsYet", [](Filled& f) { f.posts.clear(); }, {{"人员表", 0, ""}}}),
    SentenceOfFault);

INSTANTIATE_TEST_SUITE_P(
    Posts, RollTableFault,
    ::testing::Values(
        TableFault{"APostWithoutATitle",
                   [](Filled& f) {
                     f.posts.push_back({"", "甲局", "1"});
                   },
                   {{"岗位表", 4, "岗位"}}},
        TableFault{"ATitleTooLong",
                   [](Filled& f) {
                     f.Post(2, 0) = kLong61;
                     for (std::size_t row : {2U, 3U, 4U}) f.Person(row, 2) = kLong61;
                     f.posts.resize(2);
                   },
                   {{"岗位表", 2, "岗位"}}},
        TableFault{"NoVacancies", [](Filled& f) { f.Post(2, 2) = ""; }, {{"岗位表", 2, "职数"}}},
        TableFault{
            "HalfAVacancy", [](Filled& f) { f.Post(2, 2) = "1.5"; }, {{"岗位表", 2, "职数"}}},
        TableFault{"TheSamePostTwice",
                   [](Filled& f) { f.posts.push_back(f.posts[2]); },
                   {{"岗位表", 4, "岗位"}}},
        TableFault{"ABatchWhereThereAreNone",
                   [](Filled& f) {
                     f.posts[0].push_back("批次");
                     f.posts[1].push_back("第一批");
                   },
                   {{"岗位表", 2, "批次"}}},
        TableFault{"TooFewForAPost",
                   [](Filled& f) {
                     f.posts.push_back({"司机班长", "甲局", "1", ""});
                   },
                   {{"岗位表", 4, ""}}},
        TableFault{"EnoughForAPostThatFellAway",
                   [](Filled& f) { f.Post(3, 3) = "无人报名"; },
                   {{"岗位表", 3, "取消原因"}}},
        TableFault{"TooManyForAPost", [](Filled& f) { AddPeople(f, 10); }, {{"岗位表", 2, ""}}}),
    SentenceOfFault);

INSTANTIATE_TEST_SUITE_P(
    People, RollTableFault,
    ::testing::Values(
        TableFault{
            "ANameTooLong", [](Filled& f) { f.Person(2, 0) = kLong61; }, {{"人员表", 2, "姓名"}}},
        TableFault{"ANameWithAZeroWidthSpace",
                   [](Filled& f) { f.Person(2, 0) = "赵\u200b一"; },
                   {{"人员表", 2, "姓名"}}},
        TableFault{"NoPost", [](Filled& f) { f.Person(2, 2) = ""; }, {{"人员表", 2, "报考岗位"}}},
        TableFault{"AnUnknownPost",
                   [](Filled& f) { f.Person(2, 2) = "办公室主仁"; },
                   {{"人员表", 2, "报考岗位"}}},
        TableFault{"APostTwice",
                   [](Filled& f) { f.Person(2, 2) = "办公室主任、办公室主任"; },
                   {{"人员表", 2, "报考岗位"}}},
        TableFault{"MorePostsThanThePlanAllows",
                   [](Filled& f) {
                     f.plan.mutable_applications()->set_posts_per_person(1);
                     f.people.pop_back();
                     AddPeople(f, 1);
                     f.Person(4, 2) = "文秘、档案科科长";
                   },
                   {{"人员表", 3, "报考岗位"}}},
        TableFault{"APostOfTheOwnUnit",
                   [](Filled& f) { f.Person(2, 1) = "甲局"; },
                   {{"人员表", 2, "报考岗位"}}},
        TableFault{"AnUnknownRoom",
                   [](Filled& f) { f.Person(2, 3) = "第9考场"; },
                   {{"人员表", 2, "考场"}}},
        TableFault{"TheSamePersonTwice",
                   [](Filled& f) { f.people.push_back(f.people[1]); },
                   {{"人员表", 5, "姓名"}}},
        TableFault{
            "AMarkMissing", [](Filled& f) { f.Person(2, 4) = " "; }, {{"人员表", 2, "笔试成绩"}}},
        TableFault{"AMarkThatIsNone",
                   [](Filled& f) { f.Person(2, 4) = "-3"; },
                   {{"人员表", 2, "笔试成绩"}}},
        TableFault{"AMarkAboveTheFullMark",
                   [](Filled& f) { f.Person(2, 4) = "100.01"; },
                   {{"人员表", 2, "笔试成绩"}}},
        TableFault{"AnAnswerThatIsNeitherYesNorNo",
                   [](Filled& f) { f.Person(2, 5) = "?"; },
                   {{"人员表", 2, "资格审查"}}},
        TableFault{"UnqualifiedWithoutAReason",
                   [](Filled& f) {
                     AddPeople(f, 1);
                     f.Person(2, 5) = "不合格";
                   },
                   {{"人员表", 2, "理由"}}},
        TableFault{"NotPreSelectedWithoutAChoice",
                   [](Filled& f) {
                     AddPeople(f, 1);
                     f.Person(2, 6) = "未入围";
                     f.Person(2, 7) = "比选";
                   },
                   {{"人员表", 2, "比选"}}},
        TableFault{"AnotherPostThoughTheFirstDidNotFallAway",
                   [](Filled& f) { f.Person(2, 8) = "文秘、档案科科长"; },
                   {{"人员表", 2, "改报前岗位"}}},
        TableFault{"AnotherPostWhereThePlanLetsNobody",
                   [](Filled& f) {
                     f.plan.mutable_applications()->set_may_choose_again(false);
                     f.posts.push_back({"司机班长", "甲局", "1", "报名不足"});
                     f.Person(2, 8) = "司机班长";
                   },
                   {{"人员表", 2, "改报前岗位"}}}),
    SentenceOfFault);

TEST(RollTable, NoiseOfASpreadsheetIsRefusedWithWhatItMeant) {
  Filled filled = Few();
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
  Filled filled = Few();
  filled.people[0][5] = "资格审察";
  const TableFaults faults = filled.Faults();
  ASSERT_EQ(faults.listed.size(), 1U);
  EXPECT_THAT(faults.listed[0].says().zh(), HasSubstr("是否要写 “资格审查”"));
  EXPECT_THAT(faults.listed[0].says().zh(), HasSubstr("改报前岗位"));
}

TEST(RollTable, WhoseNameStandsTwiceIsToldWithTheOtherRow) {
  Filled filled = Few();
  filled.people.push_back(filled.people[1]);
  EXPECT_THAT(filled.Faults().listed.at(0).says().zh(), HasSubstr("第 2 行"));
  filled.people.back()[1] = "丙镇";  // Two people of one name.
  EXPECT_EQ(filled.Roll().candidates_size(), 4);
}

TEST(RollTable, PostsOfOneTitleAreToldApartByTheirUnits) {
  Filled filled = Few();
  filled.posts.push_back({"办公室主任", "丁局", "1", ""});
  const TableFaults faults = filled.Faults();
  ASSERT_EQ(faults.listed.size(), 3U);
  EXPECT_THAT(faults.listed[0].says().zh(), HasSubstr("“甲局办公室主任”"));
  filled.Person(2, 2) = "丁局 办公室主任";
  filled.Person(3, 2) = "甲局办公室主任、丁局办公室主任";
  filled.Person(4, 2) = "文秘、档案科科长；甲局办公室主任";
  AddPeople(filled, 1);
  filled.people.back()[2] = "文秘、档案科科长";
  EXPECT_THAT(filled.Roll().candidates(1).posts(), ElementsAre("p1", "p3"));
}

TEST(RollTable, WhoChoseAnotherPostAndWhoDidNotAreBothKept) {
  Filled filled = Few();
  filled.posts.push_back({"司机班长", "甲局", "1", "报名不足两人"});
  filled.posts.push_back({"食堂主任", "甲局", "1", "报名不足两人"});
  AddPeople(filled, 2);
  filled.Person(5, 8) = "司机班长";
  filled.Person(6, 2) = "食堂主任";
  filled.Person(6, 4) = "";
  const pb::Roll roll = filled.Roll();
  ASSERT_EQ(roll.candidates_size(), 5);
  EXPECT_THAT(roll.candidates(3).first_posts(), ElementsAre("p3"));
  EXPECT_EQ(roll.candidates(3).standing(), pb::Standing::TAKES_PART);
  EXPECT_EQ(roll.candidates(4).standing(), pb::Standing::POST_FELL_AWAY);
  EXPECT_EQ(roll.posts(2).fell_away(), "报名不足两人");
}

TEST(RollTable, MoreThanThePlanTakesArePreSelectedEachWithAReason) {
  Filled filled = Few();
  AddPeople(filled, 11);
  for (std::size_t row : {14U, 15U}) {
    filled.Person(row, 6) = "未入围";
    filled.Person(row, 7) = "比选第13名以后";
    filled.Person(row, 4) = "";
  }
  const pb::Roll roll = filled.Roll();
  ASSERT_EQ(roll.candidates_size(), 14);
  EXPECT_EQ(roll.candidates(13).standing(), pb::Standing::NOT_PRESELECTED);
}

TEST(RollTable, PostsThatStayAreCountedAnewAndKeepTheirIds) {
  Filled filled = Few();
  filled.present = filled.Roll();
  filled.present.mutable_posts(0)->set_id("office");
  filled.posts.clear();
  EXPECT_THAT(filled.Roll().candidates(0).posts(), ElementsAre("office"));
  filled.people.resize(3);
  const TableFaults faults = filled.Faults();
  EXPECT_THAT(Places(faults), ElementsAre(Where{"人员表", 0, ""}));
  EXPECT_EQ(faults.listed[0].have(), "文秘、档案科科长");
}

TEST(RollTable, ListsTwoHundredFaultsAndCountsTheRest) {
  Filled filled = TwoHundred();
  for (std::size_t row = 2; row <= 201; ++row) {
    filled.Person(row, kWritten) = "x";
    filled.Person(row, kRoom) = "y";
  }
  const TableFaults faults = filled.Faults();
  EXPECT_EQ(faults.listed.size(), kFaultsMax);
  EXPECT_EQ(faults.more, 200U);
  EXPECT_EQ(faults.listed.back().row(), 101U);
}

// Any sound roll of `dice`, as an office would write it down.
pb::Roll RandomRoll(std::mt19937_64& dice) {
  const auto below = [&](std::uint64_t bound) { return dice() % bound; };
  pb::Roll roll = TwoRooms();
  const int posts = 1 + static_cast<int>(below(5));
  for (int i = 1; i <= posts; ++i) {
    pb::Post& post = *roll.add_posts();
    post.set_id("p" + std::to_string(i));
    post.set_title("岗位" + std::to_string(i) + (below(2) == 0 ? "、兼" : ""));
    post.set_vacancies(1 + static_cast<std::uint32_t>(below(3)));
    if (below(2) == 0) post.set_unit("甲局");
    for (int j = 0; j < 2 + static_cast<int>(below(3)); ++j) {
      pb::Candidate& person = *roll.add_candidates();
      person.set_id("c" + std::to_string(roll.candidates_size()));
      person.set_name("王" + person.id());
      if (below(2) == 0) person.set_unit("乙镇");
      person.add_posts(post.id());
      const std::string other = "p" + std::to_string(1 + below(static_cast<std::uint64_t>(posts)));
      if (other != post.id()) person.add_posts(other);
      if (below(2) == 0) person.set_room("room" + std::to_string(1 + below(2)));
      pb::Imported& imported = *person.add_imported();
      imported.set_component("written");
      imported.set_mark(std::to_string(below(100)) + (below(2) == 0 ? ".25" : ""));
    }
  }
  return roll;
}

Filled Written(const pb::Roll& roll) {
  Filled filled;
  filled.plan.mutable_applications()->set_at_most(0);
  filled.posts = {{"职数", "岗位", "单位"}};
  for (const pb::Post& post : roll.posts()) {
    filled.posts.push_back({std::to_string(post.vacancies()), post.title(), post.unit()});
  }
  const auto title = [&](const std::string& id) {
    return roll.posts(static_cast<int>(std::stoul(id.substr(1))) - 1).title();
  };
  filled.people = {{"考场", "笔试成绩", "岗位一", "姓名", "岗位二", "单位"}};
  for (const pb::Candidate& person : roll.candidates()) {
    filled.people.push_back({person.room(), person.imported(0).mark(), title(person.posts(0)),
                             person.name(), person.posts_size() > 1 ? title(person.posts(1)) : "",
                             person.unit()});
  }
  return filled;
}

TEST(RollTable, ARollWrittenAsTablesAndReadBackIsTheSame) {
  std::mt19937_64 dice(20261121);
  for (int i = 0; i < 300; ++i) {
    const pb::Roll roll = RandomRoll(dice);
    EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(Written(roll).Roll(), roll))
        << roll.DebugString();
  }
}

TEST(EmptyRoll, HasTheRoomsNamedAndNobody) {
  const auto read = EmptyRoll({"第一考场", "第二考场"}, ReadyPlan("benxi"));
  const pb::Roll& roll = std::get<pb::Roll>(read);
  EXPECT_EQ(roll.rooms(1).id(), "room2");
  EXPECT_EQ(roll.rooms(1).title(), "第二考场");
  EXPECT_THAT(roll.candidates(), IsEmpty());
  EXPECT_THAT(std::get<pb::Roll>(EmptyRoll({}, ReadyPlan("benxi"))).rooms(), IsEmpty());
}

TEST(EmptyRoll, OfRoomsAlikeIsRefused) {
  ExpectOnly(std::get<Faults>(EmptyRoll({"甲", "甲"}, ReadyPlan("benxi"))), "rooms[1].title",
             FaultCode::kNotUnique);
  ExpectOnly(std::get<Faults>(EmptyRoll({""}, ReadyPlan("benxi"))), "rooms[0].title",
             FaultCode::kMissing);
}

}  // namespace
}  // namespace tingfen::plan
