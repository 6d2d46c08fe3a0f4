// Floods while judges work: nobody gets in, and those inside notice nothing. What they wait under
// siege is measured against what they waited before it and what the machine itself keeps any thread
// waiting meanwhile, in the same run.
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <cstdio>

#include "server/gateway/anonymous_connections.h"
#include "tests/unit/gateway/served_room.h"

namespace tingfen::gateway {
namespace {

using Clock = std::chrono::steady_clock;
using Micros = std::chrono::microseconds;

constexpr int kGuesses = 10'000;
constexpr int kGuessers = 50;  // Addresses.
constexpr int kHalfOpen = 5'000;
constexpr int kQuietSamples = 300;
constexpr int kNoticed = 40;  // So many times the floor would be noticed.

Micros Since(Clock::time_point began) {
  return std::chrono::duration_cast<Micros>(Clock::now() - began);
}

Micros Ninety9(std::vector<Micros> samples) {
  if (samples.empty()) return Micros(0);
  std::sort(samples.begin(), samples.end());
  return samples[samples.size() * 99 / 100];
}

std::string AddressOf(int number) {
  return "127.1." + std::to_string(number / 250) + "." + std::to_string(1 + number % 250);
}

pb::ClientFrame FlagFrame(int number) {
  pb::ClientFrame frame;
  pb::Command& command = *frame.mutable_command();
  command = engine::NewCommand(number);
  command.mutable_raise_flag()->set_room("room1");
  command.mutable_raise_flag()->set_text("有人走动");
  return frame;
}

// What the machine keeps a thread waiting that asks for a millisecond.
class Jitter {
 public:
  Jitter() : thread_([this] { Measure(); }) {}
  Micros Stop() {
    over_ = true;
    thread_.join();
    return Ninety9(std::move(samples_));
  }

 private:
  void Measure() {
    while (!over_) {
      const auto began = Clock::now();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      samples_.push_back(Since(began));
    }
  }
  std::atomic<bool> over_ = false;
  std::vector<Micros> samples_;
  std::thread thread_;
};

class Siege : public ServedRoom {
 protected:
  Siege() {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    limits.commands_at_once = 1e6;
    limits.frames_at_once = 1e6;
  }

  // Somebody at work: asks, waits for the receipt, asks again.
  Micros AskOnce(RawClient& client) {
    const auto began = Clock::now();
    client.SendFrame(FlagFrame(++asked_));
    for (;;) {
      const auto frame = client.Receive();
      if (!frame) {
        ADD_FAILURE() << "somebody at work was put out";
        return Since(began);
      }
      if (frame->has_receipt()) return Since(began);
    }
  }

  // While `siege` runs somebody works on.
  void Work(const char* what, const std::function<void()>& siege) {
    const auto worker = Join("supervisor", pb::Role::SUPERVISOR);
    std::vector<Micros> quiet;
    for (int i = 0; i < kQuietSamples; ++i) quiet.push_back(AskOnce(*worker));
    std::atomic<bool> over = false;
    Jitter jitter;
    std::thread besiegers([&] {
      siege();
      over = true;
    });
    std::vector<Micros> under_siege;
    while (!over || under_siege.size() < kQuietSamples) under_siege.push_back(AskOnce(*worker));
    besiegers.join();
    const Micros floor = std::max(Ninety9(quiet), jitter.Stop());
    const Micros seen = Ninety9(under_siege);
    std::printf("%s: p99 %lld µs quiet, %lld µs under siege (%zu receipts); floor %lld µs\n", what,
                static_cast<long long>(Ninety9(quiet).count()),
                static_cast<long long>(seen.count()), under_siege.size(),
                static_cast<long long>(floor.count()));
    EXPECT_LT(seen, kNoticed * floor);
  }

