#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "server/scoring/ranking.h"
#include "tests/unit/scoring/sheets.h"

namespace tingfen::scoring {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Contender Of(const std::string& candidate, const Exact& total,
             const std::vector<Exact>& ties = {}) {
  Contender contender{candidate, {}, {}};
  contender.total.announced = Announce(total, {});
  contender.total.ties = ties;
  return contender;
}

Contender Failing(Contender contender) {
  contender.total.passes = false;
  return contender;
}

Contender WithRunOff(Contender contender, const Exact& run_off) {
  contender.run_off = run_off;
  return contender;
}

// "1 A", "2 B tied", "3 C by stage:defense"
std::vector<std::string> Lines(const std::vector<RankLine>& ranking) {
  std::vector<std::string> lines;
  for (const RankLine& line : ranking) {
    lines.push_back(std::to_string(line.rank) + " " + line.candidate + (line.tied ? " tied" : "") +
                    (line.parted_by.empty() ? "" : " by " + line.parted_by));
  }
  return lines;
}

Rules WithTies(const std::vector<std::string>& keys) {
  Rules rules = PlainRules(1);
  for (const std::string& key : keys) rules.ties.push_back(ParseTieKey(key).value());
  return rules;
}

TEST(ARanking, SharesRanksAndSkipsAfterThem) {
  const auto ranking =
      RankPost(WithTies({}), {Of("A", 80), Of("B", 90), Of("C", 85), Of("D", 85), Of("E", 70)});
  EXPECT_THAT(Lines(ranking), ElementsAre("1 B", "2 C tied", "2 D tied", "4 A", "5 E"));
}

TEST(ARanking, ListsEqualsInRollOrder) {
  const auto ranking = RankPost(WithTies({}), {Of("C", 85), Of("A", 85), Of("B", 85)});
  EXPECT_THAT(Lines(ranking), ElementsAre("1 C tied", "1 A tied", "1 B tied"));
}

TEST(ARanking, BreaksTiesInTheOrderOfTheChainAndSaysBy) {
  const auto ranking = RankPost(WithTies({"stage:defense", "exact"}),
                                {Of("A", 85, {80, "85.001"_x}), Of("B", 85, {80, "85.002"_x}),
                                 Of("C", 85, {81, 85}), Of("D", 85, {80, "85.001"_x})});
  EXPECT_THAT(Lines(ranking),
              ElementsAre("1 C", "2 B by stage:defense", "3 A tied by exact", "3 D tied"));
}

TEST(ARanking, ComparesAnnouncedTotals) {
  const auto ranking = RankPost(WithTies({}), {Of("A", "85.001"_x), Of("B", "85.004"_x)});
  EXPECT_THAT(Lines(ranking), ElementsAre("1 A tied", "1 B tied"));
}

TEST(ARanking, LetsARunOffPartThoseStillTied) {
  const auto ranking =
      RankPost(WithTies({}), {WithRunOff(Of("A", 85), 70), WithRunOff(Of("B", 85), 75), Of("C", 90),
                              WithRunOff(Of("D", 85), 70), Of("E", 60)});
  EXPECT_THAT(Lines(ranking), ElementsAre("1 C", "2 B", "3 A tied by run_off", "3 D tied", "5 E"));
}

TEST(ARanking, LeavesATieWhereSomebodyHasNoRunOffYet) {
  const auto ranking = RankPost(WithTies({}), {WithRunOff(Of("A", 85), 70), Of("B", 85)});
  EXPECT_THAT(Lines(ranking), ElementsAre("1 A tied", "1 B tied"));
}

TEST(ARanking, ARunOffNeverLiftsOverABetterTotal) {
  const auto ranking =
      RankPost(WithTies({}), {WithRunOff(Of("A", 85), 99), WithRunOff(Of("B", 86), 1)});
  EXPECT_THAT(Lines(ranking), ElementsAre("1 B", "2 A"));
}

TEST(ARanking, OfNobodyIsEmpty) {
  EXPECT_THAT(RankPost(WithTies({}), {}), IsEmpty());
}

const ShortlistRule kInclude{2, CutTies::kInclude};
const ShortlistRule kResolve{2, CutTies::kResolve};

TEST(AShortlist, TakesATieAcrossTheCutInWhole) {
  const auto ranking = RankPost(WithTies({}), {Of("A", 90), Of("B", 85), Of("C", 85), Of("D", 80)});
  EXPECT_THAT(MakeShortlist(ranking, kInclude, 1).candidates, ElementsAre("A", "B", "C"));
}

TEST(AShortlist, LeavesATieAcrossTheCutOpenForARunOff) {
  const auto ranking = RankPost(WithTies({}), {Of("A", 90), Of("B", 85), Of("C", 85), Of("D", 80)});
  const auto shortlist = MakeShortlist(ranking, kResolve, 1);
  EXPECT_THAT(shortlist.candidates, ElementsAre("A"));
  EXPECT_THAT(shortlist.to_resolve, ElementsAre("B", "C"));
}

TEST(AShortlist, ATieThatEndsAtTheCutIsNoTieAcrossIt) {
  const auto ranking = RankPost(WithTies({}), {Of("A", 90), Of("B", 90), Of("C", 80)});
  const auto shortlist = MakeShortlist(ranking, kResolve, 1);
  EXPECT_THAT(shortlist.candidates, ElementsAre("A", "B"));
  EXPECT_THAT(shortlist.to_resolve, IsEmpty());
}

TEST(AShortlist, PassesOverWhoFailsThoughTheRankStays) {
  const auto ranking = RankPost(
      WithTies({}), {Failing(Of("A", 95)), Of("B", 90), Failing(Of("C", 90)), Of("D", 80)});
  EXPECT_THAT(Lines(ranking), ElementsAre("1 A", "2 B tied", "2 C tied", "4 D"));
  EXPECT_THAT(MakeShortlist(ranking, kResolve, 1).candidates, ElementsAre("B", "D"));
}

TEST(AShortlist, AFailingEqualMakesNoTieAcrossTheCut) {
  const auto ranking =
      RankPost(WithTies({}), {Of("A", 95), Of("B", 90), Failing(Of("C", 90)), Of("D", 80)});
  const auto shortlist = MakeShortlist(ranking, kResolve, 1);
  EXPECT_THAT(shortlist.candidates, ElementsAre("A", "B"));
  EXPECT_THAT(shortlist.to_resolve, IsEmpty());
}

TEST(AShortlist, ReplacesWhoDropsOutByTheNext) {
  const auto ranking = RankPost(WithTies({}), {Of("A", 90), Of("B", 85), Of("C", 82), Of("D", 80)});
  EXPECT_THAT(MakeShortlist(ranking, kInclude, 1, {"A"}).candidates, ElementsAre("B", "C"));
  EXPECT_THAT(MakeShortlist(ranking, kInclude, 1, {"A", "B", "C"}).candidates, ElementsAre("D"));
}

TEST(AShortlist, NobodyLeavesItBecauseAnotherDropsOut) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::vector<Contender> contenders;
    for (int i = 0; i < 8; ++i) {
      Contender contender = Of(std::string(1, static_cast<char>('A' + i)), 80 + random() % 5);
      contender.total.passes = random() % 4 != 0;
      contenders.push_back(contender);
    }
    const auto ranking = RankPost(WithTies({}), contenders);
    for (const ShortlistRule& rule : {kInclude, kResolve}) {
      const auto before = MakeShortlist(ranking, rule, 2);
      const std::string out(1, static_cast<char>('A' + random() % 8));
      const auto after = MakeShortlist(ranking, rule, 2, {out});
      for (const std::string& candidate : before.candidates) {
        if (candidate == out) continue;
        EXPECT_NE(std::ranges::find(after.candidates, candidate), after.candidates.end());
      }
    }
  }
}

TEST(APost, MayStayVacantWhereAllWhoPassAreBelow) {
  const auto ranking = RankPost(WithTies({}), {Failing(Of("A", 85)), Of("B", "79.99"_x)});
  EXPECT_TRUE(MayStayVacant(ranking, 80));
  EXPECT_FALSE(MayStayVacant(ranking, "79.99"_x));
}

TEST(APost, MayStayVacantWhereNobodyIsLeft) {
  EXPECT_TRUE(MayStayVacant({}, 80));
  const auto ranking = RankPost(WithTies({}), {Of("A", 85)});
  EXPECT_FALSE(MayStayVacant(ranking, 80));
  EXPECT_TRUE(MayStayVacant(ranking, 80, {"A"}));
}

}  // namespace
}  // namespace tingfen::scoring
