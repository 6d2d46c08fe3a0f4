#include <gtest/gtest.h>

#include "server/competition/devices/second_device.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

std::optional<pb::Refusal> Assign(Room& room, const std::string& screen, const std::string& seat,
                                  const std::string& name = "大厅左侧",
                                  const std::string& by = "operator") {
  return room.Send(by, [&](auto& command) {
    pb::AssignScreen& assign = *command.mutable_assign_screen();
    if (screen.empty()) assign.set_code(Room::kScreenCode);
    assign.set_screen(screen);
    assign.set_name(name);
    assign.set_seat(seat);
  });
}

void Enrol(Room& room, const std::string& seat) {
  pb::Event event;
  event.mutable_device_enrolled()->set_seat(seat);
  event.mutable_device_enrolled()->set_token_mac("mac of " + seat);
  room.Happen(event);
}

void Ask(Room& room, const std::string& seat, const std::string& id = "device1") {
  pb::Event event;
  event.mutable_device_asked()->set_request(id);
  event.mutable_device_asked()->set_seat(seat);
  event.mutable_device_asked()->set_token_mac("new mac");
  room.Happen(event);
}

std::optional<pb::Refusal> ProposeDevice(Room& room, const std::string& id = "device1") {
  return room.Send("operator", [&](auto& command) {
    command.mutable_propose_device()->set_request(id);
    command.mutable_propose_device()->set_reason("平板黑屏");
  });
}

std::optional<pb::Refusal> DecideDevice(Room& room, const std::string& seat, bool accept = true,
                                        const std::string& id = "device1") {
  return room.Send(seat, [&](auto& command) {
    command.mutable_decide_device()->set_request(id);
    command.mutable_decide_device()->set_accept(accept);
  });
}

// c1 is being scored; seat 2 has a device and another asks for it.
Room Asked() {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  Enrol(room, "panel_2");
  room.DrawLots();
  room.Call("c1");
  room.Start("c1", "speech");
  Ask(room, "panel_2");
  return room;
}

TEST(Screen, IsToldWhatItShowsByTheCodeOnIt) {
  Room room(TwoStagePlan(3));
  ASSERT_FALSE(Assign(room, "", "hall"));
  ASSERT_EQ(room.state().screens.size(), 1U);
  EXPECT_EQ(room.state().screens[0].id, "screen1");
  EXPECT_EQ(room.state().screens[0].seat, "hall");
  EXPECT_FALSE(room.events().back().screen_assigned().token_mac().empty());
}

TEST(Screen, ShowsSomethingElseOnceToldSo) {
  Room room(TwoStagePlan(3));
  ASSERT_FALSE(Assign(room, "", "hall"));
  ASSERT_FALSE(Assign(room, "screen1", "clock"));
  EXPECT_EQ(room.state().screens[0].seat, "clock");
  EXPECT_TRUE(room.events().back().screen_assigned().token_mac().empty());
  EXPECT_EQ(Assign(room, "screen1", "clock")->code(), pb::Refusal::ALREADY);
}

TEST(Screen, ThatNobodyShowsACodeOfIsNotFound) {
  Room room(TwoStagePlan(3));
  EXPECT_EQ(Assign(room, "screen7", "hall")->code(), pb::Refusal::NOT_FOUND);
  const auto refusal = room.Send("operator", [](auto& command) {
    command.mutable_assign_screen()->set_code("0000");
    command.mutable_assign_screen()->set_name("大厅");
    command.mutable_assign_screen()->set_seat("hall");
  });
  EXPECT_EQ(refusal->what(), "code");
}

TEST(Screen, NeverShowsADeskOrAJudgesSeat) {
  Room room(TwoStagePlan(3));
  for (const char* seat : {"operator", "supervisor", "panel_1", "verifier", "administrator"}) {
    EXPECT_EQ(Assign(room, "", seat)->code(), pb::Refusal::NOT_FOUND) << seat;
  }
}

TEST(Screen, BecomesTheKioskByOneHandOnlyWhereNoDeviceHasEverHeldIt) {
  Room room(TwoStagePlan(3));
  ASSERT_FALSE(Assign(room, "", "kiosk", "签字台"));
  EXPECT_FALSE(Assign(room, "screen1", "kiosk", "一号签字台"));  // Another name.
  EXPECT_EQ(Assign(room, "", "kiosk", "备用")->reason(), pb::Refusal::TWO_PEOPLE);
  ASSERT_FALSE(Assign(room, "screen1", "hall", "大厅"));
  EXPECT_EQ(Assign(room, "screen1", "kiosk", "签字台")->reason(), pb::Refusal::TWO_PEOPLE);
}

