// A seat is not a person: what one judge wrote and promised is never the next one's.
#include <gtest/gtest.h>

#include "server/competition/state/competition.h"
#include "server/competition/verify.h"
#include "server/competition/views/judge.h"
#include "tests/kit/room.h"
#include "tests/unit/competition/roll_call/leaving.h"

namespace tingfen::competition {
namespace {

std::optional<pb::Refusal> Promise(Room& room, const std::string& seat) {
  return room.Send(seat, [](auto& command) { command.mutable_check_in_seat(); });
}

void Replace(Room& room, const std::string& seat) {
  ASSERT_FALSE(Vacate(room, seat));
  ASSERT_FALSE(Fill(room, seat));
  ASSERT_FALSE(Promise(room, seat));
}

void EnrolAnother(Room& room, const std::string& seat) {
  pb::Event event;
  event.mutable_device_enrolled()->set_seat(seat);
  event.mutable_device_enrolled()->set_token_mac("another");
  room.Happen(event);
}

Room Ready(pb::Plan plan) {
  Room room(std::move(plan));
  room.CheckEverybodyIn();
  room.DrawLots();
  return room;
}

// The first is set aside with every sheet in, and is taken up again.
Room Conferring() {
  pb::Plan plan = TwoStagePlan(3);
  plan.mutable_stages()->RemoveLast();
  plan.mutable_stages(0)->set_weight("100");
  plan.set_calibrate_first(1);
  Room room = Ready(plan);
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
    EXPECT_FALSE(room.Submit(seat, "c1", "speech", {"50", "30"}));
  }
  return room;
}

TEST(Occupant, IsTheNextAsSoonAsTheJudgeHasLeft) {
  Room room = Ready(TwoStagePlan(3));
  EXPECT_EQ(OwnPart(room.state(), "panel_3").occupant(), 0U);
  ASSERT_FALSE(Vacate(room, "panel_3"));
  EXPECT_EQ(OwnPart(room.state(), "panel_3").occupant(), 1U);
  ASSERT_FALSE(Fill(room, "panel_3"));
  EXPECT_EQ(OwnPart(room.state(), "panel_3").occupant(), 1U);
  ASSERT_FALSE(Vacate(room, "panel_3"));
  EXPECT_EQ(OwnPart(room.state(), "panel_3").occupant(), 2U);
}

TEST(Occupant, IsShownNoSheetOfTheOneBeforeWhileTheFiguresAreReleased) {
  Room room = Ready(TwoStagePlan(3));
  room.RunTurn("c1", {"50", "30"}, "77");
  EXPECT_EQ(OwnPart(room.state(), "panel_3").current().total(), "77");
  Replace(room, "panel_3");
  const pb::OwnSeat own = OwnPart(room.state(), "panel_3");
  EXPECT_FALSE(own.has_current());
  EXPECT_EQ(own.earlier_size(), 0);
  EXPECT_EQ(own.state(), pb::OwnSeat::PREDECESSOR);
  EXPECT_EQ(OwnPart(room.state(), "panel_2").current().total(), "77");
}

TEST(Occupant, KeepsTheOwnSheetsApartFromThoseBefore) {
  Room room = Ready(TwoStagePlan(3));
  room.RunTurn("c1", {"50", "30"}, "77");
  room.Release("c1");
  Replace(room, "panel_3");
  ASSERT_FALSE(room.Announce("c1"));
  ASSERT_FALSE(room.Sign("c1"));
  room.RunTurn("c2", {"40", "20"}, "66");
  const pb::OwnSeat own = OwnPart(room.state(), "panel_3");
  ASSERT_EQ(own.earlier_size(), 2);
  for (const auto& sheet : own.earlier()) EXPECT_EQ(sheet.person().candidate(), "c2");
}

TEST(Occupant, WritesAnewWhatWasReturnedToTheOneBefore) {
  Room room = Ready(TwoStagePlan(3));
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  ASSERT_FALSE(room.Submit("panel_3", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    pb::ReturnSheet& sheet = *command.mutable_return_sheet();
    sheet.set_candidate("c1");
    sheet.set_stage("speech");
    sheet.set_seat("panel_3");
    sheet.set_reason("请核对");
  }));
  Replace(room, "panel_3");
  const pb::OwnSeat own = OwnPart(room.state(), "panel_3");
  EXPECT_EQ(own.state(), pb::OwnSeat::NONE);
  EXPECT_FALSE(own.has_current());
  ASSERT_EQ(own.version(), 2U);
  EXPECT_FALSE(room.Submit("panel_3", "c1", "speech", {"40", "20"}, own.version()));
}

