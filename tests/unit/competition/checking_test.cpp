#include <gtest/gtest.h>

#include <algorithm>

#include "server/competition/figures/digest.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

Room FinishedRoom() {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  for (const char* id : {"c1", "c2"}) {
    room.RunTurn(id, {"50", "30"}, id == std::string("c1") ? "90" : "88.5");
    room.Release(id);
    EXPECT_FALSE(room.Announce(id));
    EXPECT_FALSE(room.Sign(id));
  }
  EXPECT_FALSE(room.Send(
      "operator", [](auto& command) { command.mutable_announce_results()->set_post("p1"); }));
  return room;
}

// The first fault among `events`, folded as `tingfen verify` does.
TEST(Checking, FindsNothingInAnHonestRecord) {
  EXPECT_EQ(FirstFault(FinishedRoom().events()), std::nullopt);
}

TEST(Checking, FindsAChangedMarkByTheFigureThatNoLongerFollows) {
  auto events = FinishedRoom().events();
  for (pb::Event& event : events) {
    if (!event.has_sheet_submitted()) continue;
    event.mutable_sheet_submitted()->mutable_marks(0)->set_mark("51");
    break;
  }
  ASSERT_TRUE(FirstFault(events));
  EXPECT_EQ(FirstFault(events)->substr(0, 18), "stage speech of c1");
}

TEST(Checking, FindsAChangedTotal) {
  auto events = FinishedRoom().events();
  for (pb::Event& event : events) {
    if (!event.has_figures_computed()) continue;
    pb::CandidateFigures figures;
    ASSERT_TRUE(figures.ParseFromString(event.figures_computed().figures()));
    figures.set_total("99.00");
    event.mutable_figures_computed()->set_figures(figures.SerializeAsString());
    event.mutable_figures_computed()->set_digest(DigestOf(figures.SerializeAsString()));
    break;
  }
  ASSERT_TRUE(FirstFault(events));
  EXPECT_EQ(FirstFault(events)->substr(0, 13), "figures of c1");
}

TEST(Checking, FindsAnAnnouncementOfOtherFigures) {
  auto events = FinishedRoom().events();
  for (pb::Event& event : events) {
    if (event.has_figures_announced()) event.mutable_figures_announced()->set_digest("00");
  }
  EXPECT_EQ(FirstFault(events), "announcement of c1: not the figures computed");
}

TEST(Checking, FindsASignatureUnderOtherWordsThanWereShown) {
  auto events = FinishedRoom().events();
  for (pb::Event& event : events) {
    if (event.has_result_signed()) event.mutable_result_signed()->set_declaration("同意。");
  }
  EXPECT_EQ(FirstFault(events), "signature of c1: not under the declaration that is shown");
}

TEST(Checking, HoldsASignatureToTheRulesOfTheVersionThatWroteIt) {
  auto events = FinishedRoom().events();
  events.front().mutable_competition_locked()->clear_rules();
  for (pb::Event& event : events) {
    if (!event.has_result_signed()) continue;
    event.mutable_result_signed()->set_declaration("同意。");
    event.mutable_result_signed()->clear_language();
  }
  EXPECT_EQ(FirstFault(events), std::nullopt);
  // Another program takes the ledger over: from there on by its rules.
  pb::Event started;
  started.mutable_server_started()->set_rules(2);
  const auto signed_last = std::find_if(events.rbegin(), events.rend(),
                                        [](const auto& e) { return e.has_result_signed(); });
  events.insert(signed_last.base() - 1, started);
  EXPECT_EQ(FirstFault(events), "signature of c2: not under the declaration that is shown");
}

TEST(Checking, FindsAChangedRanking) {
  auto events = FinishedRoom().events();
  pb::PostResult result;
  ASSERT_TRUE(result.ParseFromString(events.back().results_announced().result()));
  result.mutable_ranking()->SwapElements(0, 1);
  events.back().mutable_results_announced()->set_result(result.SerializeAsString());
  ASSERT_TRUE(FirstFault(events));
  EXPECT_EQ(FirstFault(events)->substr(0, 13), "results of p1");
}

TEST(Checking, FindsAnExchangedPlan) {
  auto events = FinishedRoom().events();
  pb::Plan plan = TwoStagePlan(3);
  plan.mutable_stages(0)->set_weight("60");
  plan.mutable_stages(1)->set_weight("40");
  events.front().mutable_competition_locked()->set_plan(plan.SerializeAsString());
  EXPECT_EQ(FirstFault(events), "check code: not that of the plan and the roll");
}

}  // namespace
}  // namespace tingfen::competition
