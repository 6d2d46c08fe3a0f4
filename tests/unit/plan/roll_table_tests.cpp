// What is read from the tables of a roll.
#include <gmock/gmock.h>

#include <random>

#include "google/protobuf/util/message_differencer.h"
#include "server/plan/tables/roll_table.h"
#include "tests/unit/plan/filled_tables.h"

namespace tingfen::plan {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(RollTable, TheSameMendedGiveAllTwoHundred) {
  FilledTables filled = TwoHundred();
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
  FilledTables filled;
  filled.plan.mutable_applications()->set_not_own_unit(false);
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

TEST(RollTable, PostsOfOneTitleAreToldApartByTheirUnits) {
  FilledTables filled = Few();
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

TEST(RollTable, AFormOfAnotherCodePointIsUnderstoodAndKept) {
  FilledTables filled = Few();
  filled.Post(3, 0) = "文秘、档案科科⻓";
  filled.Person(2, 0) = "\uF92C　明";
  const pb::Roll roll = filled.Roll();
  ASSERT_EQ(roll.candidates_size(), 3);
  EXPECT_EQ(roll.candidates(0).name(), "\uF92C明");
  EXPECT_EQ(roll.posts(1).title(), "文秘、档案科科⻓");
  EXPECT_THAT(roll.candidates(1).posts(), ElementsAre("p1", "p2"));
}

TEST(RollTable, ANameOfSixtyCharactersAndItsDotsAreKeptAsTheyAre) {
  FilledTables filled = Few();
  std::string longest = "阿卜杜拉热合曼‧阿卜杜热西提•麦麦提敏江";
  for (int i = 0; i < 40; ++i) longest += "提";
  filled.Person(2, 0) = longest;
  filled.Person(3, 0) = "Christopher Alexander of Wunvshan";
  const pb::Roll roll = filled.Roll();
  EXPECT_EQ(roll.candidates(0).name(), longest);
  EXPECT_EQ(roll.candidates(1).name(), "Christopher Alexander of Wunvshan");
}

TEST(RollTable, AMarkThatIsMissingIsNamedByItsTitle) {
  FilledTables filled = Few();
  filled.Person(2, 4) = "";
  const TableFaults faults = filled.Faults();
  EXPECT_EQ(faults.listed.at(0).says().zh(), "缺少笔试成绩，请填写。");
  EXPECT_THAT(faults.listed.at(0).says().en(), HasSubstr("Written mark"));
}

TEST(RollTable, AFigureWithASignAboveItIsNoNumber) {
  FilledTables filled = Few();
  filled.Person(2, 4) = "8²";
  EXPECT_THAT(Places(filled.Faults()), ElementsAre(Where{"人员表", 2, "笔试成绩"}));
}

TEST(RollTable, WhoChoseAnotherPostAndWhoDidNotAreBothKept) {
  FilledTables filled = Few();
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
  FilledTables filled = Few();
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
  FilledTables filled = Few();
  filled.present = filled.Roll();
  filled.present.mutable_posts(0)->set_id("office");
  filled.posts.clear();
  EXPECT_THAT(filled.Roll().candidates(0).posts(), ElementsAre("office"));
  filled.people.resize(3);
  const TableFaults faults = filled.Faults();
  EXPECT_THAT(Places(faults), ElementsAre(Where{"人员表", 0, ""}));
  EXPECT_EQ(faults.listed[0].have(), "文秘、档案科科长");
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
    post.set_unit(below(2) == 0 ? "甲局" : "丙局");
    for (int j = 0; j < 2 + static_cast<int>(below(3)); ++j) {
      pb::Candidate& person = *roll.add_candidates();
      person.set_id("c" + std::to_string(roll.candidates_size()));
      person.set_name("王" + person.id());
      person.set_unit(below(2) == 0 ? "乙镇" : "丁镇");
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

FilledTables Written(const pb::Roll& roll) {
  FilledTables filled;
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
