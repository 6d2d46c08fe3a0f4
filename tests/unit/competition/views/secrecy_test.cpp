#include <gtest/gtest.h>

#include "server/competition/record/person.h"
#include "server/competition/run_sheet.h"
#include "server/competition/views/display.h"
#include "server/competition/views/judge.h"
#include "server/competition/views/prepare.h"
#include "server/competition/views/public.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

// What everybody without a right to figures is sent.
std::vector<std::string> BytesForOthers(const Room& room) {
  std::vector<std::string> bytes = {
      Hall(room.state(), "room1", room.moment()).SerializeAsString(),
      Kiosk(room.state(), "room1", room.moment()).SerializeAsString(),
      Clock(room.state(), "room1", room.moment()).SerializeAsString(),
      Waiting(room.state(), "room1", room.moment()).SerializeAsString(),
      Prepare(room.state(), "room1", room.moment()).SerializeAsString(),
      SharedByJudges(room.state(), "room1", room.moment()).SerializeAsString()};
  for (const pb::Step& step : TimekeeperSteps(room.state(), "room1")) {
    bytes.push_back(step.SerializeAsString());
  }
  // Judge 2 alone gives other marks in the other room: they must not reach the others' seats.
  bytes.push_back(OwnPart(room.state(), "panel_3").SerializeAsString());
  return bytes;
}

std::string BytesForChief(const Room& room) {
  return OwnPart(room.state(), "panel_1").SerializeAsString();
}

class TwoRooms : public testing::Test {
 protected:
  TwoRooms() : low_(TwoStagePlan(3)), high_(TwoStagePlan(3)) {
    for (Room* room : {&low_, &high_}) {
      room->CheckEverybodyIn();
      room->DrawLots();
      room->Call("c1");
    }
  }

  void RunStage(const std::string& stage) {
    for (Room* room : {&low_, &high_}) {
      room->Start("c1", stage);
      room->End("c1", stage);
    }
    ExpectAlike();
    const bool speech = stage == "speech";
    for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
      const bool same = seat != std::string("panel_2");
      const std::string low = same ? "50" : "10";
      const std::string high = same ? "50" : "55.5";
      using Marks = std::vector<std::string>;
      ASSERT_FALSE(low_.Submit(seat, "c1", stage, speech ? Marks{low, "30"} : Marks{low}));
      ASSERT_FALSE(high_.Submit(seat, "c1", stage, speech ? Marks{high, "30"} : Marks{high}));
      ExpectAlike();
    }
    for (Room* room : {&low_, &high_}) ASSERT_FALSE(room->Close("c1", stage));
    ExpectAlike();
  }

  void ExpectAlike() { EXPECT_EQ(BytesForOthers(low_), BytesForOthers(high_)); }

  Room low_;
  Room high_;
};

TEST_F(TwoRooms, LookAlikeToTheChiefUntilAllStagesOfTheCandidateAreClosed) {
  RunStage("speech");
  EXPECT_EQ(BytesForChief(low_), BytesForChief(high_));
  RunStage("defense");
  EXPECT_NE(BytesForChief(low_), BytesForChief(high_));
}

TEST_F(TwoRooms, ThatDifferInMarksLookAlikeUntilTheAnnouncement) {
  RunStage("speech");
  RunStage("defense");
  for (Room* room : {&low_, &high_}) room->Release("c1");
  ExpectAlike();
  for (Room* room : {&low_, &high_}) ASSERT_FALSE(room->Announce("c1"));
  EXPECT_NE(BytesForOthers(low_)[0], BytesForOthers(high_)[0]);
}

TEST(Names, AreOnNoJudgesAndNoHallScreenBeforeTheResultsWhereThePlanUsesNumbers) {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  for (const char* id : {"c1", "c2"}) {
    room.RunTurn(id, {"50", "30"}, "90");
    EXPECT_EQ(OwnPart(room.state(), "panel_1").SerializeAsString().find("王某"), std::string::npos);
    room.Release(id);
    ASSERT_FALSE(room.Announce(id));
    const std::string hall = Hall(room.state(), "room1", room.moment()).SerializeAsString() +
                             Clock(room.state(), "room1", room.moment()).SerializeAsString() +
                             Waiting(room.state(), "room1", room.moment()).SerializeAsString();
    const std::string judges =
        SharedByJudges(room.state(), "room1", room.moment()).SerializeAsString() +
        OwnPart(room.state(), "panel_2").SerializeAsString();
    EXPECT_EQ(hall.find("王某"), std::string::npos);
    EXPECT_EQ(judges.find("王某"), std::string::npos);
    EXPECT_NE(Kiosk(room.state(), "room1", room.moment()).SerializeAsString().find("王某"),
              std::string::npos);
  }
  ASSERT_FALSE(room.Send(
      "operator", [](auto& command) { command.mutable_announce_results()->set_post("p1"); }));
  const std::string hall = Hall(room.state(), "room1", room.moment()).SerializeAsString();
  EXPECT_NE(hall.find("王某1"), std::string::npos);
}

TEST(Reveal, ShowsNoMoreThanThePlanAllows) {
  for (const auto reveal : {pb::HallLook::BY_SEAT, pb::HallLook::FIGURES, pb::HallLook::TOTAL}) {
    pb::Plan plan = TwoStagePlan(3);
    plan.mutable_hall()->set_reveal(reveal);
    Room room(plan);
    room.CheckEverybodyIn();
    room.DrawLots();
    room.RunTurn("c1", {"50", "30"}, "90");
    room.Release("c1");
    ASSERT_FALSE(room.Announce("c1"));
    const auto figures = Hall(room.state(), "room1", room.moment()).announced().figures();
    EXPECT_EQ(figures.total(), "85.00");
    EXPECT_EQ(figures.stages_size(), reveal == pb::HallLook::TOTAL ? 0 : 2);
    if (reveal == pb::HallLook::TOTAL) continue;
    EXPECT_EQ(figures.stages(0).panels(0).sheets_size(), reveal == pb::HallLook::BY_SEAT ? 3 : 0);
  }
}

}  // namespace
}  // namespace tingfen::competition