TEST(Occupant, ChangesNoSheetOfTheOneBeforeWhileThePanelConfers) {
  Room room = Conferring();
  ASSERT_FALSE(room.Send("operator",
                         [](auto& command) { command.mutable_set_aside()->set_candidate("c1"); }));
  Replace(room, "panel_3");
  room.Call("c1");
  ASSERT_TRUE(room.state().rooms.at("room1").conferring);
  EXPECT_EQ(OwnPart(room.state(), "panel_3").state(), pb::OwnSeat::PREDECESSOR);
  EXPECT_FALSE(OwnPart(room.state(), "panel_3").has_current());
  EXPECT_EQ(room.Submit("panel_3", "c1", "speech", {"10", "10"}, 2)->code(), pb::Refusal::ALREADY);
  EXPECT_FALSE(room.Submit("panel_2", "c1", "speech", {"40", "30"}, 2));
  EXPECT_FALSE(room.Close("c1", "speech"));
}

TEST(NewDevice, OfASeatThatHasPromisedIsShownNothingUntilItPromisesAnew) {
  Room room = Ready(TwoStagePlan(3));
  room.RunTurn("c1", {"50", "30"}, "77");
  EnrolAnother(room, "panel_1");
  const pb::OwnSeat due = OwnPart(room.state(), "panel_1");
  EXPECT_TRUE(due.promise_due());
  EXPECT_FALSE(due.checked_in());
  EXPECT_FALSE(due.has_current());
  EXPECT_EQ(due.earlier_size(), 0);
  EXPECT_FALSE(due.has_chief_desk());
  ASSERT_FALSE(Promise(room, "panel_1"));
  const pb::OwnSeat own = OwnPart(room.state(), "panel_1");
  EXPECT_TRUE(own.checked_in());
  EXPECT_EQ(own.earlier_size(), 2);
  EXPECT_TRUE(own.has_chief_desk());
}

TEST(NewDevice, OfASeatThatNobodyHasPromisedAtAsksForTheOnePromise) {
  Room room(TwoStagePlan(3));
  EnrolAnother(room, "panel_1");
  EXPECT_FALSE(OwnPart(room.state(), "panel_1").promise_due());
}

TEST(NewDevice, LeavesTheSheetThatIsInCounted) {
  Room room = Ready(TwoStagePlan(3));
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "speech", {"50", "30"}));
  }
  EnrolAnother(room, "panel_3");
  EXPECT_FALSE(room.Close("c1", "speech"));
}

TEST(Promise, IsRefusedForAnotherListThanTheOneInForce) {
  Room room(TwoStagePlan(3));
  pb::Event event;
  pb::RollEntered& entered = *event.mutable_roll_entered();
  entered.set_roll(RollOf(3).SerializeAsString());
  entered.set_check_code(CheckCode(room.state().plan->SerializeAsString(), entered.roll()));
  room.CheckJudgesIn();
  room.Happen(event);
  EXPECT_TRUE(OwnPart(room.state(), "panel_1").promise_due());
  EXPECT_TRUE(room.state().seats.at("panel_1").checked_in);
  ASSERT_FALSE(Promise(room, "panel_1"));
  EXPECT_FALSE(OwnPart(room.state(), "panel_1").promise_due());
  EXPECT_EQ(room.events().back().seat_checked_in().check_code(), entered.check_code());
}

TEST(Promise, ForAnotherListIsFoundByVerify) {
  Room room(TwoStagePlan(3));
  pb::Event forged;
  forged.mutable_seat_checked_in()->set_seat("panel_1");
  forged.mutable_seat_checked_in()->set_check_code("AAAA-AAAA");
  EXPECT_TRUE(CheckFigures(room.state(), forged));
  forged.mutable_seat_checked_in()->set_check_code(room.state().check_code);
  EXPECT_FALSE(CheckFigures(room.state(), forged));
}

}  // namespace
}  // namespace tingfen::competition
