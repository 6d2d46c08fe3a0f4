#include "server/engine/hub/hub.h"

#include <gtest/gtest.h>

#include "tests/unit/engine/hub_fixture.h"

namespace tingfen::engine {
namespace {

TEST_F(HubTest, ACodeIsExchangedForATokenAndTheSeatsView) {
  Kept judge;
  Join(judge, CodeHello("panel_2", pb::Role::JUDGE));
  ASSERT_EQ(judge.replies.size(), 1U);
  const pb::Welcome& welcome = judge.replies[0].welcome();
  EXPECT_EQ(welcome.seat().id(), "panel_2");
  EXPECT_EQ(welcome.token().size(), 64U);
  EXPECT_EQ(welcome.ledger(), kLedgerId);
  EXPECT_EQ(welcome.version(), "v1");
  EXPECT_EQ(judge.view.judge().own().seat().id(), "panel_2");
  EXPECT_EQ(judge.view.version(), room.engine->Durable().seq);
}

TEST_F(HubTest, TheTokenIsToldOnlyOnceItsMacIsDurable) {
  Kept judge;
  const Hub::Id id = hub->Join(judge).value();
  hub->Receive(id, CodeHello("panel_2", pb::Role::JUDGE).SerializeAsString());
  room.RunPosted();
  EXPECT_TRUE(judge.replies.empty());
  room.Settle();
  EXPECT_EQ(judge.replies.size(), 1U);
}

TEST_F(HubTest, NeitherCodeNorTokenStandsInTheLedger) {
  const std::string token = Enrol("panel_2", pb::Role::JUDGE);
  for (const ledger::Record& row : room.log.Rows()) {
    EXPECT_EQ(row.bytes.find(token), std::string::npos);
    EXPECT_EQ(row.bytes.find(CodeOf("panel_2")), std::string::npos);
  }
}

TEST_F(HubTest, ATokenWorksAfterARestart) {
  const std::string token = Enrol("verifier", pb::Role::VERIFIER);
  Restart();
  Kept desk;
  Join(desk, TokenHello(token, pb::Role::VERIFIER));
  ASSERT_EQ(desk.replies.size(), 1U);
  EXPECT_TRUE(desk.replies[0].has_welcome());
  EXPECT_TRUE(desk.view.has_desk());
}

TEST_F(HubTest, ACodeMayBeTypedInSmallLettersWithDashes) {
  pb::ClientFrame hello = HelloWith(pb::Role::HALL);
  std::string typed = access::GroupedCode(CodeOf("hall"));
  for (char& c : typed) c = static_cast<char>(std::tolower(c));
  hello.mutable_hello()->set_code(typed);
  Kept hall;
  Join(hall, hello);
  EXPECT_TRUE(hall.view.has_hall());
}

TEST_F(HubTest, AWrongCodeAndAWrongTokenAreSentAway) {
  Kept by_code;
  pb::ClientFrame hello = HelloWith(pb::Role::JUDGE);
  hello.mutable_hello()->set_code("00000000");
  Join(by_code, hello);
  EXPECT_EQ(by_code.goodbye, pb::Goodbye::UNKNOWN_CODE);
  Kept by_token;
  Join(by_token, TokenHello(std::string(64, '0'), pb::Role::JUDGE));
  EXPECT_EQ(by_token.goodbye, pb::Goodbye::UNKNOWN_TOKEN);
  EXPECT_EQ(hub->Connections(), 0U);
}

pb::ClientFrame WrongCode() {
  pb::ClientFrame wrong = HelloWith(pb::Role::JUDGE);
  wrong.mutable_hello()->set_code("00000000");
  return wrong;
}

TEST_F(HubTest, ManyWrongCodesFromOneAddressSlowItDownAndNoOther) {
  for (int i = 0; i < static_cast<int>(limits.wrong_codes_at_once); ++i) {
    Kept guesser;
    Join(guesser, WrongCode(), "10.0.0.9");
    EXPECT_EQ(guesser.goodbye, pb::Goodbye::UNKNOWN_CODE);
  }
  Kept right;
  Join(right, CodeHello("panel_1", pb::Role::JUDGE), "10.0.0.9");
  EXPECT_EQ(right.goodbye, pb::Goodbye::TOO_FAST);
  Kept other;
  Join(other, CodeHello("panel_2", pb::Role::JUDGE), "10.0.0.10");
  EXPECT_EQ(other.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  room.clock.Advance(5'000);
  Kept later;
  Join(later, CodeHello("panel_1", pb::Role::JUDGE), "10.0.0.9");
  EXPECT_EQ(later.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
}

TEST_F(HubTest, WrongCodesFromEverywhereTogetherAreSlowedDownToo) {
  limits.all_wrong_codes_at_once = 10;
  limits.guessers_max = 4;
  Open();
  for (int i = 0; i < 10; ++i) {
    Kept guesser;
    Join(guesser, WrongCode(), "10.0.0." + std::to_string(i));
    EXPECT_EQ(guesser.goodbye, pb::Goodbye::UNKNOWN_CODE);
  }
  for (int i = 0; i < static_cast<int>(limits.own_wrong_codes); ++i) {
    Kept hardly_tried;
    Join(hardly_tried, WrongCode(), "10.0.1.1");
    EXPECT_EQ(hardly_tried.goodbye, pb::Goodbye::UNKNOWN_CODE);
  }
  Kept next;
  Join(next, WrongCode(), "10.0.1.1");
  EXPECT_EQ(next.goodbye, pb::Goodbye::TOO_FAST);
}

TEST_F(HubTest, WhileEverybodyGuessesARightCodeFromElsewhereStillOpens) {
  limits.all_wrong_codes_at_once = 10;
  Open();
  for (int i = 0; i < 10; ++i) {
    Kept guesser;
    Join(guesser, WrongCode(), "10.0.0." + std::to_string(i));
  }
  Kept judge;
  Join(judge, CodeHello("panel_1", pb::Role::JUDGE), "10.0.2.1");
  EXPECT_TRUE(judge.view.has_judge());
}

TEST_F(HubTest, ASeatOfAnotherRoleIsRefusedByThePage) {
  Kept judge_at_desk;
  Join(judge_at_desk, CodeHello("panel_1", pb::Role::OPERATOR));
  EXPECT_EQ(judge_at_desk.goodbye, pb::Goodbye::WRONG_PAGE);
  const std::string token = Enrol("operator", pb::Role::OPERATOR);
  Kept operator_in_hall;
  Join(operator_in_hall, TokenHello(token, pb::Role::HALL));
  EXPECT_EQ(operator_in_hall.goodbye, pb::Goodbye::WRONG_PAGE);
}

TEST_F(HubTest, AnotherProtocolIsToldToReload) {
  Kept old;
  pb::ClientFrame hello = CodeHello("panel_1", pb::Role::JUDGE);
  hello.mutable_hello()->set_protocol(2);
  Join(old, hello);
  EXPECT_EQ(old.goodbye, pb::Goodbye::PROTOCOL);
}

TEST_F(HubTest, ANewDeviceReplacesTheSeatsEarlierOne) {
  Kept first;
  Enter(first, CodeHello("panel_1", pb::Role::JUDGE));
  const std::string token = TokenOf(first);
  Kept second;
  Enter(second, NewCard("panel_1", pb::Role::JUDGE));
  EXPECT_EQ(first.goodbye, pb::Goodbye::REPLACED);
  EXPECT_EQ(second.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  Kept first_again;
  Join(first_again, TokenHello(token, pb::Role::JUDGE));
  EXPECT_EQ(first_again.goodbye, pb::Goodbye::REPLACED);  // It was away when that happened.
}

TEST_F(HubTest, AHallMayHaveSeveralScreens) {
  Kept left;
  Kept right;
  Join(left, CodeHello("hall", pb::Role::HALL));
  Join(right, CodeHello("hall", pb::Role::HALL));
  EXPECT_EQ(left.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  Kept left_again;
  Join(left_again, TokenHello(left.replies.at(0).welcome().token(), pb::Role::HALL));
  EXPECT_TRUE(left_again.view.has_hall());
}

TEST_F(HubTest, ConnectionsOfOneDeviceAreFewAndTheOldestGoesFirst) {
  const std::string token = Enrol("panel_1", pb::Role::JUDGE);
  std::vector<Kept> connections(limits.connections_per_seat + 1);
  for (Kept& connection : connections) Join(connection, TokenHello(token, pb::Role::JUDGE));
  EXPECT_EQ(connections.front().goodbye, pb::Goodbye::FULL);
  for (std::size_t i = 1; i < connections.size(); ++i) {
    EXPECT_EQ(connections[i].goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  }
}

TEST_F(HubTest, WhatIsNoFrameOrOutOfOrderIsMalformed) {
  const std::string token = Enrol("panel_1", pb::Role::JUDGE);
  pb::Command check_in = NewCommand(1);
  *check_in.mutable_check_in_seat() = Promise();
  const std::vector<std::vector<std::string>> wrong = {
      {"\xff\xff\xff"},
      {""},
      {PingFrame().SerializeAsString()},
      {CommandFrame(check_in).SerializeAsString()},
      {HelloWith(pb::Role::JUDGE).SerializeAsString()},
      {TokenHello(token, pb::Role::JUDGE).SerializeAsString(),
       TokenHello(token, pb::Role::JUDGE).SerializeAsString()},
      {TokenHello(token, pb::Role::JUDGE).SerializeAsString(),
       CommandFrame(check_in).SerializeAsString() + CommandFrame(check_in).SerializeAsString()},
  };
  for (const auto& frames : wrong) {
    Kept connection;
    const Hub::Id id = hub->Join(connection).value();
    for (const std::string& bytes : frames) hub->Receive(id, bytes);
    room.Settle();
    EXPECT_EQ(connection.goodbye, pb::Goodbye::MALFORMED) << testing::PrintToString(frames);
  }
}

TEST_F(HubTest, ACommandIsAnsweredAndThenShownToEverybodyElse) {
  Kept judge;
  const Hub::Id id = Join(judge, CodeHello("panel_1", pb::Role::JUDGE));
  Kept desk;
  Join(desk, CodeHello("operator", pb::Role::OPERATOR));
  EXPECT_EQ(desk.view.desk().checked_in(), 0U);
  pb::Command check_in = NewCommand(1);
  *check_in.mutable_check_in_seat() = Promise();
  Send(id, CommandFrame(check_in));
  ASSERT_EQ(judge.replies.size(), 2U);
  EXPECT_EQ(judge.replies[1].receipt().command_id(), CommandId(1));
  EXPECT_TRUE(judge.view.judge().own().checked_in());
  EXPECT_EQ(desk.view.desk().checked_in(), 1U);
  EXPECT_EQ(desk.view.version(), judge.replies[1].receipt().seq());
}

TEST_F(HubTest, MoreCommandsThanAPersonCanSendEndTheConnection) {
  Kept judge;
  const Hub::Id id = Join(judge, CodeHello("panel_1", pb::Role::JUDGE));
  for (int i = 0; i <= static_cast<int>(limits.commands_at_once); ++i) {
    pb::Command command = NewCommand(i);
    *command.mutable_check_in_seat() = Promise();
    Send(id, CommandFrame(command));
  }
  EXPECT_EQ(judge.goodbye, pb::Goodbye::TOO_FAST);
}

TEST_F(HubTest, APingIsAnsweredWithTheServersClock) {
  Kept hall;
  const Hub::Id id = Join(hall, CodeHello("hall", pb::Role::HALL));
  room.clock.Advance(1'234);
  Send(id, PingFrame());
  EXPECT_EQ(hall.replies.back().pong().client_ms(), 17U);
  EXPECT_EQ(hall.replies.back().pong().server_ms(), 1'234U);
}

TEST_F(HubTest, DesksSeeWhoIsThereAndWhoWrites) {
  Kept desk;
  Join(desk, CodeHello("supervisor", pb::Role::SUPERVISOR));
  Kept judge;
  const Hub::Id id = Join(judge, CodeHello("panel_3", pb::Role::JUDGE));
  const auto presence = [&] {
    for (const pb::Presence& line : desk.view.desk().presence()) {
      if (line.seat() != "panel_3" || !line.online()) continue;
      return line.writing() ? "writing" : "online";
    }
    return "away";
  };
  EXPECT_STREQ(presence(), "online");
  pb::ClientFrame writes;
  writes.mutable_activity()->set_writing(true);
  Send(id, writes);
  EXPECT_STREQ(presence(), "writing");
  const int judge_views = judge.views;
  hub->Leave(id);
  EXPECT_STREQ(presence(), "away");
  EXPECT_EQ(judge.views, judge_views);
}

TEST_F(HubTest, AtItsLimitOfConnectionsItSaysFull) {
  limits.connections_max = 1;
  Open();
  Kept first;
  Kept second;
  EXPECT_TRUE(hub->Join(first));
  EXPECT_FALSE(hub->Join(second));
  EXPECT_EQ(second.goodbye, pb::Goodbye::FULL);
}

TEST_F(HubTest, EverybodyIsToldWhenItStops) {
  Kept hall;
  Join(hall, CodeHello("hall", pb::Role::HALL));
  hub->Stop();
  EXPECT_EQ(hall.goodbye, pb::Goodbye::STOPPING);
}

TEST_F(HubTest, WhoComesWhileItStopsIsToldToo) {
  Open();
  hub->Stop();
  Kept late;
  EXPECT_FALSE(hub->Join(late));
  EXPECT_EQ(late.goodbye, pb::Goodbye::STOPPING);
}

}  // namespace
}  // namespace tingfen::engine
