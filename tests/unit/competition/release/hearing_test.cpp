// When scores are announced: the plan's policies besides "at once".
#include <gtest/gtest.h>

#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

using pb::Announcement;

Room RoomThatAnnounces(Announcement::When when, int candidates, std::uint32_t first = 0) {
  pb::Plan plan = TwoStagePlan(3);
  plan.mutable_announcement()->set_when(when);
  plan.mutable_announcement()->set_first(first);
  Room room(plan, RollOf(candidates));
  room.CheckEverybodyIn();
  room.DrawLots();
  return room;
}

void RunReleasedTurn(Room& room, const std::string& candidate) {
  room.RunTurn(candidate, {"50", "30"}, "90");
  room.Release(candidate);
}

std::optional<pb::Refusal> Call(Room& room, const std::string& candidate) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_call_candidate()->set_candidate(candidate);
  });
}

TEST(LagByOne, HearsOnceTheNextTurnIsOver) {
  Room room = RoomThatAnnounces(Announcement::LAG_BY_ONE, 3);
  RunReleasedTurn(room, "c1");
  EXPECT_EQ(room.phase(), pb::Phase::READY);
  EXPECT_EQ(room.Announce("c1")->code(), pb::Refusal::OTHER_TURN);
  room.RunTurn("c2", {"50", "30"}, "90");
  EXPECT_EQ(room.Announce("c1")->code(), pb::Refusal::OTHER_TURN);
  room.Release("c2");
  EXPECT_EQ(room.phase(), pb::Phase::RELEASED);
  EXPECT_FALSE(room.Announce("c1"));
  EXPECT_EQ(room.phase(), pb::Phase::ANNOUNCED);
  EXPECT_EQ(room.Announce("c2")->code(), pb::Refusal::OTHER_TURN);
}

TEST(LagByOne, NobodyIsCalledWhileSomebodyIsToHear) {
  Room room = RoomThatAnnounces(Announcement::LAG_BY_ONE, 3);
  RunReleasedTurn(room, "c1");
  RunReleasedTurn(room, "c2");
  EXPECT_EQ(Call(room, "c3")->need(), "c1");
  ASSERT_FALSE(room.Announce("c1"));
  EXPECT_FALSE(Call(room, "c3"));
}

TEST(LagByOne, TheLastHearsAfterTheOwnTurn) {
  Room room = RoomThatAnnounces(Announcement::LAG_BY_ONE, 2);
  RunReleasedTurn(room, "c1");
  RunReleasedTurn(room, "c2");
  ASSERT_FALSE(room.Announce("c1"));
  ASSERT_FALSE(room.Sign("c1"));
  EXPECT_EQ(room.phase(), pb::Phase::RELEASED);
  ASSERT_FALSE(room.Announce("c2"));
  ASSERT_FALSE(room.Sign("c2"));
  EXPECT_EQ(room.phase(), pb::Phase::FINISHED);
}

TEST(LagByOne, AnAbsentSuccessorIsPassedOver) {
  Room room = RoomThatAnnounces(Announcement::LAG_BY_ONE, 3);
  RunReleasedTurn(room, "c1");
  ASSERT_FALSE(Withdraw(room, "c2"));
  EXPECT_EQ(room.phase(), pb::Phase::READY);
  RunReleasedTurn(room, "c3");
  EXPECT_FALSE(room.Announce("c1"));
}

TEST(LagByOne, ASuccessorWhoWalksOutEndsTheWait) {
  Room room = RoomThatAnnounces(Announcement::LAG_BY_ONE, 3);
  RunReleasedTurn(room, "c1");
  room.Call("c2");
  room.Start("c2", "speech");
  ASSERT_FALSE(Withdraw(room, "c2"));
  EXPECT_EQ(room.phase(), pb::Phase::RELEASED);
  EXPECT_FALSE(room.Announce("c1"));
}