TEST(Screen, IsLoadedAnewAndLetGoAtTheDesksWord) {
  Room room(TwoStagePlan(3));
  ASSERT_FALSE(Assign(room, "", "hall"));
  ASSERT_FALSE(room.Send(
      "operator", [](auto& command) { command.mutable_reload_screen()->set_screen("screen1"); }));
  EXPECT_EQ(room.state().screens[0].reloads, 1U);
  ASSERT_FALSE(room.Send("administrator", [](auto& command) {
    command.mutable_remove_screen()->set_screen("screen1");
  }));
  EXPECT_TRUE(room.state().screens.empty());
  ASSERT_FALSE(Assign(room, "", "hall"));
  EXPECT_EQ(room.state().screens[0].id, "screen2");  // Ids are never used again.
}

TEST(SecondDevice, IsAskedForByTwoFromTheFirstPromiseOn) {
  Room room(TwoStagePlan(3));
  Enrol(room, "panel_2");
  EXPECT_FALSE(TwoPeopleAsked(room.state(), room.state().seats.at("panel_2")));
  room.CheckEverybodyIn();
  EXPECT_TRUE(TwoPeopleAsked(room.state(), room.state().seats.at("panel_2")));
  EXPECT_FALSE(TwoPeopleAsked(room.state(), room.state().seats.at("operator")));
}

TEST(SecondDevice, TakesTheSeatOnceOneProposedAndAnotherDecided) {
  Room room = Asked();
  EXPECT_EQ(DecideDevice(room, "supervisor")->code(), pb::Refusal::NOT_NOW);
  ASSERT_FALSE(ProposeDevice(room));
  ASSERT_FALSE(DecideDevice(room, "supervisor"));
  EXPECT_EQ(room.state().devices[0].state, pb::DeviceRequest::ACCEPTED);
  const pb::Event& enrolled = room.events().back();
  EXPECT_EQ(enrolled.device_enrolled().seat(), "panel_2");
  EXPECT_EQ(enrolled.device_enrolled().token_mac(), "new mac");
  EXPECT_EQ(room.state().notes.back().kind, pb::DeskView::Note::SEAT_MOVED);
  for (const auto& line : room.state().record) {
    if (line.fact == "device_proposed" || line.fact == "device_decided") {
      EXPECT_EQ(line.target_seat, "panel_2");
    }
  }
}

TEST(SecondDevice, IsNotDecidedByWhoProposedIt) {
  Room room = Asked();
  ASSERT_FALSE(ProposeDevice(room));
  EXPECT_EQ(DecideDevice(room, "operator")->code(), pb::Refusal::SAME_PERSON);
  ASSERT_FALSE(DecideDevice(room, "panel_1"));  // The chief may as well as the supervisor.
}

TEST(SecondDevice, ThatIsRefusedLeavesTheSeatWhereItIs) {
  Room room = Asked();
  ASSERT_FALSE(ProposeDevice(room));
  ASSERT_FALSE(DecideDevice(room, "supervisor", false));
  EXPECT_EQ(room.state().devices[0].state, pb::DeviceRequest::REFUSED);
  EXPECT_FALSE(room.events().back().has_device_enrolled());
  EXPECT_EQ(DecideDevice(room, "supervisor")->code(), pb::Refusal::ALREADY);
}

TEST(SecondDevice, LapsesAfterTenMinutes) {
  Room room = Asked();
  room.PassSeconds(601);
  EXPECT_EQ(ProposeDevice(room)->code(), pb::Refusal::LAPSED);
}

TEST(SecondDevice, ThatAsksAgainTakesThePlaceOfItsEarlierRequest) {
  Room room = Asked();
  Ask(room, "panel_2", "device2");
  EXPECT_EQ(ProposeDevice(room)->code(), pb::Refusal::ALREADY);
  ASSERT_FALSE(ProposeDevice(room, "device2"));
  ASSERT_EQ(OpenDevicesIn(room.state(), "room1").size(), 1U);
}

std::optional<pb::Refusal> Issue(Room& room, const std::string& by,
                                 const std::vector<std::string>& seats) {
  return room.Send(by, [&](auto& command) {
    for (const std::string& seat : seats) command.mutable_issue_codes()->add_seats(seat);
  });
}

