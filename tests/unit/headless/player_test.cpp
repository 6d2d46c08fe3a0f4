#include "judge_client/headless/people/player.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <vector>

namespace tingfen::headless {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A world without sockets: the test is the server, and time passes when it says so.
class PlayedEnvironment final : public Environment {
 public:
  std::uint64_t NowMs() const override { return now_ms_ += ticks_; }
  void TickAtEachLook() { ticks_ = 1; }

  void After(std::uint32_t ms, std::function<void()> action) override {
    alarms_.emplace(now_ms_ + ms, std::move(action));
  }

  std::unique_ptr<Socket> Open(SocketListener& listener) override {
    ++opened_;
    listener_ = &listener;
    return std::make_unique<PlayedSocket>(*this, listener);
  }

  std::string NewCommandId() override { return "id" + std::to_string(++ids_); }

  void Pass(std::uint64_t ms) {
    const std::uint64_t until = now_ms_ + ms;
    while (!alarms_.empty() && alarms_.begin()->first <= until) {
      now_ms_ = alarms_.begin()->first;
      const auto action = std::move(alarms_.begin()->second);
      alarms_.erase(alarms_.begin());
      action();
    }
    now_ms_ = until;
  }

  bool Connected() const { return listener_ != nullptr; }
  int Opened() const { return opened_; }
  std::vector<pb::ClientFrame> TakeSent() { return std::exchange(sent_, {}); }
  std::vector<pb::Ping> TakePings() { return std::exchange(pings_, {}); }

  void Accept() { listener_->OnOpen(); }
  void Drop() { std::exchange(listener_, nullptr)->OnClosed("gone"); }
  void Say(const pb::ServerFrame& frame) { listener_->OnMessage(frame.SerializeAsString()); }

 private:
  class PlayedSocket final : public Socket {
   public:
    PlayedSocket(PlayedEnvironment& environment, SocketListener& listener)
        : environment_(environment), listener_(&listener) {}
    ~PlayedSocket() override {
      if (environment_.listener_ == listener_) environment_.listener_ = nullptr;
    }
    void Send(std::string bytes) override {
      pb::ClientFrame frame;
      ASSERT_TRUE(frame.ParseFromString(bytes));
      if (frame.has_ping()) return environment_.pings_.push_back(frame.ping());
      environment_.sent_.push_back(frame);
    }

   private:
    PlayedEnvironment& environment_;
    SocketListener* listener_;
  };

  mutable std::uint64_t now_ms_ = 1000;
  std::uint64_t ticks_ = 0;
  std::multimap<std::uint64_t, std::function<void()>> alarms_;
  SocketListener* listener_ = nullptr;
  std::vector<pb::ClientFrame> sent_;  // All but the pings.
  std::vector<pb::Ping> pings_;
  int opened_ = 0;
  int ids_ = 0;
};

class HeardObserver final : public PlayerObserver {
 public:
  void OnWelcome(const std::string&, const pb::Welcome&) override { heard.push_back("welcome"); }
  void OnView(const std::string&, const pb::View&) override {}
  void OnConfirmed(const std::string&, const pb::Command& command,
                   const pb::Receipt& receipt) override {
    heard.push_back("confirmed " + command.id() + " " + receipt.number());
  }
  void OnRefused(const std::string&, const pb::Command& command, const pb::Refusal&) override {
    heard.push_back("refused " + command.id());
  }
  void OnLost(const std::string&, const std::string&) override { heard.push_back("lost"); }
  void OnTakenOver(const std::string&) override { heard.push_back("taken over"); }
  void OnGivenUp(const std::string&, const std::string&) override { heard.push_back("given up"); }

  std::vector<std::string> heard;
};

class PlayerTest : public testing::Test {
 protected:
  explicit PlayerTest(Pace pace = Pace::kFast, const KeptToken& kept = {})
      : player_(world_, observer_, {.seat = "panel_3", .role = pb::Role::JUDGE, .code = "CODE"},
                kept, {.pace = pace, .seed = 1}) {
    player_.Begin();
    world_.Accept();
  }

  void Welcome(const std::string& token = "t1") {
    pb::ServerFrame frame;
    frame.mutable_welcome()->mutable_seat()->set_id("panel_3");
    frame.mutable_welcome()->mutable_seat()->set_role(pb::Role::JUDGE);
    frame.mutable_welcome()->set_token(token);
    world_.Say(frame);
  }

