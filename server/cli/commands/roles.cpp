#include "server/cli/commands/roles.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iostream>
#include <vector>

#include "server/access/table.h"
#include "server/cli/files/seat_cards.h"
#include "server/cli/roles_words.h"

namespace tingfen::cli {
namespace {

using pb::Phase;

constexpr const char* kHead = R"(# 谁可以做什么 · Who may do what

由 `tingfen roles` 从程序的权限表生成，程序每次收到操作时查的就是这张表。表中没有的，谁也不能做；能否立即做成，还要看当时的情况。

Made by `tingfen roles` from the table that the program looks up at every command. What does not stand here nobody may do; whether it can be done at a
given moment depends on the competition besides.

**考务员和计时员**只管本考场；**管理员**管全部考场。**主评委**是评委之一，另有下列权限。

The **operator** and the **timekeeper** act in their own room, the **administrator** in all. The **chief judge** is one of the judges and may do this besides.

)";

// In the order of the day.
constexpr std::array kPhasesOfADay = {
    Phase::CHECK_IN,   Phase::LOTS,       Phase::READY,        Phase::CALLED,    Phase::PREPARING,
    Phase::PRESENTING, Phase::SCORING,    Phase::STAGE_CLOSED, Phase::RELEASING, Phase::RELEASED,
    Phase::ANNOUNCED,  Phase::EQUALISING, Phase::FINISHED,     Phase::RESULTS};

struct Text {
  std::string zh;
  std::string en;
};

void Add(Text& list, const Words& words) {
  if (!list.zh.empty()) list.zh += "、";
  if (!list.en.empty()) list.en += ", ";
  list.zh += words.zh;
  list.en += words.en;
}

Text RolesOf(const access::Rule& rule) {
  Text list;
  for (const pb::Role::Id role : rule.roles) {
    const RoleWords words = WordsFor(role);
    Add(list, {words.zh, words.en});
  }
  return list;
}

bool Holds(const std::vector<Phase::Id>& phases, Phase::Id phase) {
  return std::find(phases.begin(), phases.end(), phase) != phases.end();
}

// A run of at least this many phases of the day is told by its ends.
constexpr std::size_t kRun = 4;

// The phases of the day one after another, long runs by their first and last.
Text DayOf(const access::Rule& rule) {
  Text list;
  for (auto first = kPhasesOfADay.begin(); first != kPhasesOfADay.end();) {
    const auto last = std::find_if_not(first, kPhasesOfADay.end(),
                                       [&](Phase::Id phase) { return Holds(rule.phases, phase); });
    const auto run = static_cast<std::size_t>(last - first);
    if (run == kPhasesOfADay.size()) {
      Add(list, {"方案锁定后任何时候", "any time once the plan is locked"});
    } else if (*first == Phase::READY && last == kPhasesOfADay.end()) {
      Add(list, {"抽签见证后任何时候", "any time once the lots are witnessed"});
    } else if (run >= kRun) {
      const Words from = WordsFor(*first);
      const Words to = WordsFor(*(last - 1));
      const std::string zh = std::string("从“") + from.zh + "”到“" + to.zh + "”";
      const std::string en = std::string("from “") + from.en + "” to “" + to.en + "”";
      Add(list, {zh.c_str(), en.c_str()});
    } else {
      for (const auto* phase = first; phase != last; ++phase) Add(list, WordsFor(*phase));
    }
    first = last == kPhasesOfADay.end() ? last : last + 1;
  }
  return list;
}

Text PhasesOf(const access::Rule& rule) {
  Text day = DayOf(rule);
  if (!Holds(rule.phases, Phase::PLANNING)) return day;
  if (rule.phases.size() > kPhasesOfADay.size()) return {"任何时候", "any time"};
  Text list;
  Add(list, WordsFor(Phase::PLANNING));
  if (!day.zh.empty()) Add(list, {day.zh.c_str(), day.en.c_str()});
  return list;
}

// What “from … to …” means in the table.
std::string OrderOfTheDay() {
  Text list;
  for (const Phase::Id phase : kPhasesOfADay) Add(list, WordsFor(phase));
  return "各阶段的先后：" + list.zh + "。\n\nThe phases in their order: " + list.en + ".\n";
}

std::string Cell(const Text& text) {
  return " " + text.zh + "<br>" + text.en + " |";
}

}  // namespace

std::string RolesPage() {
  const std::vector<access::Rule> rules = access::Rules();
  std::string page = kHead + OrderOfTheDay();
  for (const CommandGroup& group : AllCommands()) {
    page += std::string("\n## ") + group.title.zh + " · " + group.title.en +
            "\n\n| 操作<br>what | 谁<br>who | 何时<br>when |\n|---|---|---|\n";
    for (const CommandWords& command : group.commands) {
      for (const access::Rule& rule : rules) {
        if (rule.action != command.action) continue;
        page += "|" + Cell({command.words.zh, command.words.en}) + Cell(RolesOf(rule)) +
                Cell(PhasesOf(rule)) + "\n";
      }
    }
  }
  return page;
}

void AddRoles(CLI::App& app, int& exit_status) {
  CLI::App* command = app.add_subcommand("roles", "Print who may do what, and when, as Markdown");
  command->callback([&exit_status] {
    std::cout << RolesPage();
    exit_status = 0;
  });
}

}  // namespace tingfen::cli
