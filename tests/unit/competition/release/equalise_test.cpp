// Two rooms brought to a common level: by hand, the raw interviews are 85 and 75 (mean 80), 90 and
// 85 (mean 87.5); the base is 335 ÷ 4 = 83.75; the coefficients are 83.75 ÷ 80 = 1.0469 and
// 83.75 ÷ 87.5 = 0.9571.
#include <gtest/gtest.h>

#include "server/competition/figures/digest.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/hearing.h"
#include "server/competition/trace/trace.h"
#include "server/competition/views/desk.h"
#include "server/competition/views/display.h"
#include "server/competition/views/judge.h"
#include "server/competition/views/public.h"
#include "tests/kit/two_rooms.h"

namespace tingfen::competition {
namespace {

EqualisedRooms RoomsThatAreThrough() {
  EqualisedRooms rooms;
  rooms.Prepare();
  rooms.HearAll();
  return rooms;
}

// What hall, kiosk, waiting room, clock and a judge who is not the chief are sent in both rooms.
std::vector<std::string> PublicBytes(const Room& rooms) {
  std::vector<std::string> bytes;
  for (const char* room : {"room1", "room2"}) {
    const Competition& state = rooms.state();
    bytes.push_back(Hall(state, room, rooms.moment()).SerializeAsString());
    bytes.push_back(Kiosk(state, room, rooms.moment()).SerializeAsString());
    bytes.push_back(Waiting(state, room, rooms.moment()).SerializeAsString());
    bytes.push_back(Clock(state, room, rooms.moment()).SerializeAsString());
    bytes.push_back(SharedByJudges(state, room, rooms.moment()).SerializeAsString());
  }
  return bytes;
}

std::optional<pb::Step> RecommendedTo(const pb::DeskView& desk, pb::Role::Id role) {
  for (const pb::Step& step : desk.steps()) {
    if (step.role() == role && step.recommended()) return step;
  }
  return std::nullopt;
}

TEST(Equalising, FiguresHoldTheRawInterviewAloneWhileTurnsRun) {
  EqualisedRooms rooms;
  rooms.Prepare();
  rooms.Hear("c1", "50", "90");
  const pb::CandidateFigures& figures = *rooms.state().candidates.at("c1").figures;
  EXPECT_EQ(figures.raw(), "85");
  EXPECT_EQ(figures.raw_shown(), "85");
  EXPECT_EQ(figures.coefficient(), "");
  EXPECT_EQ(figures.interview(), "");
  EXPECT_EQ(figures.total(), "");
  EXPECT_EQ(rooms.PhaseIn("room1"), pb::Phase::READY);
  const auto trace = Trace({.plan = *rooms.state().plan, .figures = figures});
  EXPECT_EQ(trace.back().label.zh(), "平衡前面试成绩");
}

TEST(Equalising, WaitsUntilEveryRoomIsThrough) {
  EqualisedRooms rooms;
  rooms.Prepare();
  rooms.Hear("c1", "50", "90");
  rooms.Hear("c2", "40", "80");
  EXPECT_EQ(rooms.PhaseIn("room1"), pb::Phase::EQUALISING);
  EXPECT_EQ(rooms.PhaseIn("room2"), pb::Phase::READY);
  EXPECT_EQ(rooms.Equalise()->what(), "room");
  EXPECT_EQ(rooms.Equalise()->have(), "room2");
  EXPECT_FALSE(RecommendedTo(Desk(rooms.state(), "room1", rooms.moment()), pb::Role::OPERATOR));
  const auto desk = Desk(rooms.state(), "room1", rooms.moment());
  ASSERT_EQ(desk.equalisation().rooms_size(), 2);
  EXPECT_TRUE(desk.equalisation().rooms(0).through());
  EXPECT_FALSE(desk.equalisation().rooms(1).through());
}

TEST(Equalising, PublishesWhatHandArithmeticGives) {
  EqualisedRooms rooms = RoomsThatAreThrough();
  ASSERT_FALSE(rooms.Equalise("room2.operator"));
  ASSERT_TRUE(rooms.state().equalisation);
  EXPECT_EQ(rooms.state().equalisation->base(), "83.75");
  EXPECT_EQ(rooms.state().equalisation->rooms(0).coefficient(), "1.0469");
  EXPECT_EQ(rooms.state().equalisation->rooms(1).coefficient(), "0.9571");
  EXPECT_EQ(rooms.TotalOf("c1"), "88.99");  // 85 × 1.0469 = 88.9865
  EXPECT_EQ(rooms.TotalOf("c2"), "78.52");  // 75 × 1.0469 = 78.5175
  EXPECT_EQ(rooms.TotalOf("c3"), "86.14");  // 90 × 0.9571 = 86.139
  EXPECT_EQ(rooms.TotalOf("c4"), "81.35");  // 85 × 0.9571 = 81.3535
  rooms.ConfirmEqualisation();
  for (const char* id : {"c1", "c2", "c3", "c4"}) {
    ASSERT_FALSE(rooms.AnnounceInOwnRoom(id));
    ASSERT_FALSE(rooms.SignInOwnRoom(id));
  }
  EXPECT_EQ(rooms.events().back().result_signed().present(2), "room2.supervisor");
  ASSERT_FALSE(rooms.AnnounceResults());
  const auto& ranking = rooms.state().results.at("p1").ranking();
  ASSERT_EQ(ranking.size(), 4);
  EXPECT_EQ(ranking[0].candidate() + ranking[1].candidate(), "c1c3");
  EXPECT_EQ(ranking[2].candidate() + ranking[3].candidate(), "c4c2");
  EXPECT_EQ(ranking[0].total(), "88.99");
  EXPECT_EQ(FirstFault(rooms.events()), std::nullopt);
}

TEST(Equalising, IsConfirmedByEveryRoomBeforeAnybodyHears) {
  EqualisedRooms rooms = RoomsThatAreThrough();
  EXPECT_EQ(rooms.Announce("c1")->what(), "equalise");
  ASSERT_FALSE(rooms.Equalise());
  EXPECT_EQ(rooms.PhaseIn("room1"), pb::Phase::EQUALISING);
  EXPECT_EQ(rooms.Announce("c1")->code(), pb::Refusal::NOT_CONFIRMED);
  for (const char* seat : {"verifier", "panel_1", "supervisor"}) {
    ASSERT_FALSE(rooms.ConfirmEqualisation(seat));
  }
  EXPECT_EQ(rooms.ConfirmEqualisation("verifier")->code(), pb::Refusal::ALREADY);
  EXPECT_EQ(rooms.Announce("c1")->what(), "equalise");
  for (const char* seat : {"room2.verifier", "room2.panel_1"}) {
    ASSERT_FALSE(rooms.ConfirmEqualisation(seat));
  }
  EXPECT_EQ(rooms.PhaseIn("room1"), pb::Phase::EQUALISING);
  ASSERT_FALSE(rooms.ConfirmEqualisation("room2.supervisor"));
  EXPECT_EQ(rooms.PhaseIn("room1"), pb::Phase::RELEASED);
  EXPECT_EQ(rooms.PhaseIn("room2"), pb::Phase::RELEASED);
  EXPECT_FALSE(rooms.Announce("c1"));
}

TEST(Equalising, TakesNoLatecomerFromThereOn) {
  EqualisedRooms rooms;
  rooms.Prepare();
  const auto too_late = [&](const char* room) {
    return TooLateToCome(rooms.state(), rooms.state().rooms.at(room));
  };
  rooms.Hear("c1", "50", "90");
  EXPECT_FALSE(too_late("room1"));
  rooms.Hear("c2", "40", "80");
  EXPECT_TRUE(too_late("room1"));
  EXPECT_FALSE(too_late("room2"));
  rooms.Hear("c3", "60", "90");
  rooms.Hear("c4", "60", "80");
  ASSERT_FALSE(rooms.Equalise());
  rooms.ConfirmEqualisation();
  EXPECT_TRUE(too_late("room2"));
}

TEST(Equalising, OpensNoTurnAgain) {
  EqualisedRooms rooms = RoomsThatAreThrough();
  const std::string raw = rooms.state().candidates.at("c2").digest;
  ASSERT_FALSE(rooms.Equalise());
  EXPECT_NE(rooms.state().candidates.at("c2").digest, raw);
  EXPECT_FALSE(Desk(rooms.state(), "room1", rooms.moment()).has_turn());
  EXPECT_EQ(rooms.Confirm("verifier", "c2")->what(), "equalise");
}

TEST(Equalising, IsForTheReleaseStepsAndForTheFiguresThatWereShown) {
  EqualisedRooms rooms = RoomsThatAreThrough();
  EXPECT_EQ(rooms.ConfirmEqualisation("verifier")->code(), pb::Refusal::NOT_NOW);
  ASSERT_FALSE(rooms.Equalise());
  EXPECT_EQ(rooms.Equalise()->code(), pb::Refusal::ALREADY);
  EXPECT_EQ(rooms.ConfirmEqualisation("panel_2")->code(), pb::Refusal::NOT_YOUR_ROLE);
  const auto refusal = rooms.Send("verifier", [](auto& command) {
    command.mutable_confirm_equalisation()->set_digest("0123");
  });
  EXPECT_EQ(refusal->code(), pb::Refusal::FIGURES_CHANGED);
}

TEST(Equalising, IsDoneAnewWhereSomebodyNoLongerCounts) {
  EqualisedRooms rooms = RoomsThatAreThrough();
  ASSERT_FALSE(rooms.Equalise());
  ASSERT_FALSE(rooms.ConfirmEqualisation("verifier"));
  ASSERT_FALSE(rooms.Disqualify("c4"));
  EXPECT_EQ(rooms.ConfirmEqualisation("supervisor")->what(), "equalise");
  ASSERT_FALSE(rooms.Equalise());
  EXPECT_EQ(rooms.state().equalisation->rooms(1).interviews_size(), 1);
  EXPECT_EQ(rooms.TotalOf("c3"), "83.33");  // (85 + 75 + 90) ÷ 3 = 83.33; 90 × 0.9259 = 83.331
  rooms.ConfirmEqualisation();
  EXPECT_EQ(rooms.PhaseIn("room2"), pb::Phase::RELEASED);
  EXPECT_EQ(FirstFault(rooms.events()), std::nullopt);
}

TEST(Equalising, AsksNothingOfARoomWhereNobodyWasHeard) {
  EqualisedRooms rooms;
  rooms.Prepare();
  rooms.Hear("c1", "50", "90");
  rooms.Hear("c2", "40", "80");
  ASSERT_FALSE(rooms.Disqualify("c3"));
  ASSERT_FALSE(rooms.Disqualify("c4"));
  EXPECT_EQ(rooms.PhaseIn("room2"), pb::Phase::FINISHED);
  ASSERT_FALSE(rooms.Equalise());
  EXPECT_EQ(rooms.ConfirmEqualisation("room2.verifier")->code(), pb::Refusal::ALREADY);
  for (const char* seat : {"verifier", "panel_1", "supervisor"}) {
    ASSERT_FALSE(rooms.ConfirmEqualisation(seat));
  }
  EXPECT_EQ(rooms.PhaseIn("room1"), pb::Phase::RELEASED);
  EXPECT_EQ(rooms.TotalOf("c1"), "85.00");
}

TEST(Equalising, IsRefusedWhereTheMeanOfARoomIsZero) {
  EqualisedRooms rooms;
  rooms.Prepare();
  rooms.Hear("c1", "50", "90");
  rooms.Hear("c2", "40", "80");
  for (const char* id : {"c3", "c4"}) {
    rooms.Call(id);
    for (const std::string stage : {"speech", "defense"}) {
      rooms.Start(id, stage);
      rooms.End(id, stage);
      for (const char* judge : {"room2.panel_1", "room2.panel_2"}) {
        using Marks = std::vector<std::string>;
        ASSERT_FALSE(
            rooms.Submit(judge, id, stage, stage == "speech" ? Marks{"0", "0"} : Marks{"0"}));
      }
      ASSERT_FALSE(rooms.Close(id, stage));
    }
    for (const char* seat : {"room2.verifier", "room2.panel_1", "room2.supervisor"}) {
      ASSERT_FALSE(rooms.Confirm(seat, id));
    }
  }
  const auto refusal = rooms.Equalise();
  EXPECT_EQ(refusal->code(), pb::Refusal::INVALID);
  EXPECT_EQ(refusal->what(), "equalise");
  EXPECT_EQ(refusal->have(), "room2");
}

TEST(Equalising, StopsWhileTheSupervisorOfAnyRoomHolds) {
  EqualisedRooms rooms = RoomsThatAreThrough();
  ASSERT_FALSE(rooms.Send("room2.supervisor", [](auto& command) {
    command.mutable_place_hold()->set_room("room2");
    command.mutable_place_hold()->set_from(pb::HoldFrom::NOW);
    command.mutable_place_hold()->set_reason("核对");
  }));
  EXPECT_EQ(rooms.Equalise()->code(), pb::Refusal::HELD);
}

TEST(Equalising, IsRecommendedToWhoeverHasToActNext) {
  EqualisedRooms rooms = RoomsThatAreThrough();
  for (const std::string room : {"room1", "room2"}) {
    const auto step = RecommendedTo(Desk(rooms.state(), room, rooms.moment()), pb::Role::OPERATOR);
    ASSERT_TRUE(step) << room;
    EXPECT_TRUE(step->command().has_equalise_rooms());
  }
  ASSERT_FALSE(rooms.Equalise());
  for (const std::string prefix : {"", "room2."}) {
    const std::string room = prefix.empty() ? "room1" : "room2";
    for (const auto role : {pb::Role::VERIFIER, pb::Role::SUPERVISOR}) {
      const auto step = RecommendedTo(Desk(rooms.state(), room, rooms.moment()), role);
      ASSERT_TRUE(step) << room;
      const std::string seat = role == pb::Role::VERIFIER ? "verifier" : "supervisor";
      ASSERT_FALSE(rooms.Send(prefix + seat, step->command()));
    }
    const pb::OwnSeat chief = OwnPart(rooms.state(), prefix + "panel_1");
    ASSERT_EQ(chief.chief_desk().steps_size(), 1);
    ASSERT_FALSE(rooms.Send(prefix + "panel_1", chief.chief_desk().steps(0).command()));
  }
  EXPECT_EQ(rooms.PhaseIn("room1"), pb::Phase::RELEASED);
}

TEST(Equalising, LeavesPublicPagesWithoutAnyFigureBeforeTheAnnouncement) {
  EqualisedRooms low;
  EqualisedRooms high;
  low.Prepare();
  high.Prepare();
  const auto expect_alike = [&] { EXPECT_EQ(PublicBytes(low), PublicBytes(high)); };
  for (const char* id : {"c1", "c3", "c2", "c4"}) {
    low.Hear(id, "10", "20");
    high.Hear(id, id < std::string("c3") ? "59" : "30", "99.5");
    expect_alike();
  }
  ASSERT_FALSE(low.Equalise());
  ASSERT_FALSE(high.Equalise());
  expect_alike();
  low.ConfirmEqualisation();
  high.ConfirmEqualisation();
  expect_alike();
  ASSERT_FALSE(low.Announce("c1"));
  ASSERT_FALSE(high.Announce("c1"));
  EXPECT_NE(PublicBytes(low)[0], PublicBytes(high)[0]);
}

TEST(Checking, FindsACoefficientThatDoesNotFollow) {
  EqualisedRooms rooms = RoomsThatAreThrough();
  ASSERT_FALSE(rooms.Equalise());
  auto events = rooms.events();
  for (pb::Event& event : events) {
    if (!event.has_rooms_equalised()) continue;
    pb::Equalisation equalisation;
    ASSERT_TRUE(equalisation.ParseFromString(event.rooms_equalised().equalisation()));
    equalisation.mutable_rooms(0)->set_coefficient("1.05");
    const std::string bytes = equalisation.SerializeAsString();
    event.mutable_rooms_equalised()->set_equalisation(bytes);
    event.mutable_rooms_equalised()->set_digest(DigestOf(bytes));
  }
  ASSERT_TRUE(FirstFault(events));
  EXPECT_EQ(FirstFault(events)->substr(0, 23), "equalising of the rooms");
}

}  // namespace
}  // namespace tingfen::competition
