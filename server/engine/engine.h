// Decides commands, makes the events durable, then replies and publishes.
//
//   Submit ─▶ Decide on the head ─▶ events ─▶ batch ─▶ Log::Append ─▶ durable ─▶ replies, publish
//
// Two states: the head has everything decided, durable or not, and is what Decide sees; the durable
// one is what replies and views come from. While one batch is being made durable the next collects
// (group commit, no timer). Every reply, a refusal too, waits until the head it was decided on is
// durable, so nobody is told of anything that a crash could take back. Only BUSY comes at once: it
// says nothing of the state.
//
// The engine knows no network. Threads: everything is called on one thread, the engine's; the log
// may report from any thread, and `post` must run what it is given on the engine's, in order. What
// is posted after the engine is gone does nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "proto/frames.pb.h"
#include "server/competition/state/competition.h"
#include "server/engine/environment.h"
#include "server/engine/history.h"
#include "server/engine/rate_limiter.h"
#include "server/ledger/log.h"

namespace tingfen::engine {

struct Limits {
  std::size_t commands_pending_max = 4096;  // Unanswered; beyond it BUSY is answered.
  std::size_t log_bytes_busy = ledger::kPendingBytesBusy;
  // Tries to open questions, right or wrong; beyond them BUSY is answered. Each costs time.
  double passphrases_at_once = 5;
  double passphrases_per_second = 0.5;
};

using Answer = std::variant<pb::Receipt, pb::Refusal>;

// What goes with a command and is no part of its bytes.
struct OutOfBand {
  std::string_view passphrase = {};                   // Opens questions; kept nowhere.
  std::map<std::string, std::string> code_macs = {};  // By seat; IssueCodes only.
  std::string token_mac = {};  // Of the screen with the code; AssignScreen only.
};

class Engine {
 public:
  using OnAnswer = std::function<void(const Answer&)>;
  using OnDurable = std::function<void()>;
  using Post = std::function<void(std::function<void()>)>;

  struct Parts {
    ledger::Log& log;
    Clock& clock;
    RandomSource& randomness;
    Post post;
  };

  // `history` is the whole of the ledger behind `parts.log`, and is locked (its first event is
  // CompetitionLocked). Appends ServerStarted.
  Engine(Parts parts, History history, const std::string& version, const Limits& limits = {});
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Answers `command` for `seat`, which must exist and be authenticated; `bytes` are the command's
  // very bytes as received, at most 512 KiB. `on_answer` is called exactly once, perhaps before
  // this returns, unless the engine ends first. Trying a passphrase holds the engine's thread for a
  // tenth of a second.
  void Submit(const std::string& seat, const std::string& bytes, OnAnswer on_answer,
              OutOfBand out_of_band = {});
  // The same for a command that was read from `bytes` already.
  void Submit(const std::string& seat, const pb::Command& command, std::string_view bytes,
              OnAnswer on_answer, OutOfBand out_of_band);

  // Appends a fact of the server's own (enrolment, tail loss); salt and stamp are added.
  // `on_durable` is called once it is folded into the durable state.
  void Record(pb::Event event, OnDurable on_durable = {});

  // Called after each durable step, behind its replies.
  void OnPublish(OnDurable publish) { publish_ = std::move(publish); }

  // With events not durable yet: only to say what the next Record must be; nobody is told of it.
  const competition::Competition& Head() const { return head_; }
  // The durable state.
  const competition::Competition& Durable() const { return durable_.competition; }
  const access::Enrolments& Enrolled() const { return durable_.enrolments; }
  ledger::Tail DurableTail() const;
  // The hash at `seq` of the durable chain; null if unknown here or not reached.
  const ledger::Hash* HashAt(std::uint64_t seq) const;

  std::size_t CommandsPending() const { return commands_pending_; }

 private:
  struct Batch {
    std::vector<pb::Event> events;
    std::vector<std::string> bytes;
    std::vector<std::function<void()>> then;  // Replies, in the order decided.
  };

  Answer DecideNow(const std::string& seat, const pb::Command& command, std::string digest,
                   OutOfBand out_of_band);
  void Collect(std::vector<pb::Event> events, std::vector<std::string> bytes);
  void Flush();
  void GiveAnswers(const std::vector<std::function<void()>>& then);
  void Commit();
  void BecomeDurable(ledger::Tail tail);

  const Parts parts_;
  const Limits limits_;
  competition::Competition head_;
  History durable_;
  Batch collecting_;
  Batch in_flight_;
  bool committing_ = false;
  bool answering_ = false;
  std::size_t commands_pending_ = 0;
  RateLimiter passphrases_;
  OnDurable publish_;
  std::shared_ptr<bool> alive_;
};

}  // namespace tingfen::engine
