#include "server/engine/engine.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "server/access/asked.h"
#include "server/bank/bank.h"
#include "server/competition/decide.h"
#include "server/competition/evolve.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/draws.h"
#include "server/competition/state/request.h"
#include "server/competition/state/rules_version.h"
#include "server/crypto/crypto.h"
#include "server/engine/entered.h"
#include "server/engine/zones.h"

namespace tingfen::engine {
namespace {

constexpr std::size_t kCommandIdCharacters = 32;

pb::Refusal Refuse(pb::Refusal::Code code, const std::string& command_id,
                   const std::string& what = {}) {
  pb::Refusal refusal;
  refusal.set_command_id(command_id);
  refusal.set_code(code);
  refusal.set_what(what);
  return refusal;
}

bool IsCommandId(const std::string& id) {
  return id.size() == kCommandIdCharacters &&
         id.find_first_not_of("0123456789abcdef") == std::string::npos;
}

pb::Receipt ReceiptFor(const std::string& command_id, const competition::Finished& finished) {
  pb::Receipt receipt;
  receipt.set_command_id(command_id);
  receipt.set_seq(static_cast<std::uint32_t>(finished.seq));
  receipt.set_number(competition::ReceiptNumber(finished.seq));
  receipt.set_late(finished.late);
  return receipt;
}

// Of the questions that were drawn and are to be opened; none: the passphrase is wrong, or there is
// nothing to be opened, which Decide tells.
std::optional<bank::Keys> KeysOfDrawn(const competition::Competition& head,
                                      const pb::OpenQuestions& command,
                                      std::string_view passphrase) {
  const auto drawn = competition::QuestionsDrawn(head, command.candidate(), command.stage());
  if (!head.bank || drawn.empty() || passphrase.size() < bank::kPassphraseCharactersMin) {
    return std::nullopt;
  }
  return bank::UnwrapKeys(*head.bank, drawn, passphrase);
}

std::vector<std::string> Serialise(const std::vector<pb::Event>& events) {
  std::vector<std::string> bytes;
  bytes.reserve(events.size());
  for (const pb::Event& event : events) bytes.push_back(event.SerializeAsString());
  return bytes;
}

}  // namespace

Engine::Engine(Parts parts, History history, const std::string& version, const Limits& limits)
    : parts_(std::move(parts)),
      limits_(limits),
      head_(history.competition),
      durable_(std::move(history)),
      passphrases_(limits.passphrases_at_once, limits.passphrases_per_second),
      alive_(std::make_shared<bool>(true)) {
  if (!head_.Locked()) std::abort();
  pb::Event started;
  pb::ServerStarted& fact = *started.mutable_server_started();
  fact.set_version(version);
  fact.set_rules(competition::kRulesVersion);
  fact.set_utc_offset_minutes(parts_.clock.UtcOffsetMinutes());
  // As the machine knows it now: laws about clocks change.
  if (auto zone = ZoneNamed(head_.zone.name(), parts_.clock.Now().wall_ms())) {
    *fact.mutable_zone() = std::move(*zone);
  }
  Record(std::move(started));
}

Engine::~Engine() = default;

void Engine::Submit(const std::string& seat, const std::string& bytes, OnAnswer on_answer,
                    OutOfBand out_of_band) {
  pb::Command command;
  if (!command.ParseFromString(bytes)) {
    return on_answer(Refuse(pb::Refusal::INVALID, {}, "command"));
  }
  Submit(seat, command, bytes, std::move(on_answer), std::move(out_of_band));
}

void Engine::Submit(const std::string& seat, const pb::Command& command, std::string_view bytes,
                    OnAnswer on_answer, OutOfBand out_of_band) {
  if (commands_pending_ >= limits_.commands_pending_max ||
      parts_.log.PendingBytes() >= limits_.log_bytes_busy) {
    return on_answer(Refuse(pb::Refusal::BUSY, command.id()));
  }
  ++commands_pending_;
  auto answer = DecideNow(seat, command, crypto::Sha256(bytes), std::move(out_of_band));
  collecting_.then.push_back([this, answer = std::move(answer), on_answer = std::move(on_answer)] {
    --commands_pending_;
    on_answer(answer);
  });
  Flush();
}

Answer Engine::DecideNow(const std::string& seat, const pb::Command& command, std::string digest,
                         OutOfBand out_of_band) {
  if (const auto done = head_.finished.find(command.id()); done != head_.finished.end()) {
    const bool same = done->second.seat == seat && done->second.digest == digest;
    if (same) return ReceiptFor(command.id(), done->second);
    return Refuse(pb::Refusal::SAME_ID_OTHER_CONTENT, command.id());
  }
  // Another plan may have done away with the seat a moment ago.
  const auto asking = head_.seats.find(seat);
  if (asking == head_.seats.end()) return Refuse(pb::Refusal::NOT_FOUND, command.id(), "seat");
  if (!IsCommandId(command.id())) return Refuse(pb::Refusal::INVALID, command.id(), "id");
  if (auto refusal = access::WhyNotAsked(head_, asking->second, command)) return *refusal;
  competition::Request request{.command = &command,
                               .command_digest = std::move(digest),
                               .seat = seat,
                               .at = parts_.clock.Now(),
                               .code_macs = std::move(out_of_band.code_macs),
                               .token_mac = std::move(out_of_band.token_mac)};
  if (command.has_open_draw()) {
    request.random = parts_.randomness.Bytes(competition::kDrawSecretBytes);
  }
  if (command.has_open_questions()) {
    if (!passphrases_.Take(request.at.boot_ms())) return Refuse(pb::Refusal::BUSY, command.id());
    request.question_keys = KeysOfDrawn(head_, command.open_questions(), out_of_band.passphrase);
  }
  if (command.has_lock_plan()) {
    request.zone = ZoneNamed(command.lock_plan().zone(), request.at.wall_ms());
  }
  ReadEntered(head_, request);
  auto decision = competition::Decide(head_, request);
  if (auto* refusal = std::get_if<pb::Refusal>(&decision)) {
    refusal->set_command_id(command.id());
    return *refusal;
  }
  auto& events = std::get<competition::Events>(decision);
  for (pb::Event& event : events) event.set_salt(parts_.randomness.Bytes(kSaltBytes));
  auto serialised = Serialise(events);
  const bool fits = std::all_of(serialised.begin(), serialised.end(), [](const std::string& one) {
    return one.size() <= ledger::kEventBytesMax;
  });
  if (!fits) return Refuse(pb::Refusal::INVALID, command.id(), "size");
  Collect(std::move(events), std::move(serialised));
  return ReceiptFor(command.id(), head_.finished.at(command.id()));
}

void Engine::Record(pb::Event event, OnDurable on_durable) {
  event.set_salt(parts_.randomness.Bytes(kSaltBytes));
  *event.mutable_at() = parts_.clock.Now();
  std::vector<pb::Event> events;
  events.push_back(std::move(event));
  auto bytes = Serialise(events);
  Collect(std::move(events), std::move(bytes));
  if (on_durable) collecting_.then.push_back(std::move(on_durable));
  Flush();
}

void Engine::Collect(std::vector<pb::Event> events, std::vector<std::string> bytes) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    competition::Evolve(head_, events[i], head_.seq + 1);
    collecting_.events.push_back(std::move(events[i]));
    collecting_.bytes.push_back(std::move(bytes[i]));
  }
}

