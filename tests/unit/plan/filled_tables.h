// The two tables of a roll as an office would fill them in, for tests to change.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "server/plan/tables/roll_table.h"
#include "tests/unit/plan/planted.h"

namespace tingfen::plan {

using Cells = std::vector<std::string>;
using Sheet = std::vector<Cells>;

inline pb::Table TableOf(const std::string& name, const Sheet& sheet) {
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
inline pb::Plan RichPlan() {
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

inline pb::Roll TwoRooms() {
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
struct FilledTables {
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
inline FilledTables TwoHundred() {
  FilledTables filled;
  filled.posts = {{"岗位", "单位", "职数", "取消原因"}};
  for (int i = 1; i <= 20; ++i) {
    filled.posts.push_back({"第" + std::to_string(i) + "科科长", "某局", "1", ""});
  }
  filled.people = {{"姓名", "单位", "岗位1", "岗位2", "考场", "笔试成绩", "资格审查", "理由"}};
  for (int i = 0; i < 200; ++i) {
    filled.people.push_back({"王" + std::to_string(i), "乙镇",
                             "第" + std::to_string(i % 20 + 1) + "科科长", "",
                             i % 2 == 0 ? "第1考场" : "room2", "80.50", "合格", ""});
  }
  return filled;
}

// One person a post short of nothing, for the faults that are looked at one by one.
inline FilledTables Few() {
  FilledTables filled;
  filled.posts = {{"岗位", "单位", "职数", "取消原因"},
                  {"办公室主任", "甲局", "1", ""},
                  {"文秘、档案科科长", "甲局", "1", ""}};
  filled.people = {
      {"姓名", "单位", "报考岗位", "考场", "笔试成绩", "资格审查", "比选", "理由", "改报前岗位"},
      {"赵一", "乙镇", "办公室主任", "", "80", "合格", "", "", ""},
      {"钱二", "乙镇", "办公室主任；文秘、档案科科长", "", "81", "合格", "", "", ""},
      {"孙三", "乙镇", "文秘、档案科科长、办公室主任", "", "82", "合格", "", "", ""}};
  return filled;
}

// Everybody of the first row but for the name, `count` times more.
inline void AddPeople(FilledTables& filled, int count) {
  for (int i = 0; i < count; ++i) {
    filled.people.push_back(filled.people.at(1));
    filled.people.back()[0] = "李" + std::to_string(i);
  }
}

// Where each fault is: table, row and column.
using Where = std::tuple<std::string, unsigned, std::string>;
inline std::vector<Where> Places(const TableFaults& faults) {
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

}  // namespace tingfen::plan
