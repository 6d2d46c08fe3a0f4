#include "server/access/enrolments.h"

#include <gtest/gtest.h>

namespace tingfen::access {
namespace {

constexpr std::pair<const char*, pb::Role::Id> kSeats[] = {{"hall", pb::Role::HALL},
                                                           {"clock", pb::Role::CLOCK},
                                                           {"kiosk", pb::Role::KIOSK},
                                                           {"panel_1", pb::Role::JUDGE}};

pb::Event Lock() {
  pb::Event event;
  for (const auto& [id, role] : kSeats) {
    pb::Seat& seat = *event.mutable_competition_locked()->add_seats();
    seat.set_id(id);
    seat.set_role(role);
  }
  return event;
}

pb::Event Enrol(const std::string& seat, const std::string& mac) {
  pb::Event event;
  event.mutable_device_enrolled()->set_seat(seat);
  event.mutable_device_enrolled()->set_token_mac(mac);
  return event;
}

TEST(Enrolments, ANewDeviceTakesTheSeatFromTheEarlierOne) {
  Enrolments enrolments;
  enrolments.Evolve(Lock());
  enrolments.Evolve(Enrol("panel_1", "old"));
  ASSERT_NE(enrolments.SeatOfToken("old"), nullptr);
  enrolments.Evolve(Enrol("panel_1", "new"));
  EXPECT_EQ(enrolments.SeatOfToken("old"), nullptr);
  EXPECT_EQ(*enrolments.SeatOfToken("new"), "panel_1");
  EXPECT_EQ(enrolments.StateOf("old"), Enrolments::Token::kReplaced);
  EXPECT_EQ(enrolments.StateOf("new"), Enrolments::Token::kHolds);
  EXPECT_EQ(enrolments.StateOf("never"), Enrolments::Token::kUnknown);
}

TEST(Enrolments, AHallKeepsItsNewestScreens) {
  Enrolments enrolments;
  enrolments.Evolve(Lock());
  for (std::size_t i = 0; i <= kScreensMax; ++i) {
    enrolments.Evolve(Enrol("hall", std::to_string(i)));
  }
  EXPECT_EQ(enrolments.SeatOfToken("0"), nullptr);
  EXPECT_EQ(*enrolments.SeatOfToken("1"), "hall");
  EXPECT_EQ(enrolments.StateOf("0"), Enrolments::Token::kUnknown);  // One of many took its place.
}

pb::Event Issue(const std::string& seat, const std::string& mac) {
  pb::Event event;
  event.mutable_seat_code_issued()->set_seat(seat);
  event.mutable_seat_code_issued()->set_code_mac(mac);
  return event;
}

pb::Event Assign(const std::string& screen, const std::string& seat, const std::string& mac = {}) {
  pb::Event event;
  event.mutable_screen_assigned()->set_screen(screen);
  event.mutable_screen_assigned()->set_seat(seat);
  event.mutable_screen_assigned()->set_token_mac(mac);
  return event;
}

pb::Event Remove(const std::string& screen) {
  pb::Event event;
  event.mutable_screen_removed()->set_screen(screen);
  return event;
}

// A plan with the hall alone.
pb::Event AnotherPlan() {
  pb::Event event;
  pb::Seat& seat = *event.mutable_plan_entered()->add_seats();
  seat.set_id("hall");
  seat.set_role(pb::Role::HALL);
  return event;
}

class Screens : public testing::Test {
 protected:
  Screens() { enrolments.Evolve(Lock()); }

  // The seat the token opens; empty: none.
  std::string SeatOf(const std::string& mac) const {
    const std::string* seat = enrolments.SeatOfToken(mac);
    return seat == nullptr ? std::string() : *seat;
  }