TEST(LagByOne, TheLastOfAPostDoesNotWaitForTheNextPost) {
  pb::Plan plan = TwoStagePlan(3);
  plan.mutable_announcement()->set_when(Announcement::LAG_BY_ONE);
  pb::Roll roll = RollOf(2);
  *roll.add_posts() = roll.posts(0);
  roll.mutable_posts(1)->set_id("p2");
  roll.mutable_candidates(1)->set_posts(0, "p2");
  Room room(plan, roll);
  room.CheckEverybodyIn();
  room.DrawLots();
  RunReleasedTurn(room, "c1");
  EXPECT_FALSE(room.Announce("c1"));
}

TEST(AtTheEnd, AllHearInTheOrderOfTheirLots) {
  Room room = RoomThatAnnounces(Announcement::AT_END, 3);
  for (const char* id : {"c1", "c2"}) {
    RunReleasedTurn(room, id);
    EXPECT_EQ(room.phase(), pb::Phase::READY);
  }
  RunReleasedTurn(room, "c3");
  EXPECT_EQ(room.Announce("c2")->need(), "c1");
  for (const char* id : {"c1", "c2", "c3"}) {
    EXPECT_EQ(room.phase(), pb::Phase::RELEASED);
    ASSERT_FALSE(room.Announce(id));
    ASSERT_FALSE(room.Sign(id));
  }
  EXPECT_EQ(room.phase(), pb::Phase::FINISHED);
}

TEST(AtTheEnd, WhoDoesNotSignHoldsUpNobody) {
  Room room = RoomThatAnnounces(Announcement::AT_END, 2);
  RunReleasedTurn(room, "c1");
  RunReleasedTurn(room, "c2");
  ASSERT_FALSE(room.Announce("c1"));
  EXPECT_EQ(room.phase(), pb::Phase::ANNOUNCED);
  EXPECT_FALSE(room.Announce("c2"));
}

TEST(AtTheEnd, SomebodyWhoLeftAfterTheOwnTurnIsNotAnnounced) {
  Room room = RoomThatAnnounces(Announcement::AT_END, 2);
  RunReleasedTurn(room, "c1");
  ASSERT_FALSE(Withdraw(room, "c1"));
  RunReleasedTurn(room, "c2");
  EXPECT_FALSE(room.Announce("c2"));
}

TEST(AfterTheFirst, TheFirstHearTogetherAndTheOthersAtOnce) {
  Room room = RoomThatAnnounces(Announcement::AFTER_FIRST, 3, 2);
  RunReleasedTurn(room, "c1");
  EXPECT_EQ(room.phase(), pb::Phase::READY);
  RunReleasedTurn(room, "c2");
  ASSERT_FALSE(room.Announce("c1"));
  ASSERT_FALSE(room.Announce("c2"));
  RunReleasedTurn(room, "c3");
  EXPECT_EQ(room.phase(), pb::Phase::RELEASED);
  EXPECT_FALSE(room.Announce("c3"));
}

TEST(AfterTheFirst, FewerThanTheFirstHearAtTheEnd) {
  Room room = RoomThatAnnounces(Announcement::AFTER_FIRST, 2, 5);
  RunReleasedTurn(room, "c1");
  RunReleasedTurn(room, "c2");
  EXPECT_FALSE(room.Announce("c1"));
}

TEST(AHold, FromTheEndOfTheTurnStopsTheHearingOfTheOneBefore) {
  Room room = RoomThatAnnounces(Announcement::LAG_BY_ONE, 3);
  RunReleasedTurn(room, "c1");
  room.RunTurn("c2", {"50", "30"}, "90");
  ASSERT_FALSE(room.Send("supervisor", [](auto& command) {
    command.mutable_place_hold()->set_room("room1");
    command.mutable_place_hold()->set_from(pb::HoldFrom::END_OF_TURN);
    command.mutable_place_hold()->set_reason("核对");
  }));
  room.Release("c2");
  EXPECT_EQ(room.Announce("c1")->code(), pb::Refusal::HELD);
}

}  // namespace
}  // namespace tingfen::competition
