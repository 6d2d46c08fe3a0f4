#include "tests/kit/small_room.h"

#include <google/protobuf/text_format.h>

#include <cstdlib>

#include "server/competition/opening/plan.h"
#include "server/crypto/crypto.h"

namespace tingfen::engine {
namespace {

constexpr const char* kPlan = R"(
  format: 1 id: "small" title { zh: "小" }
  panels { id: "panel" title { zh: "评委" } kind: EXPERT seats: 3 chief_seat: 1 }
  stages {
    id: "talk" title { zh: "演讲" } weight: "100" full_mark: "100" step: "1"
    criteria { id: "all" title { zh: "综合" } max: "100" }
    panels { panel: "panel" weight: "100" min_sheets: 2 }
    limit_seconds: 300 scoring_opens: WITH_STAGE
  }
  components { id: "interview" title { zh: "面试" } weight: "100" }
  rounding { mode: HALF_UP published: 2 }
  shortlist { per_vacancy: 1 cut_ties: RESOLVE }
  announcement { when: AT_ONCE }
  release { by: VERIFIER }
  hall { theme: BLUE reveal: FIGURES show_progress: true }
  identify { by: NUMBER }
)";

constexpr const char* kRoll = R"(
  format: 1
  posts { id: "p1" title: "部长" vacancies: 1 }
  candidates { id: "c1" name: "甲某某" posts: "p1" }
  candidates { id: "c2" name: "乙某某" posts: "p1" }
)";

template <typename Message>
Message Parsed(const char* text) {
  Message message;
  if (!google::protobuf::TextFormat::ParseFromString(text, &message)) std::abort();
  return message;
}

}  // namespace

pb::Stamp StillClock::Now() {
  pb::Stamp stamp;
  stamp.set_wall_ms(wall_ms_ + ms_);
  stamp.set_boot_id(boots_ == 1 ? "boot" : "boot-" + std::to_string(boots_));
  stamp.set_boot_ms(ms_);
  return stamp;
}

std::string CountingRandomSource::Bytes(std::size_t count) {
  std::string bytes;
  while (bytes.size() < count) bytes += crypto::Sha256("random " + std::to_string(next_++));
  bytes.resize(count);
  return bytes;
}

std::string CodeOf(const std::string& seat) {
  return crypto::Base32(crypto::Sha256(seat), access::kCodeCharacters);
}

access::ServerKey TestKey() {
  return access::ServerKey(std::string(access::kServerKeyBytes, 'k'));
}

pb::Event LockedEvent() {
  const auto plan = Parsed<pb::Plan>(kPlan);
  const auto roll = Parsed<pb::Roll>(kRoll);
  pb::Event event;
  *event.mutable_competition_locked() = competition::LockedUnder(plan, roll);
  return event;
}

std::vector<pb::Event> CodeEvents(const pb::Event& locked) {
  std::vector<pb::Event> events;
  for (const pb::Seat& seat : locked.competition_locked().seats()) {
    pb::SeatCodeIssued& issued = *events.emplace_back().mutable_seat_code_issued();
    issued.set_seat(seat.id());
    issued.set_code_mac(TestKey().MacOfCode(CodeOf(seat.id())));
  }
  return events;
}

pb::CheckInSeat Promise() {
  pb::CheckInSeat promise;
  promise.set_check_code(LockedEvent().competition_locked().check_code());
  return promise;
}

std::string CommandId(int number) {
  std::string digits = std::to_string(number);
  return std::string(32 - digits.size(), '0') + digits;
}

pb::Command NewCommand(int number) {
  pb::Command command;
  command.set_id(CommandId(number));
  return command;
}

SmallRoom::SmallRoom(const pb::Event& locked) {
  std::vector<std::string> rows = {locked.SerializeAsString()};
  for (const pb::Event& event : CodeEvents(locked)) rows.push_back(event.SerializeAsString());
  log.Append(std::move(rows), [](ledger::Tail) {});
  log.Commit();
  Start();
}

void SmallRoom::Start() {
  History history;
  for (const ledger::Record& row : log.Rows()) {
    if (history.Fold(row)) std::abort();
  }
  ledger::Log& trusted = lying_ ? static_cast<ledger::Log&>(*lying_) : log;
  Engine::Parts parts{trusted, clock, randomness,
                      [this](std::function<void()> then) { posted_.push_back(std::move(then)); }};
  engine.emplace(std::move(parts), std::move(history), "test", limits);
}

void SmallRoom::Restart() {
  engine.reset();
  Start();
}

void SmallRoom::RestartWithALyingLog() {
  engine.reset();
  lying_.emplace(log, ledger::Tail{log.Rows().back().seq, log.Rows().back().hash});
  Start();
}

void SmallRoom::RunPosted() {
  while (!posted_.empty()) {
    const auto then = std::move(posted_.front());
    posted_.pop_front();
    then();
  }
}

void SmallRoom::Settle() {
  RunPosted();
  while (log.Waiting() > 0) {
    log.Commit();
    RunPosted();
  }
}

Answer SmallRoom::Ask(const std::string& seat, const pb::Command& command) {
  std::optional<Answer> answer;
  engine->Submit(seat, command.SerializeAsString(), [&](const Answer& given) { answer = given; });
  Settle();
  if (!answer) std::abort();
  return *answer;
}

}  // namespace tingfen::engine
