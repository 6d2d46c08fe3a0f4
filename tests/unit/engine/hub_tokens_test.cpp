#include "tests/unit/engine/hub_fixture.h"

namespace tingfen::engine {
namespace {

constexpr std::uint64_t kMinuteMs = 60'000;
constexpr std::uint64_t kHourMs = 60 * kMinuteMs;

// Judge 1 has a device, which is away.
class HubTokens : public HubTest {
 protected:
  HubTokens() : token(Enrol("panel_1", pb::Role::JUDGE)) {}

  pb::ClientFrame Return(const std::string& by) const { return TokenHello(by, pb::Role::JUDGE); }

  static bool IsAsked(const Kept& connection) {
    return !connection.replies.empty() && connection.replies.back().has_prove();
  }

  std::string token;
  Kept judge;
  Kept thief;
};

TEST_F(HubTokens, AreFollowedByTheNextAtEachReturn) {
  const Hub::Id id = Enter(judge, Return(token));
  const std::string next = TokenOf(judge);
  EXPECT_EQ(next.size(), 64U);
  EXPECT_NE(next, token);
  EXPECT_EQ(judge.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  hub->Leave(id);
  Kept again;
  Join(again, Return(next));
  EXPECT_TRUE(again.view.has_judge());
}

TEST_F(HubTokens, OpenTheirSeatUntilTheNextIsKept) {
  hub->Leave(Join(judge, Return(token)));
  Kept again;
  Join(again, Return(token));
  EXPECT_TRUE(again.view.has_judge());
}

TEST_F(HubTokens, WhoseKeepingTheServerNeverHeardOfAreShownWithTheOneBefore) {
  hub->Leave(Join(judge, Return(token)));  // It has stored the next, and is cut off.
  Kept again;
  pb::ClientFrame hello = Return(TokenOf(judge));
  hello.mutable_hello()->set_token_before(token);
  Join(again, hello);
  EXPECT_TRUE(again.view.has_judge());
}

TEST_F(HubTokens, WhoseKeepingTheServerNeverHearsOfStayGoodHoweverOftenThatHappens) {
  hub->Leave(Join(judge, Return(token)));
  const std::string next = TokenOf(judge);
  pb::ClientFrame hello = Return(next);
  hello.mutable_hello()->set_token_before(token);
  for (int i = 0; i < 3; ++i) {
    Kept again;
    hub->Leave(Join(again, hello));
    EXPECT_EQ(TokenOf(again), next);
  }
  Kept heard;
  hub->Leave(Enter(heard, hello));
  Kept after;
  Join(after, Return(next));
  EXPECT_TRUE(after.view.has_judge());
}

TEST_F(HubTokens, AboutToBeDurableAreAskedToComeAgain) {
  const Hub::Id id = Join(judge, Return(token));
  Kept early;
  const Hub::Id other = hub->Join(early).value();
  hub->Receive(id, KeptFrame(TokenOf(judge)).SerializeAsString());
  pb::ClientFrame hello = Return(TokenOf(judge));
  hello.mutable_hello()->set_token_before(token);
  hub->Receive(other, hello.SerializeAsString());
  room.Settle();
  EXPECT_EQ(early.goodbye, pb::Goodbye::TOO_FAST);
  Kept again;
  Join(again, hello);
  EXPECT_TRUE(again.view.has_judge());
}

TEST_F(HubTokens, AreOutlivedByARestart) {
  Enter(judge, Return(token));
  Restart();
  Kept again;
  Join(again, Return(TokenOf(judge)));
  EXPECT_TRUE(again.view.has_judge());
}

TEST_F(HubTokens, CopiedAndUsedFreezeTheSeatOnceItsDeviceReturns) {
  Enter(thief, Return(token));
  EXPECT_TRUE(thief.view.has_judge());
  const Hub::Id id = Join(judge, Return(token));
  ASSERT_TRUE(IsAsked(judge));
  EXPECT_EQ(judge.views, 0);
  Send(id, KeptFrame(token));
  EXPECT_EQ(judge.goodbye, pb::Goodbye::FROZEN);
  EXPECT_EQ(thief.goodbye, pb::Goodbye::FROZEN);
  EXPECT_EQ(room.engine->Durable().seats.at("panel_1").frozen, pb::SeatState::COPIED);
  EXPECT_EQ(room.engine->Durable().notes.back().kind, pb::DeskView::Note::DEVICE_FROZEN);
}

TEST_F(HubTokens, CopiedFreezeTheSeatAtOnceWhileItsDeviceIsThere) {
  const Hub::Id id = Join(judge, Return(token));
  Enter(thief, Return(token));
  ASSERT_TRUE(IsAsked(judge));
  const int views = judge.views;
  pb::Command check_in = NewCommand(1);
  *check_in.mutable_check_in_seat() = Promise();
  Send(id, CommandFrame(check_in));
  EXPECT_EQ(judge.replies.back().refusal().code(), pb::Refusal::BUSY);
  EXPECT_EQ(judge.views, views);
  Send(id, KeptFrame(token));
  EXPECT_EQ(judge.goodbye, pb::Goodbye::FROZEN);
  EXPECT_EQ(thief.goodbye, pb::Goodbye::FROZEN);
}

TEST_F(HubTokens, OfTwoTabsAreOneDevices) {
  const Hub::Id first = Join(judge, Return(token));
  Kept second;
  Enter(second, Return(token));
  EXPECT_EQ(TokenOf(judge), TokenOf(second));  // Offered once, whoever keeps it.
  ASSERT_TRUE(IsAsked(judge));
  Send(first, KeptFrame(TokenOf(second)));
  EXPECT_EQ(judge.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  EXPECT_TRUE(judge.view.has_judge());
  EXPECT_EQ(judge.view.version(), second.view.version());
  EXPECT_EQ(Count(pb::Event::kDeviceFrozen), 0U);
}

TEST_F(HubTokens, OfTwoTabsAreOneDevicesWhenBothSayThatTheyKeepIt) {
  const Hub::Id first = Join(judge, Return(token));
  Kept other;
  const Hub::Id second = Join(other, Return(token));
  const std::string kept = KeptFrame(TokenOf(judge)).SerializeAsString();
  hub->Receive(first, kept);
  hub->Receive(second, kept);
  room.Settle();
  EXPECT_EQ(judge.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  EXPECT_EQ(other.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  EXPECT_EQ(judge.view.version(), other.view.version());
}

TEST_F(HubTokens, OnADeadConnectionAccuseNobody) {
  Join(judge, Return(token));  // Its network is gone, and the server does not know yet.
  Kept again;
  Enter(again, Return(token));
  EXPECT_TRUE(again.view.has_judge());
  EXPECT_EQ(again.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  EXPECT_EQ(Count(pb::Event::kDeviceFrozen), 0U);
}

TEST_F(HubTokens, ThatAreMadeUpAccuseNobody) {
  Enter(judge, Return(token));
  const Hub::Id id = Join(thief, Return(token));
  Send(id, KeptFrame(std::string(64, 'a')));
  EXPECT_EQ(thief.goodbye, pb::Goodbye::UNKNOWN_TOKEN);
  EXPECT_EQ(judge.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
}

TEST_F(HubTokens, NotOfferedCannotBeKept) {
  const Hub::Id id = Join(judge, Return(token));
  Send(id, KeptFrame(std::string(64, 'a')));
  EXPECT_EQ(judge.goodbye, pb::Goodbye::MALFORMED);
}

TEST_F(HubTokens, OfAFrozenSeatOpenNothingUntilANewCodeIsUsed) {
  Enter(thief, Return(token));
  Send(Join(judge, Return(token)), KeptFrame(token));
  for (const std::string& one : {token, TokenOf(thief)}) {
    Kept held_off;
    Join(held_off, Return(one));
    EXPECT_EQ(held_off.goodbye, pb::Goodbye::FROZEN);
  }
  Kept fresh;
  Enter(fresh, NewCard("panel_1", pb::Role::JUDGE));
  EXPECT_TRUE(fresh.view.has_judge());
  EXPECT_EQ(room.engine->Durable().seats.at("panel_1").frozen, pb::SeatState::NOT_FROZEN);
  for (const std::string& one : {token, TokenOf(thief)}) {
    Kept late;
    const Hub::Id id = Join(late, Return(one));
    Send(id, KeptFrame(one));
    EXPECT_EQ(late.goodbye, pb::Goodbye::REPLACED);
  }
  EXPECT_EQ(fresh.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
}

TEST_F(HubTokens, NotShownForDaysOpenNothing) {
  room.clock.Advance(access::kTokenLifetimeMs - kHourMs);
  hub->Leave(Enter(judge, Return(token)));
  room.clock.Advance(access::kTokenLifetimeMs - kHourMs);
  Kept second_day;
  hub->Leave(Enter(second_day, Return(TokenOf(judge))));
  EXPECT_TRUE(second_day.view.has_judge());
  room.clock.Advance(access::kTokenLifetimeMs + kHourMs);
  Kept too_late;
  Join(too_late, Return(TokenOf(second_day)));
  EXPECT_EQ(too_late.goodbye, pb::Goodbye::UNKNOWN_TOKEN);
}

// A day and more either way, while the machine runs on.
TEST_F(HubTokens, OpenTheirSeatHoweverTheClockOnTheWallJumps) {
  std::string newest = token;
  constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;
  for (const std::int64_t jump : {30 * kDayMs, -40 * kDayMs, 4000 * kDayMs, -1 * kDayMs}) {
    room.clock.JumpWall(jump);
    Kept again;
    hub->Leave(Enter(again, Return(newest)));
    EXPECT_EQ(again.goodbye, pb::Goodbye::CODE_UNSPECIFIED) << jump;
    newest = TokenOf(again);
  }
}

// Whether the machine was off for a month or its clock is wrong, nobody can tell but by looking.
TEST_F(HubTokens, OpenTheirSeatAfterAMonthUntilTheDeskHasLookedAtTheClock) {
  const std::string away = Enrol("panel_2", pb::Role::JUDGE);
  const std::string desk_token = Enrol("operator", pb::Role::OPERATOR);
  room.clock.Reboot(30LL * 24 * 60 * 60 * 1000);
  Restart();
  Kept desk;
  const Hub::Id id = Enter(desk, TokenHello(desk_token, pb::Role::OPERATOR));
  ASSERT_TRUE(desk.view.has_desk());
  EXPECT_EQ(desk.view.desk().time_gap() / 86400, 30U);
  Kept again;
  hub->Leave(Enter(again, Return(token)));
  EXPECT_TRUE(again.view.has_judge());

  pb::Command confirm = NewCommand(1);
  confirm.mutable_confirm_time();
  Send(id, CommandFrame(confirm));
  EXPECT_EQ(desk.view.desk().time_gap(), 0U);
  Kept back;
  hub->Leave(Enter(back, Return(TokenOf(again))));
  EXPECT_TRUE(back.view.has_judge());
  Kept too_old;
  Join(too_old, Return(away));
  EXPECT_EQ(too_old.goodbye, pb::Goodbye::UNKNOWN_TOKEN);
}

TEST_F(HubTokens, OpenTheirSeatAfterARebootThatPutTheClockBack) {
  room.clock.Reboot(-30LL * 24 * 60 * 60 * 1000);
  Restart();
  Join(judge, Return(token));
  EXPECT_TRUE(judge.view.has_judge());
}

TEST_F(HubTokens, GrowOldByTheMachinesClockThoughTheOneOnTheWallStands) {
  room.clock.Advance(access::kTokenLifetimeMs + kHourMs);
  room.clock.JumpWall(-static_cast<std::int64_t>(access::kTokenLifetimeMs + kHourMs));
  Join(judge, Return(token));
  EXPECT_EQ(judge.goodbye, pb::Goodbye::UNKNOWN_TOKEN);
}

TEST_F(HubTokens, ThatWereSignedOutOpenNothing) {
  const Hub::Id id = Enter(judge, Return(token));
  pb::ClientFrame sign_out;
  sign_out.mutable_sign_out();
  Send(id, sign_out);
  EXPECT_EQ(judge.goodbye, pb::Goodbye::SIGNED_OUT);
  Kept again;
  Join(again, Return(TokenOf(judge)));
  EXPECT_EQ(again.goodbye, pb::Goodbye::UNKNOWN_TOKEN);
  EXPECT_FALSE(room.engine->Durable().seats.at("panel_1").enrolled);
}

TEST_F(HubTokens, OfADeviceThatADeskFreezesLoseTheirSocketAtOnce) {
  Enter(judge, Return(token));
  Kept desk;
  const Hub::Id id = Enter(desk, CodeHello("operator", pb::Role::OPERATOR));
  pb::Command freeze = NewCommand(1);
  freeze.mutable_freeze_device()->set_seat("panel_2");
  freeze.mutable_freeze_device()->set_reason("平板遗失");
  Kept second;
  Enter(second, CodeHello("panel_2", pb::Role::JUDGE));
  Send(id, CommandFrame(freeze));
  EXPECT_TRUE(desk.replies.back().has_receipt());
  EXPECT_EQ(second.goodbye, pb::Goodbye::FROZEN);
  EXPECT_EQ(judge.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
}

class HubCards : public HubTest {};

TEST_F(HubCards, OpenTheirSeatOnce) {
  Kept judge;
  Enter(judge, CodeHello("panel_2", pb::Role::JUDGE));
  Kept other;
  Join(other, CodeHello("panel_2", pb::Role::JUDGE));
  EXPECT_EQ(other.goodbye, pb::Goodbye::CODE_USED);
  EXPECT_EQ(judge.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
}

TEST_F(HubCards, OpenItAgainWhereTheAnswerWasLost) {
  Kept lost;
  hub->Leave(Join(lost, CodeHello("panel_2", pb::Role::JUDGE)));
  Kept judge;
  Enter(judge, CodeHello("panel_2", pb::Role::JUDGE));
  EXPECT_TRUE(judge.view.has_judge());
  Kept late;
  Join(late, TokenHello(TokenOf(lost), pb::Role::JUDGE));
  EXPECT_EQ(late.goodbye, pb::Goodbye::REPLACED);
}

TEST_F(HubCards, OpenNothingOnceTheirUseIsOnItsWayToTheLedger) {
  Kept judge;
  const Hub::Id id = Join(judge, CodeHello("panel_2", pb::Role::JUDGE));
  Kept late;  // The same device's, on a connection it has given up.
  const Hub::Id other = hub->Join(late).value();
  hub->Receive(id, KeptFrame(TokenOf(judge)).SerializeAsString());
  hub->Receive(other, CodeHello("panel_2", pb::Role::JUDGE).SerializeAsString());
  room.Settle();
  EXPECT_EQ(late.goodbye, pb::Goodbye::CODE_USED);
  EXPECT_EQ(judge.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
}

TEST_F(HubCards, OfScreensOpenThemAsOftenAsWanted) {
  Kept left;
  Enter(left, CodeHello("hall", pb::Role::HALL));
  Kept right;
  Enter(right, CodeHello("hall", pb::Role::HALL));
  EXPECT_EQ(left.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  EXPECT_TRUE(right.view.has_hall());
}

TEST_F(HubCards, OfARehearsalOpenTheirSeatForWhoeverTakesItOver) {
  pb::ClientFrame hello = NewCard("panel_2", pb::Role::JUDGE, 0, true);
  Kept played;
  Enter(played, hello);
  Kept person;
  Enter(person, hello);
  EXPECT_TRUE(person.view.has_judge());
  EXPECT_EQ(played.goodbye, pb::Goodbye::REPLACED);
}

TEST_F(HubCards, Expire) {
  const pb::ClientFrame hello = NewCard("panel_2", pb::Role::JUDGE, 30);
  room.clock.Advance(31 * kMinuteMs);
  Kept judge;
  Join(judge, hello);
  EXPECT_EQ(judge.goodbye, pb::Goodbye::CODE_EXPIRED);
}

TEST_F(HubCards, AreGoodForTheirTimeHoweverTheClockOnTheWallJumps) {
  const pb::ClientFrame hello = NewCard("panel_2", pb::Role::JUDGE, 30);
  room.clock.JumpWall(static_cast<std::int64_t>(48 * kHourMs));
  Kept judge;
  Join(judge, hello);
  EXPECT_TRUE(judge.view.has_judge());

  const pb::ClientFrame late = NewCard("panel_3", pb::Role::JUDGE, 30);
  room.clock.JumpWall(-static_cast<std::int64_t>(48 * kHourMs));
  room.clock.Advance(31 * kMinuteMs);
  Kept other;
  Join(other, late);
  EXPECT_EQ(other.goodbye, pb::Goodbye::CODE_EXPIRED);
}

TEST_F(HubCards, OfADeskLastForHalfAnHour) {
  Kept desk;
  const Hub::Id id = Enter(desk, CodeHello("operator", pb::Role::OPERATOR));
  pb::Command issue = NewCommand(1);
  issue.mutable_issue_codes()->add_seats("panel_2");
  Send(id, CommandFrame(issue));
  const pb::Cards& cards = desk.replies.at(desk.replies.size() - 2).cards();
  EXPECT_EQ(cards.valid_minutes(), 30U);
  pb::ClientFrame hello = HelloWith(pb::Role::JUDGE);
  hello.mutable_hello()->set_code(cards.cards(0).code());
  room.clock.Advance(29 * kMinuteMs);
  Kept judge;
  Join(judge, hello);
  EXPECT_TRUE(judge.view.has_judge());
}

TEST_F(HubCards, OfNobodyButMassJudgesOpenByThePhonesPort) {
  Kept judge;
  const Hub::Id id = hub->Join(judge, ConnectionInfo{.phones = true}).value();
  Send(id, CodeHello("panel_1", pb::Role::JUDGE));
  EXPECT_EQ(judge.goodbye, pb::Goodbye::NOT_HERE);
  const std::string token = Enrol("panel_2", pb::Role::JUDGE);
  Kept back;
  Send(hub->Join(back, ConnectionInfo{.phones = true}).value(), TokenHello(token, pb::Role::JUDGE));
  EXPECT_EQ(back.goodbye, pb::Goodbye::NOT_HERE);
  Kept screen;
  pb::ClientFrame pair = HelloWith(pb::Role::SCREEN);
  pair.mutable_hello()->set_pair(true);
  Send(hub->Join(screen, ConnectionInfo{.phones = true}).value(), pair);
  EXPECT_EQ(screen.goodbye, pb::Goodbye::NOT_HERE);
}

}  // namespace
}  // namespace tingfen::engine
