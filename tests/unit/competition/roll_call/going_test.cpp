// Mass judges who have gone home: nobody waits for them, and what they handed in counts.
#include <gtest/gtest.h>

#include <algorithm>

#include "server/competition/run_sheet.h"
#include "server/competition/views/desk.h"
#include "server/competition/views/judge.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

using Seats = std::vector<std::string>;

std::optional<pb::Refusal> CheckOut(Room& room, const Seats& seats, const std::string& why = {}) {
  return room.Send("operator", [&](pb::Command& command) {
    for (const std::string& seat : seats) command.mutable_check_out_seats()->add_seats(seat);
    command.mutable_check_out_seats()->set_reason(why);
  });
}

std::optional<pb::Refusal> CheckBackIn(Room& room, const Seats& seats) {
  return room.Send("operator", [&](pb::Command& command) {
    for (const std::string& seat : seats) command.mutable_check_seats_back_in()->add_seats(seat);
  });
}

std::optional<pb::Refusal> CheckInAgain(Room& room, const std::string& seat) {
  return room.Send(seat, [](pb::Command& command) { command.mutable_check_in_seat(); });
}

// Three leaders and five mass judges, closing at 80%, at least three sheets of each.
Room RoomWithMass(pb::Plan plan = LeadersAndMassPlan(3, 5), int candidates = 3) {
  Room room(std::move(plan), RollOf(candidates));
  room.CheckEverybodyIn();
  room.DrawLots();
  return room;
}

void HandIn(Room& room, const std::string& candidate, const Seats& seats) {
  for (const std::string& seat : seats) {
    ASSERT_FALSE(room.Submit(seat, candidate, "speech", {"80"})) << seat;
  }
}

void Speak(Room& room, const std::string& candidate) {
  room.Call(candidate);
  room.Start(candidate, "speech");
  room.End(candidate, "speech");
  HandIn(room, candidate, {"leaders_1", "leaders_2", "leaders_3"});
}

void HearOut(Room& room, const std::string& candidate) {
  ASSERT_FALSE(room.Close(candidate, "speech"));
  room.Release(candidate);
  ASSERT_FALSE(room.Announce(candidate));
  ASSERT_FALSE(room.Sign(candidate));
}

const pb::Step* StepWith(const std::vector<pb::Step>& steps, pb::Command::ActionCase action) {
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const pb::Step& step) {
    return step.command().action_case() == action;
  });
  return found == steps.end() ? nullptr : &*found;
}

std::vector<pb::Step> AtTheDesk(const Room& room) {
  return StepsOf(room.state(), room.state().rooms.at("room1"), pb::Role::OPERATOR);
}

Seats Listed(const google::protobuf::RepeatedPtrField<std::string>& seats) {
  return {seats.begin(), seats.end()};
}

TEST(MassJudges, WhoHaveGoneAreNotWaitedFor) {
  Room room = RoomWithMass();
  Speak(room, "c1");
  HandIn(room, "c1", {"mass_1", "mass_2", "mass_3"});
  const auto waiting = room.Close("c1", "speech");
  ASSERT_TRUE(waiting);
  EXPECT_EQ(waiting->code(), pb::Refusal::MISSING_SHEETS);
  EXPECT_EQ(waiting->need(), "4");

  ASSERT_FALSE(CheckOut(room, {"mass_4", "mass_5"}, "提前离场"));
  EXPECT_FALSE(room.Close("c1", "speech"));
}

TEST(MassJudges, ASheetOfSomebodyWhoWentAfterwardsStillCounts) {
  Room room = RoomWithMass();
  Speak(room, "c1");
  HandIn(room, "c1", {"mass_1", "mass_2", "mass_3"});
  ASSERT_FALSE(CheckOut(room, {"mass_1", "mass_4", "mass_5"}));
  const auto view = Desk(room.state(), "room1", room.moment());
  EXPECT_EQ(view.panels(1).submitted(), 3U);
  EXPECT_EQ(view.panels(1).expected(), 3U);
  ASSERT_FALSE(room.Close("c1", "speech"));
  const auto& closed = *room.state().candidates.at("c1").stages.at("speech").closed;
  EXPECT_EQ(closed.panels(1).sheets_size(), 3);
}

TEST(MassJudges, ASheetOfAMassJudgeWhoLeftForGoodStillCounts) {
  Room room = RoomWithMass();
  Speak(room, "c1");
  HandIn(room, "c1", {"mass_1", "mass_2", "mass_3"});
  for (const char* seat : {"mass_1", "mass_4", "mass_5"}) {
    ASSERT_FALSE(room.Send("operator", [&](pb::Command& command) {
      command.mutable_vacate_seat()->set_seat(seat);
      command.mutable_vacate_seat()->set_reason("有事先走");
    }));
  }
  EXPECT_FALSE(room.Close("c1", "speech"));
}

