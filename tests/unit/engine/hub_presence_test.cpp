#include "tests/unit/engine/hub_fixture.h"

namespace tingfen::engine {
namespace {

pb::ClientFrame Ping(std::uint32_t round_trip_ms, std::uint32_t shown) {
  pb::ClientFrame frame = PingFrame();
  frame.mutable_ping()->set_round_trip_ms(round_trip_ms);
  frame.mutable_ping()->set_shown(shown);
  return frame;
}

class HubPresence : public HubTest {
 protected:
  HubPresence() {
    desk_id = Join(desk, CodeHello("supervisor", pb::Role::SUPERVISOR));
    judge_id = Join(judge, CodeHello("panel_3", pb::Role::JUDGE));
  }

  // The desk's picture of the seat; one without a seat: none.
  pb::Presence Of(const std::string& seat) const {
    for (const pb::Presence& line : desk.view.desk().presence()) {
      if (line.seat() == seat) return line;
    }
    return {};
  }

  // Time goes by in steps of two seconds, in which the desk and, if it is alive, the judge ping.
  void GoOn(int seconds, bool judge_alive, std::uint32_t shown) {
    for (; seconds > 0; seconds -= 2) {
      room.clock.Advance(2'000);
      if (judge_alive) Send(judge_id, Ping(12, shown));
      Send(desk_id, Ping(3, desk.view.version()));
    }
  }

  void Flag(int number) {
    pb::Command flag = NewCommand(number);
    flag.mutable_raise_flag()->set_room("room1");
    flag.mutable_raise_flag()->set_text("x");
    room.Ask("supervisor", flag);
  }

  Kept desk;
  Kept judge;
  Hub::Id desk_id = 0;
  Hub::Id judge_id = 0;
};

TEST_F(HubPresence, TellsHowLongAMessageTakesAndWhenTheSeatWasHeardLast) {
  GoOn(10, true, judge.view.version());
  const pb::Presence seen = Of("panel_3");
  EXPECT_TRUE(seen.online());
  EXPECT_FALSE(seen.stale());
  EXPECT_EQ(seen.round_trip_ms(), 12U);
  EXPECT_GE(seen.seen_ms(), 5'000U);
}

TEST_F(HubPresence, APageThatShowsAnOlderStateForSomeTimeIsStale) {
  const std::uint32_t shown = judge.view.version();
  GoOn(6, true, shown);
  EXPECT_FALSE(Of("panel_3").stale());
  Flag(1);
  EXPECT_FALSE(Of("panel_3").stale());
  GoOn(12, true, shown);
  EXPECT_TRUE(Of("panel_3").stale());
  GoOn(6, true, judge.view.version());
  EXPECT_FALSE(Of("panel_3").stale());
}

TEST_F(HubPresence, APageThatKeepsUpALittleBehindIsNotStale) {
  std::uint32_t behind = judge.view.version();
  for (int number = 1; number <= 8; ++number) {
    Flag(number);
    GoOn(2, true, behind);
    behind = judge.view.version();
  }
  EXPECT_FALSE(Of("panel_3").stale());
}

TEST_F(HubPresence, WhoIsNotHeardOfIsStaleBeforeTheConnectionIsKnownToBeDead) {
  GoOn(8, true, judge.view.version());
  GoOn(20, false, 0);
  EXPECT_TRUE(Of("panel_3").online());
  EXPECT_TRUE(Of("panel_3").stale());
}

TEST_F(HubPresence, WhoLeftIsAwaySinceThen) {
  GoOn(8, true, judge.view.version());
  hub->Leave(judge_id);
  const pb::Presence away = Of("panel_3");
  EXPECT_EQ(away.seat(), "panel_3");
  EXPECT_FALSE(away.online());
  EXPECT_FALSE(away.stale());
  EXPECT_GE(away.seen_ms(), 6'000U);
}

TEST_F(HubPresence, IsPicturedAnewEveryFiveSecondsAtMost) {
  const int views = desk.views;
  for (int i = 0; i < 20; ++i) {
    room.clock.Advance(500);
    Send(desk_id, Ping(3, desk.view.version()));
  }
  EXPECT_GE(desk.views, views + 1);
  EXPECT_LE(desk.views, views + 3);
}

TEST_F(HubPresence, NobodyElseIsSentAnythingForIt) {
  const int views = judge.views;
  GoOn(20, true, judge.view.version());
  EXPECT_EQ(judge.views, views);
}

TEST_F(HubPresence, TheAdministratorSeesAllOfIt) {
  Kept administrator;
  Join(administrator, CodeHello("administrator", pb::Role::ADMINISTRATOR));
  EXPECT_EQ(administrator.view.prepare().presence_size(), 3);
  hub->Leave(judge_id);
  int online = 0;
  for (const auto& line : administrator.view.prepare().presence()) online += line.online() ? 1 : 0;
  EXPECT_EQ(online, 2);
}

TEST_F(HubPresence, APairedScreenHasALineOfItsOwnEvenWhenItIsAway) {
  Kept screen;
  pb::ClientFrame hello = HelloWith(pb::Role::SCREEN);
  hello.mutable_hello()->set_pair(true);
  const Hub::Id id = Join(screen, hello);
  pb::Command assign = NewCommand(1);
  assign.mutable_assign_screen()->set_code(screen.replies.at(0).pairing().code());
  assign.mutable_assign_screen()->set_name("大厅左侧");
  assign.mutable_assign_screen()->set_seat("hall");
  Kept operators;
  Send(Join(operators, CodeHello("operator", pb::Role::OPERATOR)), CommandFrame(assign));
  EXPECT_EQ(Of("hall").screen(), "screen1");
  EXPECT_TRUE(Of("hall").online());
  hub->Leave(id);
  EXPECT_EQ(Of("hall").screen(), "screen1");
  EXPECT_FALSE(Of("hall").online());
}

TEST_F(HubPresence, TheTimekeeperSeesTheClockAndWhatMayBeDone) {
  Kept timekeeper;
  Join(timekeeper, CodeHello("timekeeper", pb::Role::TIMEKEEPER));
  EXPECT_TRUE(timekeeper.view.has_clock());
  EXPECT_EQ(Of("timekeeper").seat(), "timekeeper");
}

TEST_F(HubPresence, KeyingIsForOperatorAndVerifierAndTheWatchForTheSupervisor) {
  Kept verifier;
  Join(verifier, CodeHello("verifier", pb::Role::VERIFIER));
  EXPECT_TRUE(verifier.view.desk().has_keying());
  EXPECT_FALSE(verifier.view.desk().has_watch());
  EXPECT_FALSE(desk.view.desk().has_keying());
  EXPECT_TRUE(desk.view.desk().has_watch());
}

}  // namespace
}  // namespace tingfen::engine
