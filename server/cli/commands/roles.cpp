#include "server/cli/commands/roles.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <span>
#include <vector>

#include "server/cli/files/seat_cards.h"
#include "server/vocabulary/allowed.h"
#include "server/vocabulary/commands.h"

namespace tingfen::cli {
namespace {

using pb::Phase;

const std::span<const Phase::Id> kDay = vocabulary::PhasesOfADay();

constexpr const char* kHead = R"(# 谁可以做什么 · Who may do what

由 `tingfen roles` 从程序的权限表生成，程序每次收到操作时查的就是这张表。表中没有的，谁也不能做；能否立即做成，还要看当时的情况。

Made by `tingfen roles` from the table that the program looks up at every command. What does not stand here nobody may do; whether it can be done at a
given moment depends on the competition besides.

**考务员和计时员**只管本考场；**管理员**管全部考场。**主评委**是评委之一，另有下列权限。

The **operator** and the **timekeeper** act in their own room, the **administrator** in all. The **chief judge** is one of the judges and may do this besides.

)";

struct Words {
  std::string zh;
  std::string en;
};

Words PhaseWords(pb::Phase::Id phase) {
  switch (phase) {
    case pb::Phase::PLANNING:
      return {"方案未锁定", "the plan is open"};
    case pb::Phase::CHECK_IN:
      return {"报到", "arriving"};
    case pb::Phase::LOTS:
      return {"等待见证抽签", "lots to be witnessed"};
    case pb::Phase::READY:
      return {"等待入场", "ready for the next"};
    case pb::Phase::CALLED:
      return {"已入场", "called"};
    case pb::Phase::PREPARING:
      return {"正在准备", "preparing"};
    case pb::Phase::PRESENTING:
      return {"进行中", "presenting"};
    case pb::Phase::SCORING:
      return {"评委评分", "scoring"};
    case pb::Phase::STAGE_CLOSED:
      return {"本环节已封分", "stage closed"};
    case pb::Phase::RELEASING:
      return {"核分确认", "to be confirmed"};
    case pb::Phase::RELEASED:
      return {"可以宣布成绩", "to be announced"};
    case pb::Phase::ANNOUNCED:
      return {"成绩已宣布", "announced"};
    case pb::Phase::EQUALISING:
      return {"各考场成绩平衡", "equalising"};
    case pb::Phase::FINISHED:
      return {"全部面试结束", "everybody heard"};
    case pb::Phase::RESULTS:
      return {"排名已公布", "ranking announced"};
    default:
      std::abort();  // No room has another phase.
  }
}

void Add(Words& list, const Words& words) {
  if (!list.zh.empty()) list.zh += "、";
  if (!list.en.empty()) list.en += ", ";
  list.zh += words.zh;
  list.en += words.en;
}

Words RolesOf(const vocabulary::Rule& rule) {
  Words list;
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
Words DayOf(const vocabulary::Rule& rule) {
  Words list;
  for (auto first = kDay.begin(); first != kDay.end();) {
    const auto last = std::find_if_not(first, kDay.end(),
                                       [&](Phase::Id phase) { return Holds(rule.phases, phase); });
    const auto run = static_cast<std::size_t>(last - first);
    if (run == kDay.size()) {
      Add(list, {"方案锁定后任何时候", "any time once the plan is locked"});
    } else if (*first == Phase::READY && last == kDay.end()) {
      Add(list, {"抽签见证后任何时候", "any time once the lots are witnessed"});
    } else if (run >= kRun) {
      const Words from = PhaseWords(*first);
      const Words to = PhaseWords(*(last - 1));
      Add(list,
          {"从“" + from.zh + "”到“" + to.zh + "”", "from “" + from.en + "” to “" + to.en + "”"});
    } else {
      for (auto phase = first; phase != last; ++phase) Add(list, PhaseWords(*phase));
    }
    first = last == kDay.end() ? last : last + 1;
  }
  return list;
}

Words PhasesOf(const vocabulary::Rule& rule) {
  Words day = DayOf(rule);
  if (!Holds(rule.phases, Phase::PLANNING)) return day;
  if (rule.phases.size() > kDay.size()) return {"任何时候", "any time"};
  Words list;
  Add(list, PhaseWords(Phase::PLANNING));
  if (!day.zh.empty()) Add(list, day);
  return list;
}

// What “from … to …” means in the table.
std::string OrderOfTheDay() {
  Words list;
  for (const Phase::Id phase : kDay) Add(list, PhaseWords(phase));
  return "各阶段的先后：" + list.zh + "。\n\nThe phases in their order: " + list.en + ".\n";
}

std::string Cell(const Words& text) {
  return " " + text.zh + "<br>" + text.en + " |";
}

// Those of the same phases as one.
std::vector<vocabulary::Rule> RulesOf(pb::Command::ActionCase action) {
  std::vector<vocabulary::Rule> rules;
  for (const vocabulary::Rule& rule : vocabulary::Rules()) {
    if (rule.action != action) continue;
    if (rules.empty() || rules.back().phases != rule.phases) {
      rules.push_back(rule);
    } else {
      rules.back().roles.insert(rules.back().roles.end(), rule.roles.begin(), rule.roles.end());
    }
  }
  return rules;
}

}  // namespace

std::string RolesPage() {
  std::string page = kHead + OrderOfTheDay();
  for (const vocabulary::Subject& subject : vocabulary::Subjects()) {
    page += "\n## " + subject.title.zh() + " · " + subject.title.en() +
            "\n\n| 操作<br>what | 谁<br>who | 何时<br>when |\n|---|---|---|\n";
    for (const auto action : subject.commands) {
      const pb::Text words = vocabulary::WordsOf(action);
      for (const vocabulary::Rule& rule : RulesOf(action)) {
        page += "|" + Cell({words.zh(), words.en()}) + Cell(RolesOf(rule)) + Cell(PhasesOf(rule)) +
                "\n";
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
