// Who has the right code or token and comes in again and again.
#include "server/competition/state/competition.h"
#include "tests/unit/engine/hub_fixture.h"

namespace tingfen::engine {
namespace {

class HubEntries : public HubTest {
 protected:
  std::size_t Events() const { return room.log.Rows().size(); }

  // Enters by the hall's code and goes away again.
  void EnterAndLeave(const std::string& address) {
    Kept screen;
    const Hub::Id id = hub->Join(screen, ConnectionInfo{.address = address}).value();
    Send(id, CodeHello("hall", pb::Role::HALL));
    if (!TokenOf(screen).empty()) Send(id, KeptFrame(TokenOf(screen)));
    hub->Leave(id);
  }
};

TEST_F(HubEntries, SixteenNewcomersByTheHallsCodeDoNotPutOutTheLiveHall) {
  Kept live;
  Join(live, CodeHello("hall", pb::Role::HALL));
  for (std::size_t i = 0; i < 2 * access::kScreensMax; ++i) {
    EnterAndLeave("10.0.0." + std::to_string(i));
  }
  EXPECT_EQ(live.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  Kept again;
  Join(again, TokenHello(TokenOf(live), pb::Role::HALL));
  EXPECT_TRUE(again.view.has_hall());
}

TEST_F(HubEntries, WhereAllScreensAreConnectedANewcomerIsToldSo) {
  std::vector<Kept> screens(access::kScreensMax);
  std::vector<Hub::Id> ids;
  for (Kept& screen : screens) ids.push_back(Join(screen, CodeHello("hall", pb::Role::HALL)));
  const std::size_t before = Events();
  Kept newcomer;
  Join(newcomer, CodeHello("hall", pb::Role::HALL), "10.0.0.9");
  EXPECT_EQ(newcomer.goodbye, pb::Goodbye::SCREENS_FULL);
  EXPECT_EQ(Events(), before);
  hub->Leave(ids[3]);
  Kept next;
  Join(next, CodeHello("hall", pb::Role::HALL), "10.0.0.9");
  EXPECT_TRUE(next.view.has_hall());
  for (std::size_t i = 0; i < screens.size(); ++i) {
    if (i == 3) continue;
    EXPECT_EQ(screens[i].goodbye, pb::Goodbye::CODE_UNSPECIFIED) << i;
  }
}

TEST_F(HubEntries, TwoNewcomersAtOnceHaveNotTheSamePlace) {
  std::vector<Kept> screens(access::kScreensMax);
  std::vector<Hub::Id> ids;
  for (Kept& screen : screens) ids.push_back(Join(screen, CodeHello("hall", pb::Role::HALL)));
  hub->Leave(ids[0]);
  std::vector<Kept> newcomers(2);
  for (Kept& newcomer : newcomers) {
    const Hub::Id id = hub->Join(newcomer, ConnectionInfo{.address = "10.0.0.9"}).value();
    hub->Receive(id, CodeHello("hall", pb::Role::HALL).SerializeAsString());
  }
  room.Settle();
  EXPECT_TRUE(newcomers[0].view.has_hall());
  EXPECT_EQ(newcomers[1].goodbye, pb::Goodbye::SCREENS_FULL);
  for (std::size_t i = 1; i < screens.size(); ++i) {
    EXPECT_EQ(screens[i].goodbye, pb::Goodbye::CODE_UNSPECIFIED) << i;
  }
}

TEST_F(HubEntries, ThousandsByOneCodeFromOneAddressWriteHardlyAnything) {
  const std::size_t before = Events();
  for (int i = 0; i < 2000; ++i) EnterAndLeave("10.0.0.9");
  EXPECT_EQ(Events() - before, static_cast<std::size_t>(limits.entries_at_once));
  Kept elsewhere;
  Join(elsewhere, CodeHello("hall", pb::Role::HALL), "10.0.0.10");
  EXPECT_TRUE(elsewhere.view.has_hall());
  Kept too_fast;
  Join(too_fast, CodeHello("hall", pb::Role::HALL), "10.0.0.9");
  EXPECT_EQ(too_fast.goodbye, pb::Goodbye::TOO_FAST);
  room.clock.Advance(10'000);
  Kept later;
  Join(later, CodeHello("hall", pb::Role::HALL), "10.0.0.9");
  EXPECT_TRUE(later.view.has_hall());
}

TEST_F(HubEntries, ThousandsByOneCodeFromEverywhereWriteNoMoreThanThatCodeMay) {
  const std::size_t before = Events();
  for (int i = 0; i < 2000; ++i) EnterAndLeave("10.0." + std::to_string(i / 200) + ".9");
  for (int i = 0; i < 500; ++i) EnterAndLeave("10.1.0." + std::to_string(i));
  EXPECT_EQ(Events() - before, static_cast<std::size_t>(limits.code_entries_at_once));
}

TEST_F(HubEntries, ADeviceThatComesAndGoesAllDayIsLetInAndWritesHardlyAnything) {
  std::string token = Enrol("panel_1", pb::Role::JUDGE);
  const std::size_t before = Events();
  for (int i = 0; i < 250; ++i) {
    Kept judge;
    const Hub::Id id = Join(judge, TokenHello(token, pb::Role::JUDGE));
    ASSERT_TRUE(judge.view.has_judge()) << i;
    const std::string next = TokenOf(judge);
    if (!next.empty()) {
      Send(id, KeptFrame(next));
      token = next;
    }
    hub->Leave(id);
  }
  EXPECT_EQ(Events() - before, static_cast<std::size_t>(limits.renewals_at_once));
}

TEST_F(HubEntries, BeyondAllReasonItIsToldToWait) {
  limits.returns_at_once = 50;
  hub.reset();
  Open();
  const std::string token = Enrol("hall", pb::Role::HALL);
  const std::size_t before = Events();
  int told_to_wait = 0;
  for (int i = 0; i < 200; ++i) {
    Kept screen;
    hub->Leave(Join(screen, TokenHello(token, pb::Role::HALL)));
    told_to_wait += screen.goodbye == pb::Goodbye::TOO_FAST ? 1 : 0;
  }
  EXPECT_EQ(told_to_wait, 150);
  EXPECT_EQ(Events(), before);
  room.clock.Advance(1'000);
  Kept later;
  Join(later, TokenHello(token, pb::Role::HALL));
  EXPECT_TRUE(later.view.has_hall());
}

TEST_F(HubEntries, SigningOutManyTimesAtOnceIsOneFact) {
  Kept judge;
  const Hub::Id id = Enter(judge, CodeHello("panel_1", pb::Role::JUDGE));
  pb::ClientFrame frame;
  frame.mutable_sign_out();
  for (int i = 0; i < 100; ++i) hub->Receive(id, frame.SerializeAsString());
  room.Settle();
  EXPECT_EQ(Count(pb::Event::kDeviceSignedOut), 1U);
  EXPECT_EQ(judge.goodbye, pb::Goodbye::SIGNED_OUT);
}

TEST_F(HubEntries, ACrowdOfBlankScreensFromOneAddressLeavesTheOneAtAnotherWaiting) {
  pb::ClientFrame hello = HelloWith(pb::Role::SCREEN);
  hello.mutable_hello()->set_pair(true);
  Kept waiting;
  Join(waiting, hello, "10.0.0.1");
  std::vector<Kept> crowd(2 * limits.screens_waiting_max);
  for (Kept& one : crowd) Join(one, hello, "10.0.0.9");
  EXPECT_EQ(waiting.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
}

}  // namespace
}  // namespace tingfen::engine