  // The judge's page; one who has not checked in will, another scores.
  void Show(std::uint32_t version, bool checked_in, const std::string& candidate = {}) {
    pb::ServerFrame frame;
    pb::View& view = *frame.mutable_view();
    view.set_version(version);
    view.mutable_witness()->set_seq(version);
    view.mutable_witness()->set_mac("m");
    pb::JudgeView& judge = *view.mutable_judge();
    judge.mutable_header()->set_phase(pb::Phase::SCORING);
    judge.mutable_own()->set_checked_in(checked_in);
    judge.mutable_own()->set_version(1);
    judge.set_writable(!candidate.empty());
    judge.mutable_turn()->mutable_person()->set_candidate(candidate);
    judge.mutable_turn()->mutable_stage()->set_step("1");
    world_.Say(frame);
  }

  void Confirm(const std::string& id, std::uint32_t seq) {
    pb::ServerFrame frame;
    frame.mutable_receipt()->set_command_id(id);
    frame.mutable_receipt()->set_seq(seq);
    frame.mutable_receipt()->set_number("7K3-M9");
    world_.Say(frame);
  }

  void Refuse(const std::string& id, pb::Refusal::Code code) {
    pb::ServerFrame frame;
    frame.mutable_refusal()->set_command_id(id);
    frame.mutable_refusal()->set_code(code);
    world_.Say(frame);
  }

  void Goodbye(pb::Goodbye::Code code) {
    pb::ServerFrame frame;
    frame.mutable_goodbye()->set_code(code);
    world_.Say(frame);
  }

  // Ids of the commands sent since the last look; Hellos and activity are left out.
  std::vector<std::string> CommandsSent() {
    std::vector<std::string> ids;
    for (const pb::ClientFrame& frame : world_.TakeSent()) {
      if (frame.has_command()) ids.push_back(frame.command().id());
    }
    return ids;
  }

  void Pong(std::uint32_t client_ms) {
    pb::ServerFrame frame;
    frame.mutable_pong()->set_client_ms(client_ms);
    world_.Say(frame);
  }

  pb::Hello HelloSent() {
    const auto frames = world_.TakeSent();
    EXPECT_FALSE(frames.empty());
    return frames.empty() ? pb::Hello() : frames.front().hello();
  }

