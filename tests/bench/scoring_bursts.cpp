#include "tests/bench/scoring_bursts.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "judge_client/headless/asio_environment.h"
#include "proto/frames.pb.h"

namespace tingfen::bench {
namespace {

using Instant = std::chrono::steady_clock::time_point;

Instant Now() {
  return std::chrono::steady_clock::now();
}

[[noreturn]] void Fail(const std::string& what) {
  std::fprintf(stderr, "%s\n", what.c_str());
  std::exit(1);
}

constexpr char kViewTag = 0x12;  // The first byte of a frame with a view; those are not looked at.

class Judge;

// The whole of it, on the clients' thread.
class Progress {
 public:
  Progress(ServedRoom& room, std::uint32_t judges, Seconds at_least);
  Bursts Run();

  headless::AsioEnvironment& Environment() { return environment_; }
  void OnWelcome();
  void OnReceipt(Instant sent);

 private:
  void Burst();
  void EndBurst();

  ServedRoom& room_;
  const Seconds at_least_;
  headless::AsioEnvironment environment_;
  std::vector<std::unique_ptr<Judge>> judges_;
  std::size_t awaited_;
  int slot_ = 0;  // candidate × kStages + stage
  Instant began_;
  Bursts bursts_;
};

class Judge final : public headless::SocketListener {
 public:
  Judge(Progress& progress, std::uint32_t number)
      : progress_(progress),
        code_(ServedRoom::CodeOf(ServedRoom::SeatOf(number))),
        socket_(progress.Environment().Open(*this)) {}

  void HandIn(int candidate, int stage) {
    pb::ClientFrame frame;
    *frame.mutable_command() = SheetFor(candidate, stage);
    sent_ = Now();
    socket_->Send(frame.SerializeAsString());
  }

  void OnOpen() override {
    pb::ClientFrame frame;
    pb::Hello& hello = *frame.mutable_hello();
    hello.set_protocol(1);
    hello.set_page(pb::Role::JUDGE);
    hello.set_code(code_);
    socket_->Send(frame.SerializeAsString());
  }

  void OnMessage(std::string_view bytes) override {
    if (bytes.empty() || bytes.front() == kViewTag) return;
    pb::ServerFrame frame;
    if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) Fail("unreadable");
    if (frame.has_welcome()) return progress_.OnWelcome();
    if (frame.has_receipt()) return progress_.OnReceipt(sent_);
    Fail("unexpected answer: " + frame.ShortDebugString());
  }

  void OnClosed(const std::string& why) override { Fail("connection closed: " + why); }

 private:
  Progress& progress_;
  const std::string code_;
  std::unique_ptr<headless::Socket> socket_;
  Instant sent_;
};

Progress::Progress(ServedRoom& room, std::uint32_t judges, Seconds at_least)
    : room_(room),
      at_least_(at_least),
      environment_("127.0.0.1", room.Port(), {}),
      awaited_(judges) {
  for (std::uint32_t number = 1; number <= judges; ++number) {
    judges_.push_back(std::make_unique<Judge>(*this, number));
  }
}

Bursts Progress::Run() {
  if (const int code = environment_.Run(); code != 0) std::exit(code);
  std::sort(bursts_.waits_ms.begin(), bursts_.waits_ms.end());
  return std::move(bursts_);
}

void Progress::OnWelcome() {
  if (--awaited_ > 0) return;
  room_.CheckEverybodyIn(static_cast<std::uint32_t>(judges_.size()));
  environment_.After(0, [this] { Burst(); });
}

void Progress::Burst() {
  room_.OpenForSheets(slot_ / kStages, slot_ % kStages);
  room_.Measure();
  awaited_ = judges_.size();
  began_ = Now();
  for (const auto& judge : judges_) judge->HandIn(slot_ / kStages, slot_ % kStages);
}

void Progress::OnReceipt(Instant sent) {
  ++bursts_.receipts;
  bursts_.waits_ms.push_back(Seconds(Now() - sent).count() * 1000);
  if (--awaited_ > 0) return;
  bursts_.took += Now() - began_;
  environment_.After(0, [this] { EndBurst(); });
}

void Progress::EndBurst() {
  for (BatchSizes& batch : room_.Measured()) bursts_.batches.push_back(std::move(batch));
  room_.CloseStage(slot_ / kStages, slot_ % kStages);
  ++slot_;
  if (bursts_.took >= at_least_ || slot_ == kStages * kCandidates) return environment_.Stop(0);
  environment_.After(0, [this] { Burst(); });
}

}  // namespace

Bursts RunBursts(ServedRoom& room, std::uint32_t judges, Seconds at_least) {
  return Progress(room, judges, at_least).Run();
}

}  // namespace tingfen::bench
