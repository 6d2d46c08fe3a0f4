#include "server/competition/figures/time_bands.h"

#include <gtest/gtest.h>

#include "server/competition/views/desk.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

void AddBand(pb::Stage& stage, pb::TimeBand::Kind kind, std::uint32_t from, const char* points) {
  pb::TimeBand& band = *stage.add_time_bands();
  band.set_kind(kind);
  band.set_from_seconds(from);
  band.set_points(points);
}

pb::Stage StageOfAMinute() {
  pb::Stage stage;
  stage.set_limit_seconds(60);
  AddBand(stage, pb::TimeBand::OVER, 1, "-0.5");
  AddBand(stage, pb::TimeBand::OVER, 30, "-2");
  AddBand(stage, pb::TimeBand::UNDER, 20, "-1");
  return stage;
}

std::string PointsAt(std::uint32_t elapsed_ms) {
  const auto adjustments = AdjustmentsFor(StageOfAMinute(), elapsed_ms);
  EXPECT_LE(adjustments.size(), 1U);
  return adjustments.empty() ? "" : adjustments[0].points() + " " + adjustments[0].reason();
}

TEST(TimeBands, TheFarthestReachedCountsAlone) {
  EXPECT_EQ(PointsAt(61'000), "-0.5 超时1秒");
  EXPECT_EQ(PointsAt(89'999), "-0.5 超时29秒");
  EXPECT_EQ(PointsAt(90'000), "-2 超时30秒");
}

TEST(TimeBands, APartOfASecondIsNoSecond) {
  EXPECT_EQ(PointsAt(60'999), "");
  EXPECT_EQ(PointsAt(40'001), "");
  EXPECT_EQ(PointsAt(40'000), "-1 提前20秒");
}

TEST(TimeBands, WithoutALimitNothingIsOver) {
  pb::Stage stage = StageOfAMinute();
  stage.set_limit_seconds(0);
  EXPECT_TRUE(AdjustmentsFor(stage, 61'000).empty());
}

TEST(TimeBands, AreShownToTheDeskBeforeTheStageIsClosedAndCountThen) {
  pb::Plan plan = TwoStagePlan(2);
  plan.mutable_stages(0)->set_limit_seconds(60);
  AddBand(*plan.mutable_stages(0), pb::TimeBand::OVER, 1, "-0.5");
  Room room(plan);
  room.CheckEverybodyIn();
  room.DrawLots();
  room.Call("c1");
  room.Start("c1", "speech");
  room.PassSeconds(75);
  EXPECT_EQ(Desk(room.state(), "room1", room.moment()).adjustments_size(), 0);
  room.End("c1", "speech");
  const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
  ASSERT_EQ(desk.adjustments_size(), 1);
  EXPECT_EQ(desk.adjustments(0).points(), "-0.5");
  for (const char* seat : {"panel_1", "panel_2"}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "speech", {"50", "30"}));
  }
  ASSERT_FALSE(room.Close("c1", "speech"));
  const auto& closed = *room.state().candidates.at("c1").stages.at("speech").closed;
  EXPECT_EQ(closed.figure(), "79.5");
  ASSERT_EQ(closed.adjustments_size(), 1);
  EXPECT_EQ(closed.adjustments(0).reason(), "超时15秒");
}

}  // namespace
}  // namespace tingfen::competition