  Enrolments enrolments;
};

TEST_F(Screens, KeepTheirTokenWhereverTheyAreSent) {
  enrolments.Evolve(Assign("screen1", "hall", "token"));
  EXPECT_EQ(SeatOf("token"), "hall");
  EXPECT_EQ(*enrolments.ScreenOfToken("token"), "screen1");
  enrolments.Evolve(Assign("screen1", "clock"));
  EXPECT_EQ(SeatOf("token"), "clock");
  EXPECT_FALSE(enrolments.IsHeld("hall"));
}

TEST_F(Screens, ThatAreRemovedOpenNothing) {
  enrolments.Evolve(Assign("screen1", "hall", "token"));
  enrolments.Evolve(Remove("screen1"));
  EXPECT_EQ(SeatOf("token"), "");
  EXPECT_EQ(enrolments.ScreenOfToken("token"), nullptr);
}

TEST_F(Screens, AtTheKioskTakeTheEarlierDevicesPlace) {
  enrolments.Evolve(Enrol("kiosk", "tablet"));
  enrolments.Evolve(Assign("screen1", "kiosk", "token"));
  EXPECT_EQ(SeatOf("tablet"), "");
  EXPECT_EQ(SeatOf("token"), "kiosk");
  enrolments.Evolve(Enrol("kiosk", "tablet again"));
  EXPECT_EQ(SeatOf("token"), "");
  enrolments.Evolve(Assign("screen1", "hall"));
  EXPECT_EQ(SeatOf("token"), "hall");
}

TEST_F(Screens, OfOneSeatAreTheNewest) {
  for (std::size_t i = 0; i <= kScreensMax; ++i) {
    const std::string number = std::to_string(i);
    enrolments.Evolve(Assign("screen" + number, "hall", number));
  }
  EXPECT_EQ(SeatOf("0"), "");
  EXPECT_EQ(SeatOf("1"), "hall");
}

pb::Event Keep(const std::string& seat, const std::string& mac, const std::string& earlier = {}) {
  pb::Event event;
  event.mutable_token_kept()->set_seat(seat);
  event.mutable_token_kept()->set_token_mac(mac);
  event.mutable_token_kept()->set_earlier_mac(earlier);
  return event;
}

TEST(Enrolments, OnlyTheNewestOfTheTokensGivenUpAreKnown) {
  Enrolments enrolments;
  enrolments.Evolve(Lock());
  enrolments.Evolve(Enrol("panel_1", "0"));
  for (std::size_t i = 0; i <= kGivenUpMax; ++i) {
    enrolments.Evolve(Keep("panel_1", std::to_string(i + 1), std::to_string(i)));
  }
  EXPECT_EQ(enrolments.StateOf("0"), Enrolments::Token::kUnknown);
  EXPECT_EQ(enrolments.StateOf("1"), Enrolments::Token::kGivenUp);
  EXPECT_EQ(enrolments.StateOf(std::to_string(kGivenUpMax + 1)), Enrolments::Token::kHolds);
}

TEST(Enrolments, ASeatHasOneCodeTheNewest) {
  Enrolments enrolments;
  enrolments.Evolve(Lock());
  enrolments.Evolve(Issue("panel_1", "old"));
  enrolments.Evolve(Issue("hall", "hall's"));
  enrolments.Evolve(Issue("panel_1", "new"));
  EXPECT_EQ(enrolments.FindCode("old"), nullptr);
  EXPECT_EQ(enrolments.FindCode("new")->seat, "panel_1");
  EXPECT_EQ(enrolments.FindCode("hall's")->seat, "hall");
}

TEST(Enrolments, AnotherPlanKeepsWhatOpensTheSeatsThatStay) {
  Enrolments enrolments;
  enrolments.Evolve(Lock());
  for (const char* seat : {"hall", "panel_1"}) {
    enrolments.Evolve(Issue(seat, std::string("code of ") + seat));
    enrolments.Evolve(Enrol(seat, std::string("token of ") + seat));
  }
  enrolments.Evolve(AnotherPlan());
  EXPECT_NE(enrolments.FindCode("code of hall"), nullptr);
  EXPECT_NE(enrolments.SeatOfToken("token of hall"), nullptr);
  EXPECT_EQ(enrolments.FindCode("code of panel_1"), nullptr);
  EXPECT_EQ(enrolments.SeatOfToken("token of panel_1"), nullptr);
  EXPECT_FALSE(enrolments.IsHeld("panel_1"));
}

pb::Event Started(std::uint32_t rules) {
  pb::Event event;
  event.mutable_server_started()->set_rules(rules);
  return event;
}

pb::Event Vacated(const std::string& seat) {
  pb::Event event;
  event.mutable_seat_vacated()->set_seat(seat);
  return event;
}

pb::Event Filled(const std::string& seat) {
  pb::Event event;
  event.mutable_seat_filled()->set_seat(seat);
  return event;
}

TEST(Leaving, EndsTheTokenAndTheCodeOfTheSeatAlone) {
  Enrolments enrolments;
  for (const pb::Event& event : {Lock(), Started(3), Issue("kiosk", "other"),
                                 Issue("panel_1", "code"), Enrol("panel_1", "token")}) {
    enrolments.Evolve(event);
  }
  enrolments.Evolve(Vacated("panel_1"));
  EXPECT_EQ(enrolments.StateOf("token"), Enrolments::Token::kLeft);
  EXPECT_EQ(enrolments.FindCode("code"), nullptr);
  EXPECT_NE(enrolments.FindCode("other"), nullptr);
  enrolments.Evolve(Enrol("panel_1", "substitute"));
  EXPECT_EQ(enrolments.StateOf("token"), Enrolments::Token::kLeft);
}

TEST(Leaving, UnderOlderRulesEndedNothing) {
  Enrolments enrolments;
  for (const pb::Event& event :
       {Lock(), Started(2), Enrol("panel_1", "token"), Vacated("panel_1"), Filled("panel_1")}) {
    enrolments.Evolve(event);
  }
  EXPECT_EQ(enrolments.StateOf("token"), Enrolments::Token::kHolds);
  enrolments.Evolve(Started(3));
  EXPECT_EQ(enrolments.StateOf("token"), Enrolments::Token::kHolds);
}

TEST(Leaving, BeforeAnUpgradeIsMadeUpForWhereNobodyHasSatDownSince) {
  Enrolments enrolments;
  for (const pb::Event& event :
       {Lock(), Started(2), Enrol("panel_1", "token"), Vacated("panel_1"), Started(3)}) {
    enrolments.Evolve(event);
  }
  EXPECT_EQ(enrolments.StateOf("token"), Enrolments::Token::kLeft);
}

}  // namespace
}  // namespace tingfen::access
