#include "tests/bench/scoring_bursts.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "judge_client/headless/asio_surroundings.h"
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
class Course {
 public:
  Course(ServedRoom& room, std::uint32_t judges, Seconds at_least);
  Bursts Run();

  headless::AsioSurroundings& Surroundings() { return surroundings_; }
  void OnWelcome();
  void OnReceipt(Instant sent);

 private:
  void Burst();
  void EndBurst();

  ServedRoom& room_;
  const Seconds at_least_;
  headless::AsioSurroundings surroundings_;
  std::vector<std::unique_ptr<Judge>> judges_;
  std::size_t awaited_;
  int slot_ = 0;  // candidate × kStages + stage
  Instant began_;
  Bursts bursts_;
};

class Judge final : public headless::LineListener {
 public:
  Judge(Course& course, std::uint32_t number)
      : course_(course),
        code_(ServedRoom::CodeOf(ServedRoom::SeatOf(number))),
        line_(course.Surroundings().Open(*this)) {}

  void HandIn(int candidate, int stage) {
    pb::ClientFrame frame;
    *frame.mutable_command() = SheetFor(candidate, stage);
    sent_ = Now();
    line_->Send(frame.SerializeAsString());
  }

  void OnOpen() override {
    pb::ClientFrame frame;
    pb::Hello& hello = *frame.mutable_hello();
    hello.set_protocol(1);
    hello.set_page(pb::Role::JUDGE);
    hello.set_code(code_);
    line_->Send(frame.SerializeAsString());
  }

  void OnMessage(std::string_view bytes) override {
    if (bytes.empty() || bytes.front() == kViewTag) return;
    pb::ServerFrame frame;
    if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) Fail("unreadable");
    if (frame.has_welcome()) return course_.OnWelcome();
    if (frame.has_receipt()) return course_.OnReceipt(sent_);
    Fail("unexpected answer: " + frame.ShortDebugString());
  }

  void OnClosed(const std::string& why) override { Fail("connection closed: " + why); }

 private:
  Course& course_;
  const std::string code_;
  std::unique_ptr<headless::Line> line_;
  Instant sent_;
};

Course::Course(ServedRoom& room, std::uint32_t judges, Seconds at_least)
    : room_(room), at_least_(at_least), surroundings_("127.0.0.1", room.Port(), {}), awaited_(judges) {
  for (std::uint32_t number = 1; number <= judges; ++number) {
    judges_.push_back(std::make_unique<Judge>(*this, number));
  }
}

Bursts Course::Run() {
  if (const int code = surroundings_.Run(); code != 0) std::exit(code);
  std::sort(bursts_.waits_ms.begin(), bursts_.waits_ms.end());
  return std::move(bursts_);
}

void Course::OnWelcome() {
  if (--awaited_ == 0) surroundings_.After(0, [this] { Burst(); });
}

void Course::Burst() {
  room_.OpenForSheets(slot_ / kStages, slot_ % kStages);
  room_.Measure();
  awaited_ = judges_.size();
  began_ = Now();
  for (const auto& judge : judges_) judge->HandIn(slot_ / kStages, slot_ % kStages);
}

void Course::OnReceipt(Instant sent) {
  ++bursts_.receipts;
  bursts_.waits_ms.push_back(Seconds(Now() - sent).count() * 1000);
  if (--awaited_ > 0) return;
  bursts_.took += Now() - began_;
  surroundings_.After(0, [this] { EndBurst(); });
}

void Course::EndBurst() {
  for (BatchSizes& batch : room_.Measured()) bursts_.batches.push_back(std::move(batch));
  room_.CloseStage(slot_ / kStages, slot_ % kStages);
  ++slot_;
  if (bursts_.took >= at_least_ || slot_ == kStages * kCandidates) return surroundings_.Stop(0);
  surroundings_.After(0, [this] { Burst(); });
}

}  // namespace

Bursts RunBursts(ServedRoom& room, std::uint32_t judges, Seconds at_least) {
  return Course(room, judges, at_least).Run();
}

}  // namespace tingfen::bench
