// What the supervisor alone is shown.
#include "server/competition/views/watch.h"

#include <gtest/gtest.h>

#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

Room Scoring(const std::string& deviation) {
  pb::Plan plan = TwoStagePlan(4);
  plan.set_deviation_from_median(deviation);
  Room room(plan);
  room.CheckEverybodyIn();
  room.DrawLots();
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  return room;
}

TEST(Watch, PointsOutWhoLiesFarFromTheMedianOnlyWhereThePlanAsks) {
  for (const bool asks : {false, true}) {
    Room room = Scoring(asks ? "10" : "");
    ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
    ASSERT_FALSE(room.Submit("panel_2", "c1", "speech", {"52", "30"}));
    EXPECT_EQ(WatchFor(room.state(), "room1").deviations_size(), 0);  // Of two none is far.
    ASSERT_FALSE(room.Submit("panel_3", "c1", "speech", {"30", "30"}));
    const pb::Watch watch = WatchFor(room.state(), "room1");
    ASSERT_EQ(watch.deviations_size(), asks ? 3 : 0);
    if (!asks) continue;
    EXPECT_EQ(watch.deviations(2).seat(), "panel_3");
    EXPECT_EQ(watch.deviations(2).from_median(), "-20");
    EXPECT_TRUE(watch.deviations(2).beyond());
    EXPECT_FALSE(watch.deviations(1).beyond());
  }
}

TEST(Watch, MedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle) {
  Room room = Scoring("4");
  for (const auto& [seat, mark] :
       {std::pair{"panel_1", "50"}, {"panel_2", "51"}, {"panel_3", "52"}, {"panel_4", "53"}}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "speech", {mark, "30"}));
  }
  EXPECT_EQ(WatchFor(room.state(), "room1").deviations(0).from_median(), "-1.5");
}

TEST(Watch, ShowsNoSheetBeforeItsStageIsClosed) {
  Room room = Scoring("");
  for (const char* seat : {"panel_1", "panel_2", "panel_3", "panel_4"}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "speech", {"50", "30"}));
  }
  EXPECT_EQ(WatchFor(room.state(), "room1").SerializeAsString(), "");
  ASSERT_FALSE(room.Close("c1", "speech"));
  const pb::Watch watch = WatchFor(room.state(), "room1");
  EXPECT_EQ(watch.histories_size(), 4);
  EXPECT_EQ(watch.histories(0).versions(0).total(), "80");
  EXPECT_FALSE(watch.histories(0).versions(0).receipt().empty());
}

TEST(Watch, KeepsEveryVersionOfASheetThatWasReturned) {
  Room room = Scoring("");
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(room.Send("panel_1", [](auto& command) {
    pb::ReturnSheet& sheet = *command.mutable_return_sheet();
    sheet.set_candidate("c1");
    sheet.set_stage("speech");
    sheet.set_seat("panel_1");
    sheet.set_reason("请复核");
  }));
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"55", "30"}, 2));
  for (const char* seat : {"panel_2", "panel_3", "panel_4"}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "speech", {"50", "30"}));
  }
  ASSERT_FALSE(room.Close("c1", "speech"));
  const pb::Watch watch = WatchFor(room.state(), "room1");
  ASSERT_EQ(watch.histories(0).versions_size(), 2);
  EXPECT_TRUE(watch.histories(0).versions(0).returned());
  EXPECT_EQ(watch.histories(0).versions(0).reason(), "请复核");
  EXPECT_EQ(watch.histories(0).versions(1).total(), "85");
}

TEST(Watch, DrawsEachJudgesTotalsOverTheDay) {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.RunTurn("c1", {"50", "30"}, "90");
  room.Release("c1");
  ASSERT_FALSE(room.Announce("c1"));
  ASSERT_FALSE(room.Sign("c1"));
  room.RunTurn("c2", {"40", "30"}, "70");
  const pb::Watch watch = WatchFor(room.state(), "room1");
  ASSERT_EQ(watch.distributions_size(), 6);  // Three judges, two stages.
  EXPECT_EQ(watch.distributions(0).points_size(), 2);
  EXPECT_EQ(watch.distributions(0).points(1).total(), "70");
}

}  // namespace
}  // namespace tingfen::competition