TEST(MassJudges, NobodyIsTakenForGoneByBeingSilent) {
  Room room = RoomWithMass();
  Speak(room, "c1");
  HandIn(room, "c1", {"mass_1", "mass_2", "mass_3"});
  room.PassSeconds(3 * 60 * 60);
  EXPECT_TRUE(room.Close("c1", "speech"));
}

TEST(MassJudges, GoBetweenTurnsAndBeforeTheFirst) {
  Room room = RoomWithMass();
  ASSERT_FALSE(CheckOut(room, {"mass_5"}));
  Speak(room, "c1");
  HandIn(room, "c1", {"mass_1", "mass_2", "mass_3", "mass_4"});
  HearOut(room, "c1");
  ASSERT_FALSE(CheckOut(room, {"mass_4"}));
  Speak(room, "c2");
  HandIn(room, "c2", {"mass_1", "mass_2", "mass_3"});
  HearOut(room, "c2");
}

TEST(MassJudges, WhoAllGoLeaveTheStageOpenAndTooFewAreNamed) {
  Room room = RoomWithMass();
  Speak(room, "c1");
  ASSERT_FALSE(CheckOut(room, {"mass_1", "mass_2", "mass_3", "mass_4", "mass_5"}));
  const auto refused = room.Close("c1", "speech");
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->code(), pb::Refusal::MISSING_SHEETS);
  EXPECT_EQ(refused->what(), "mass");
  EXPECT_EQ(refused->have(), "0");
  EXPECT_EQ(refused->need(), "3");
  EXPECT_TRUE(StepWith(AtTheDesk(room), pb::Command::kCheckSeatsBackIn)->recommended());
}

TEST(MassJudges, WhoComeBackCheckInThemselvesAndAreWaitedForAgain) {
  Room room = RoomWithMass();
  Speak(room, "c1");
  ASSERT_FALSE(CheckOut(room, {"mass_1", "mass_2"}));
  const auto gone = room.Submit("mass_1", "c1", "speech", {"80"});
  ASSERT_TRUE(gone);
  EXPECT_EQ(gone->code(), pb::Refusal::NOT_CHECKED_IN);
  EXPECT_EQ(gone->reason(), pb::Refusal::CHECKED_OUT);
  const pb::OwnSeat away = OwnPart(room.state(), "mass_1");
  EXPECT_TRUE(away.checked_out());
  EXPECT_FALSE(away.checked_in());

  ASSERT_FALSE(CheckInAgain(room, "mass_1"));
  EXPECT_FALSE(OwnPart(room.state(), "mass_1").checked_out());
  HandIn(room, "c1", {"mass_1", "mass_3", "mass_4"});
  const auto waiting = room.Close("c1", "speech");
  ASSERT_TRUE(waiting);
  EXPECT_EQ(waiting->need(), "4");
}

TEST(MassJudges, CheckedOutByMistakeAreBackAtTheDesksWord) {
  Room room = RoomWithMass();
  Speak(room, "c1");
  ASSERT_FALSE(CheckOut(room, {"mass_1", "mass_2"}));
  ASSERT_FALSE(CheckBackIn(room, {"mass_2", "mass_1"}));
  EXPECT_TRUE(CheckBackIn(room, {"mass_1"}));
  HandIn(room, "c1", {"mass_1", "mass_2", "mass_3", "mass_4"});
  EXPECT_FALSE(room.Close("c1", "speech"));
}

TEST(TheDesk, OffersThoseWhoAreThereToBeCheckedOutAndThoseGoneToComeBack) {
  Room room = RoomWithMass();
  const auto before = AtTheDesk(room);
  EXPECT_EQ(StepWith(before, pb::Command::kCheckSeatsBackIn), nullptr);
  const pb::Step* out = StepWith(before, pb::Command::kCheckOutSeats);
  ASSERT_NE(out, nullptr);
  EXPECT_EQ(out->needs(), pb::Step::SEATS);
  EXPECT_EQ(out->seat(), "");
  EXPECT_EQ(Listed(out->command().check_out_seats().seats()),
            (Seats{"mass_1", "mass_2", "mass_3", "mass_4", "mass_5"}));

  ASSERT_FALSE(CheckOut(room, {"mass_2", "mass_4"}));
  const auto after = AtTheDesk(room);
  EXPECT_EQ(
      Listed(StepWith(after, pb::Command::kCheckOutSeats)->command().check_out_seats().seats()),
      (Seats{"mass_1", "mass_3", "mass_5"}));
  EXPECT_EQ(
      Listed(
          StepWith(after, pb::Command::kCheckSeatsBackIn)->command().check_seats_back_in().seats()),
      (Seats{"mass_2", "mass_4"}));
}

