#include "server/cli/commands/roles.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "server/access/table.h"
#include "server/cli/files/seat_cards.h"
#include "server/cli/roles_words.h"
#include "tests/kit/places.h"

namespace tingfen::cli {
namespace {

std::set<int> CommandsWithWords() {
  std::set<int> commands;
  for (const CommandGroup& group : AllCommands()) {
    for (const CommandWords& command : group.commands) {
      EXPECT_TRUE(commands.insert(command.action).second) << command.words.en << " twice";
    }
  }
  return commands;
}

TEST(Roles, EveryCommandHasItsWords) {
  std::set<int> all;
  const auto* actions = pb::Command::descriptor()->FindOneofByName("action");
  for (int i = 0; i < actions->field_count(); ++i) all.insert(actions->field(i)->number());
  EXPECT_EQ(CommandsWithWords(), all);
}

TEST(Roles, EveryRuleNamesWhoAndWhen) {
  for (const access::Rule& rule : access::Rules()) {
    EXPECT_FALSE(rule.roles.empty()) << rule.action;
    EXPECT_FALSE(rule.phases.empty()) << rule.action;
    for (const auto role : rule.roles) EXPECT_STRNE(WordsFor(role).zh, "") << role;
    for (const auto phase : rule.phases) EXPECT_STRNE(WordsFor(phase).zh, "") << phase;
  }
}

TEST(Roles, ThePageInTheDocumentsIsWhatTheTableSays) {
  std::ifstream file(SourceFile("docs/roles.md"));
  std::stringstream page;
  page << file.rdbuf();
  EXPECT_EQ(page.str(), RolesPage()) << "make it anew: tingfen roles > docs/roles.md";
}

}  // namespace
}  // namespace tingfen::cli