  PlayedEnvironment world_;
  HeardObserver observer_;
  Player player_;
};

struct HumanPlayerTest : PlayerTest {
  HumanPlayerTest() : PlayerTest(Pace::kHuman) {}
};

struct RememberingPlayerTest : PlayerTest {
  RememberingPlayerTest() : PlayerTest(Pace::kFast, {"t0", "t-1"}) {}
};

TEST_F(PlayerTest, EnrolsWithItsCodeAndComesBackWithItsToken) {
  const pb::Hello first = HelloSent();
  EXPECT_EQ(first.code(), "CODE");
  EXPECT_EQ(first.page(), pb::Role::JUDGE);
  EXPECT_EQ(first.protocol(), 1U);
  Welcome();
  const auto kept = world_.TakeSent();
  ASSERT_FALSE(kept.empty());
  EXPECT_EQ(kept.front().kept().token(), "t1");
  Show(4, true);
  world_.Drop();
  world_.Pass(1000);
  world_.TakeSent();
  world_.Accept();
  const pb::Hello second = HelloSent();
  EXPECT_EQ(second.token(), "t1");
  EXPECT_EQ(second.seen().seq(), 4U);
}

TEST_F(RememberingPlayerTest, UsesATokenOfAnEarlierRunUntilItWasNotKnownTwice) {
  const pb::Hello hello = HelloSent();
  EXPECT_EQ(hello.token(), "t0");
  EXPECT_EQ(hello.token_before(), "t-1");
  for (const char* code : {"", "CODE"}) {
    world_.TakeSent();
    Goodbye(pb::Goodbye::UNKNOWN_TOKEN);
    world_.Pass(2000);
    world_.Accept();
    EXPECT_EQ(HelloSent().code(), code);
  }
}

TEST_F(PlayerTest, ActsOnceAndWaitsForAPageThatShowsIt) {
  Welcome();
  Show(4, false);
  EXPECT_THAT(CommandsSent(), ElementsAre("id1"));
  Show(4, false);
  EXPECT_THAT(CommandsSent(), IsEmpty());
  Confirm("id1", 6);
  Show(5, false);  // From before the receipt.
  EXPECT_THAT(CommandsSent(), IsEmpty());
  Show(6, true, "c1");
  EXPECT_THAT(CommandsSent(), ElementsAre("id2"));
  EXPECT_THAT(observer_.heard, ElementsAre("welcome", "confirmed id1 7K3-M9"));
}

TEST_F(PlayerTest, ActsAtOnceThoughTheClockTicksMeanwhile) {
  world_.TickAtEachLook();
  Welcome();
  Show(4, false);
  EXPECT_THAT(CommandsSent(), ElementsAre("id1"));
}

TEST_F(PlayerTest, SendsAnUnansweredCommandAgainWithTheSameIdAfterTheServerWentAway) {
  Welcome();
  Show(4, false);
  const auto before = world_.TakeSent();
  world_.Drop();
  EXPECT_TRUE(player_.Unanswered());
  world_.Pass(1000);
  world_.Accept();
  Welcome("");
  const auto after = world_.TakeSent();
  EXPECT_EQ(after.back().SerializeAsString(), before.back().SerializeAsString());
  Confirm("id1", 5);
  EXPECT_FALSE(player_.Unanswered());
  Confirm("id1", 5);
  EXPECT_THAT(observer_.heard, ElementsAre("welcome", "lost", "welcome", "confirmed id1 7K3-M9"));
}

TEST_F(PlayerTest, TriesAgainLessAndLessOftenWhileTheServerIsAway) {
  Welcome();
  world_.Drop();
  for (int minute = 0; minute < 2; ++minute) {
    for (int i = 0; i < 600; ++i) {
      world_.Pass(100);
      if (world_.Connected()) world_.Drop();
    }
  }
  EXPECT_GT(world_.Opened(), 120 / 4);
  EXPECT_LT(world_.Opened(), 120 / 2 + 12);
  EXPECT_THAT(observer_.heard, ElementsAre("welcome", "lost"));
}

TEST_F(PlayerTest, GivesTheSeatToWhoTakesItOver) {
  Welcome();
  Show(4, false);
  Goodbye(pb::Goodbye::REPLACED);
  world_.Pass(60'000);
  EXPECT_FALSE(world_.Connected());
  EXPECT_FALSE(player_.Unanswered());
  EXPECT_EQ(world_.Opened(), 1);
  EXPECT_THAT(observer_.heard, ElementsAre("welcome", "taken over"));
}

TEST_F(PlayerTest, GivesUpWhenTheCodeIsNotKnown) {
  Goodbye(pb::Goodbye::UNKNOWN_CODE);
  world_.Pass(60'000);
  EXPECT_EQ(world_.Opened(), 1);
  EXPECT_THAT(observer_.heard, ElementsAre("given up"));
}

TEST_F(PlayerTest, GivesUpOnAServerThatSpeaksSomethingElse) {
  Welcome();
  static_cast<SocketListener&>(player_).OnMessage("\xff\xff");
  EXPECT_THAT(observer_.heard, ElementsAre("welcome", "given up"));
}

TEST_F(PlayerTest, ComesBackAfterAServerThatIsBeingRestarted) {
  Welcome();
  Goodbye(pb::Goodbye::STOPPING);
  EXPECT_FALSE(world_.Connected());
  world_.Pass(1000);
  EXPECT_TRUE(world_.Connected());
}

TEST_F(PlayerTest, SendsABusyServerTheSameCommandAgain) {
  Welcome();
  Show(4, false);
  EXPECT_THAT(CommandsSent(), ElementsAre("id1"));
  Refuse("id1", pb::Refusal::BUSY);
  EXPECT_THAT(CommandsSent(), IsEmpty());
  world_.Pass(1000);
  EXPECT_THAT(CommandsSent(), ElementsAre("id1"));
  EXPECT_THAT(observer_.heard, ElementsAre("welcome"));
}

TEST_F(PlayerTest, DoesNotInsistOnWhatWasRefusedUntilThePageChanges) {
  Welcome();
  Show(4, false);
  Refuse("id1", pb::Refusal::NOT_NOW);
  CommandsSent();
  Show(4, false);
  EXPECT_THAT(CommandsSent(), IsEmpty());
  Show(5, false);
  EXPECT_THAT(CommandsSent(), ElementsAre("id2"));
}

TEST_F(PlayerTest, GivesUpWhenEverythingIsRefused) {
  Welcome();
  for (std::uint32_t version = 1; version <= 21; ++version) {
    Show(version, false);
    Refuse("id" + std::to_string(version), pb::Refusal::NOT_NOW);
  }
  EXPECT_EQ(observer_.heard.back(), "given up");
}

TEST_F(PlayerTest, PingsAsPagesDoAndSaysWhatItShowsAndHowLongItTook) {
  Welcome();
  auto pings = world_.TakePings();
  ASSERT_EQ(pings.size(), 1U);
  EXPECT_EQ(pings[0].shown(), 0U);
  EXPECT_EQ(pings[0].round_trip_ms(), 0U);
  world_.Pass(80);
  Pong(pings[0].client_ms());
  Show(4, true);
  world_.Pass(2'000);
  pings = world_.TakePings();
  ASSERT_EQ(pings.size(), 1U);
  EXPECT_EQ(pings[0].shown(), 4U);
  EXPECT_EQ(pings[0].round_trip_ms(), 80U);
  world_.Pass(20'000);
  EXPECT_EQ(world_.TakePings().size(), 10U);
}

TEST_F(PlayerTest, PingsOnlyWhileItHoldsItsSeatAndOnceAfterItCameBack) {
  world_.Pass(10'000);
  EXPECT_THAT(world_.TakePings(), IsEmpty());
  Welcome();
  Pong(world_.TakePings().front().client_ms());
  world_.Drop();
  world_.Pass(10'000);
  EXPECT_THAT(world_.TakePings(), IsEmpty());
  world_.Accept();
  Welcome("");
  world_.Pass(10'000);
  const auto pings = world_.TakePings();
  ASSERT_EQ(pings.size(), 6U);
  EXPECT_EQ(pings[0].round_trip_ms(), 0U);  // Nothing is known of this line yet.
  Goodbye(pb::Goodbye::REPLACED);
  world_.Pass(10'000);
  EXPECT_THAT(world_.TakePings(), IsEmpty());
}

TEST_F(HumanPlayerTest, TakesItsTimeAndIsSeenWriting) {
  Welcome();
  world_.TakeSent();
  Show(4, true, "c1");
  auto frames = world_.TakeSent();
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_TRUE(frames[0].activity().writing());
  world_.Pass(2'900);
  EXPECT_THAT(world_.TakeSent(), IsEmpty());
  world_.Pass(12'000);
  frames = world_.TakeSent();
  ASSERT_EQ(frames.size(), 2U);
  EXPECT_TRUE(frames[0].has_activity());
  EXPECT_FALSE(frames[0].activity().writing());
  EXPECT_TRUE(frames[1].command().has_submit_sheet());
}

TEST_F(HumanPlayerTest, DoesNotStartOverWhenSomethingElseOnThePageChanges) {
  Welcome();
  Show(4, true, "c1");
  for (std::uint32_t version = 5; version < 25; ++version) {
    world_.Pass(1'000);
    Show(version, true, "c1");
  }
  EXPECT_THAT(CommandsSent(), ElementsAre("id1"));
}

TEST_F(HumanPlayerTest, DropsWhatThePageAsksForNoLonger) {
  Welcome();
  Show(4, true, "c1");
  world_.Pass(1'000);
  Show(5, true);
  world_.Pass(60'000);
  EXPECT_THAT(CommandsSent(), IsEmpty());
}

TEST_F(HumanPlayerTest, DoesNothingWhileTheLineIsDownAndLooksAgainAfterIt) {
  Welcome();
  Show(4, true, "c1");
  world_.Drop();
  world_.Pass(60'000);
  EXPECT_FALSE(player_.Unanswered());
  world_.Accept();
  Welcome("");
  Show(5, true, "c2");
  world_.Pass(60'000);
  const auto frames = world_.TakeSent();
  EXPECT_EQ(frames.back().command().submit_sheet().candidate(), "c2");
}

}  // namespace
}  // namespace tingfen::headless
