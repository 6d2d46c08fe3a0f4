#include "server/cli/commands/roles.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "server/cli/files/seat_cards.h"
#include "server/vocabulary/allowed.h"
#include "server/vocabulary/commands.h"
#include "tests/kit/places.h"

namespace tingfen::cli {
namespace {

TEST(Roles, EveryCommandHasItsWordsAndStandsUnderOneSubject) {
  std::multiset<int> told;
  for (const vocabulary::Subject& subject : vocabulary::Subjects()) {
    EXPECT_NE(subject.title.zh(), "");
    EXPECT_NE(subject.title.en(), "");
    told.insert(subject.commands.begin(), subject.commands.end());
  }
  const auto& all = vocabulary::Actions();
  EXPECT_EQ(told, std::multiset<int>(all.begin(), all.end()));
  for (const auto action : all) {
    EXPECT_NE(vocabulary::WordsOf(action).zh(), "") << action;
    EXPECT_NE(vocabulary::WordsOf(action).en(), "") << action;
  }
}

TEST(Roles, EveryRuleNamesWhoAndWhen) {
  for (const vocabulary::Rule& rule : vocabulary::Rules()) {
    EXPECT_FALSE(rule.roles.empty()) << rule.action;
    EXPECT_FALSE(rule.phases.empty()) << rule.action;
    for (const auto role : rule.roles) EXPECT_STRNE(WordsFor(role).zh, "") << role;
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