TEST(CheckingOut, RefusesExpertsStrangersAndWhoeverIsNotThere) {
  Room room = RoomWithMass();
  EXPECT_EQ(CheckOut(room, {})->code(), pb::Refusal::INVALID);
  EXPECT_EQ(CheckOut(room, {"leaders_1"})->code(), pb::Refusal::NOT_FOUND);
  EXPECT_EQ(CheckOut(room, {"mass_1", "mass_9"})->code(), pb::Refusal::NOT_FOUND);
  EXPECT_EQ(CheckOut(room, {"mass_1", "mass_1"})->code(), pb::Refusal::NOT_FOUND);
  EXPECT_TRUE(room.state().seats.at("mass_1").checked_in);
  ASSERT_FALSE(CheckOut(room, {"mass_1"}));
  EXPECT_EQ(CheckOut(room, {"mass_1", "mass_2"})->code(), pb::Refusal::ALREADY);
  EXPECT_TRUE(room.state().seats.at("mass_2").checked_in);
}

TEST(CheckingOut, StandsInTheRecordWithTheSeats) {
  Room room = RoomWithMass();
  ASSERT_FALSE(CheckOut(room, {"mass_1", "mass_2", "mass_3", "mass_5"}, "会议冲突"));
  const auto view = Desk(room.state(), "room1", room.moment());
  const auto& line = view.record(0);
  EXPECT_EQ(line.fact(), "seats_checked_out");
  EXPECT_EQ(line.seat(), "operator");
  EXPECT_EQ(line.text(), "1–3, 5：会议冲突");
}

// The second of three for one post is heard while mass_5 is away.
Room WithSomebodyAway(pb::Panel::Missed missed) {
  pb::Plan plan = LeadersAndMassPlan(3, 5);
  plan.mutable_panels(1)->set_missed(missed);
  Room room = RoomWithMass(std::move(plan));
  Speak(room, "c1");
  HandIn(room, "c1", {"mass_1", "mass_2", "mass_3", "mass_4", "mass_5"});
  HearOut(room, "c1");
  EXPECT_FALSE(CheckOut(room, {"mass_5"}));
  Speak(room, "c2");
  HandIn(room, "c2", {"mass_1", "mass_2", "mass_3", "mass_4"});
  HearOut(room, "c2");
  EXPECT_FALSE(CheckInAgain(room, "mass_5"));
  Speak(room, "c3");
  return room;
}

TEST(SomebodyWhoMissedACandidate, MayScoreLaterOnesUnlessThePlanSaysOtherwise) {
  for (const auto missed : {pb::Panel::MISSED_UNSPECIFIED, pb::Panel::MAY_SCORE}) {
    Room room = WithSomebodyAway(missed);
    EXPECT_FALSE(room.Submit("mass_5", "c3", "speech", {"80"}));
  }
}

TEST(SomebodyWhoMissedACandidate, ScoresNobodyElseForThePostWhereThePlanSaysSo) {
  Room room = WithSomebodyAway(pb::Panel::NOT_THE_POST);
  EXPECT_EQ(OwnPart(room.state(), "mass_5").state(), pb::OwnSeat::MISSED_POST);
  const auto refused = room.Submit("mass_5", "c3", "speech", {"80"});
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->reason(), pb::Refusal::MISSED_POST);
  // Four are left; 80% of them are all four.
  HandIn(room, "c3", {"mass_1", "mass_2", "mass_3"});
  EXPECT_EQ(room.Close("c3", "speech")->need(), "4");
  HandIn(room, "c3", {"mass_4"});
  EXPECT_FALSE(room.Close("c3", "speech"));
}

TEST(SomebodyWhoIsThereAndHandsNothingIn, MissesNobody) {
  pb::Plan plan = LeadersAndMassPlan(3, 5);
  plan.mutable_panels(1)->set_missed(pb::Panel::NOT_THE_POST);
  Room room = RoomWithMass(std::move(plan));
  Speak(room, "c1");
  HandIn(room, "c1", {"mass_1", "mass_2", "mass_3", "mass_4"});
  HearOut(room, "c1");
  Speak(room, "c2");
  EXPECT_FALSE(room.Submit("mass_5", "c2", "speech", {"80"}));
}

}  // namespace
}  // namespace tingfen::competition