TEST(Codes, AreIssuedByTheAdministratorForEverySeat) {
  Room room(TwoStagePlan(3));
  ASSERT_FALSE(Issue(room, "administrator", {"supervisor", "panel_1", "operator"}));
  EXPECT_EQ(room.state().notes.back().kind, pb::DeskView::Note::CODES_ISSUED);
  EXPECT_EQ(room.state().notes.back().text, "3");
  EXPECT_EQ(Issue(room, "administrator", {"panel_1", "panel_1"})->code(), pb::Refusal::NOT_FOUND);
}

TEST(Codes, OfThoseWhoWitnessTheOperatorAreNotTheOperators) {
  Room room(TwoStagePlan(3));
  ASSERT_FALSE(Issue(room, "operator", {"panel_2"}));
  ASSERT_FALSE(Issue(room, "operator", {"hall"}));
  for (const char* seat : {"supervisor", "verifier", "administrator", "operator", "panel_1"}) {
    EXPECT_EQ(Issue(room, "operator", {seat})->code(), pb::Refusal::NOT_YOUR_ROLE) << seat;
  }
}

TEST(Codes, LastAsLongAsWhoIssuedThemMeans) {
  Room room(TwoStagePlan(3));
  ASSERT_FALSE(Issue(room, "administrator", {"panel_2"}));
  EXPECT_EQ(room.events().back().seat_code_issued().valid_minutes(), 30U * 24 * 60);
  ASSERT_FALSE(Issue(room, "operator", {"panel_2"}));
  EXPECT_EQ(room.events().back().seat_code_issued().valid_minutes(), 30U);
}

std::optional<pb::Refusal> Freeze(Room& room, const std::string& by, const std::string& seat,
                                  const std::string& reason = "平板遗失") {
  return room.Send(by, [&](auto& command) {
    command.mutable_freeze_device()->set_seat(seat);
    command.mutable_freeze_device()->set_reason(reason);
  });
}

TEST(FrozenDevice, IsShownToTheDesksUntilANewOneComesIn) {
  Room room(TwoStagePlan(3));
  Enrol(room, "panel_2");
  ASSERT_FALSE(Freeze(room, "operator", "panel_2"));
  EXPECT_EQ(room.state().seats.at("panel_2").frozen, pb::SeatState::BY_DESK);
  EXPECT_EQ(room.state().notes.back().kind, pb::DeskView::Note::DEVICE_FROZEN);
  EXPECT_EQ(room.state().notes.back().text, "平板遗失");
  EXPECT_EQ(Freeze(room, "supervisor", "panel_2")->code(), pb::Refusal::ALREADY);
  Enrol(room, "panel_2");
  EXPECT_EQ(room.state().seats.at("panel_2").frozen, pb::SeatState::NOT_FROZEN);
}

TEST(FrozenDevice, NeedsAReasonAndASeat) {
  Room room(TwoStagePlan(3));
  EXPECT_EQ(Freeze(room, "operator", "panel_2", "")->code(), pb::Refusal::INVALID);
  EXPECT_EQ(Freeze(room, "operator", "nobody")->code(), pb::Refusal::NOT_FOUND);
}

TEST(FrozenDevice, IsNotThatOfWhoWatchesOverTheAsker) {
  Room room(TwoStagePlan(3));
  for (const char* seat : {"supervisor", "verifier", "administrator", "operator", "panel_1"}) {
    EXPECT_EQ(Freeze(room, "operator", seat)->code(), pb::Refusal::NOT_YOUR_ROLE) << seat;
  }
  for (const char* seat : {"operator", "verifier", "administrator", "supervisor", "hall"}) {
    EXPECT_EQ(Freeze(room, "supervisor", seat)->code(), pb::Refusal::NOT_YOUR_ROLE) << seat;
  }
  ASSERT_FALSE(Freeze(room, "supervisor", "panel_1"));  // The chief judge.
  ASSERT_FALSE(Freeze(room, "administrator", "operator"));
}

// During a turn a frozen seat changes hands as any other: two people decide.
TEST(FrozenDevice, LetsNobodyInByOneHandDuringATurn) {
  Room room = Asked();
  ASSERT_FALSE(Freeze(room, "operator", "panel_2"));
  EXPECT_TRUE(TwoPeopleAsked(room.state(), room.state().seats.at("panel_2")));
}

}  // namespace
}  // namespace tingfen::competition