// Starts the next commit if there is something to commit and none is under way. What waits on a
// head that is durable already is answered at once.
void Engine::Flush() {
  if (committing_ || answering_) return;
  while (collecting_.bytes.empty() && !collecting_.then.empty()) {
    GiveAnswers(std::exchange(collecting_.then, {}));
  }
  if (!collecting_.bytes.empty()) Commit();
}

// An answer may lead to the next command, which collects behind the answers still to be given.
void Engine::GiveAnswers(const std::vector<std::function<void()>>& then) {
  answering_ = true;
  for (const auto& answer : then) answer();
  answering_ = false;
}

void Engine::Commit() {
  committing_ = true;
  in_flight_ = std::exchange(collecting_, {});
  parts_.log.Append(std::exchange(in_flight_.bytes, {}), [this, alive = std::weak_ptr<bool>(alive_),
                                                          post = parts_.post](ledger::Tail tail) {
    post([this, alive, tail] {
      if (!alive.expired()) BecomeDurable(tail);
    });
  });
}

void Engine::BecomeDurable(ledger::Tail tail) {
  const Batch batch = std::exchange(in_flight_, {});
  for (const pb::Event& event : batch.events) {
    competition::Evolve(durable_.competition, event, durable_.competition.seq + 1);
    durable_.enrolments.Evolve(event);
  }
  if (tail.seq != durable_.competition.seq) std::abort();
  durable_.hashes.resize(tail.seq + 1);
  durable_.hashes[tail.seq] = tail.hash;
  committing_ = false;
  // The disk works on the next batch while this one's replies go out.
  if (!collecting_.bytes.empty()) Commit();
  GiveAnswers(batch.then);
  Flush();  // A refusal that waited for this state is told before anybody is shown out.
  if (publish_) publish_();
}

ledger::Tail Engine::DurableTail() const {
  return {durable_.competition.seq, durable_.hashes.back()};
}

const ledger::Hash* Engine::HashAt(std::uint64_t seq) const {
  if (seq >= durable_.hashes.size() || durable_.hashes[seq] == ledger::Hash{}) return nullptr;
  return &durable_.hashes[seq];
}

}  // namespace tingfen::engine