 private:
  int asked_ = 0;
};

// Nothing, half a request, or a WebSocket that never says who it is.
class HalfOpen {
 public:
  HalfOpen(std::uint16_t port, int number) : client_(port, 0, AddressOf(number).c_str()) {
    if (number % 3 == 1) client_.Send("GET /judge HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
    if (number % 3 == 2) {
      client_.Send(
          "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }
  }

 private:
  RawClient client_;
};

TEST_F(Siege, TenThousandGuessedCodesOpenNothingAndNobodyAtWorkNotices) {
  Serve();
  std::map<pb::Goodbye::Code, int> goodbyes;
  Work("10,000 codes", [&] {
    for (int guess = 0; guess < kGuesses; ++guess) {
      RawClient client(port, 0, AddressOf(guess % kGuessers).c_str());
      client.Upgrade();
      pb::ClientFrame hello = CodeHello("panel_1", pb::Role::JUDGE);
      std::string code = std::to_string(10'000'000 + guess);
      hello.mutable_hello()->set_code(code);
      client.SendFrame(hello);
      ++goodbyes[client.ReceiveGoodbye()];
    }
  });
  EXPECT_EQ(goodbyes[pb::Goodbye::UNKNOWN_CODE] + goodbyes[pb::Goodbye::TOO_FAST], kGuesses);
  EXPECT_GT(goodbyes[pb::Goodbye::TOO_FAST], kGuesses * 9 / 10);
  // Who comes from elsewhere with the right code is let in at once.
  EXPECT_NE(Join("panel_1", pb::Role::JUDGE), nullptr);
}

TEST_F(Siege, FiveThousandHalfOpenConnectionsLeaveRoomForJudges) {
  Serve();
  const auto judge = Join("panel_1", pb::Role::JUDGE);
  std::vector<std::unique_ptr<HalfOpen>> crowd;
  Work("5,000 half open", [&] {
    for (int i = 0; i < kHalfOpen; ++i) crowd.push_back(std::make_unique<HalfOpen>(port, i));
  });
  EXPECT_NE(Join("panel_2", pb::Role::JUDGE), nullptr);
  judge->SendFrame(PingFrame());
  EXPECT_TRUE(judge->Receive());
}

TEST_F(Siege, FiveThousandHalfOpenConnectionsFromOnePlacePushOutThemselves) {
  Serve();
  const auto judge = Join("panel_1", pb::Role::JUDGE);
  std::vector<std::unique_ptr<HalfOpen>> crowd;
  RawClient slow(port, 0, "127.2.0.1");  // On its way.
  for (int i = 0; i < kHalfOpen; ++i) crowd.push_back(std::make_unique<HalfOpen>(port, 0));
  EXPECT_EQ(slow.Upgrade(), "HTTP/1.1 101 Switching Protocols");
  judge->SendFrame(PingFrame());
  EXPECT_TRUE(judge->Receive());
}

// Cuts what it is told to, in the order it does.
class Crowd : public testing::Test {
 protected:
  AnonymousConnections::Id Add(const std::string& address) {
    const AnonymousConnections::Id id = anonymous.Add(address);
    anonymous.SetCut(id, [this, id] { cut.push_back(id); });
    return id;
  }
  AnonymousConnections anonymous{3};
  std::vector<AnonymousConnections::Id> cut;
};

TEST_F(Crowd, LosesTheOldestOfTheAddressThatHasTheMost) {
  Add("a");
  const auto second = Add("b");
  Add("b");
  Add("c");
  EXPECT_EQ(cut, std::vector{second});
}

TEST_F(Crowd, OfAsManyAddressesLosesTheOldest) {
  const auto first = Add("a");
  Add("b");
  Add("c");
  Add("d");
  EXPECT_EQ(cut, std::vector{first});
}

TEST_F(Crowd, KnowsNothingOfWhoWasWelcomedOrIsGone) {
  anonymous.Remove(Add("a"));
  const auto second = Add("b");
  Add("c");
  Add("d");
  EXPECT_TRUE(cut.empty());
  Add("e");
  EXPECT_EQ(cut, std::vector{second});
  anonymous.Remove(second);
  EXPECT_EQ(anonymous.Count(), 3U);
}

TEST_F(Crowd, CutsWhoCouldNotBeCutJustThenAsSoonAsItCan) {
  const auto first = anonymous.Add("a");
  Add("b");
  Add("c");
  Add("d");
  EXPECT_TRUE(cut.empty());
  anonymous.SetCut(first, [&] { cut.push_back(first); });
  EXPECT_EQ(cut, std::vector{first});
}

}  // namespace
}  // namespace tingfen::gateway
