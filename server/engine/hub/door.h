// Who comes in: by a code, by a token, as a screen that waits to be told what it shows, or once two
// people want it. Internal to the hub; one thread, the engine's.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "server/engine/hub/allowances/code_guesses.h"
#include "server/engine/hub/allowances/entries.h"
#include "server/engine/hub/exit.h"
#include "server/engine/hub/parts.h"
#include "server/engine/hub/publisher.h"
#include "server/engine/hub/sessions.h"
#include "server/engine/hub/tokens.h"
#include "server/engine/hub/uptime.h"
#include "server/engine/rate_limiter.h"

namespace tingfen::engine {

class Door {
 public:
  Door(const HubParts& parts, const HubLimits& limits, const Uptime& uptime, Sessions& sessions,
       Publisher& publisher, Exit& exit, Tokens& tokens);

  void OnHello(SessionId id, const pb::Hello& hello);
  // From one that was asked for its newest token.
  void OnProof(SessionId id, const pb::Kept& kept);

  // The durable state has changed: those whose token the ledger has come to know come in; those who
  // were refused go.
  void AdmitWaiting();

  // A device that two people did not want, or nobody decided about in time.
  bool IsRefused(const Session& session) const;

 private:
  void OnCode(SessionId id, const pb::Hello& hello);
  void OnPair(SessionId id, const pb::Hello& hello);
  void Return(SessionId id, const std::string& seat);
  std::optional<pb::Goodbye::Code> WhyNotBy(const access::Enrolments::Code* code,
                                            const std::string& mac) const;
  std::optional<pb::Goodbye::Code> WhyBeingShut(const std::string& seat) const;
  std::optional<pb::Goodbye::Code> WhyNotFrom(const Session& session, const pb::Seat& seat) const;
  void Enrol(SessionId id, const std::string& seat, const std::string& code_mac);
  bool MakeRoom(const std::string& seat, std::string& replaces) const;
  void Ask(SessionId id, const std::string& seat, const std::string& code_mac);
  void DismissSurplusWaiting();
  std::string NewPairingCode();
  void Welcome(SessionId id, const std::string& seat);
  void DismissSurplus(const std::string& seat);
  void Admit(SessionId id, const pb::Hello& hello);
  void LookAtWitness(const std::string& seat, const pb::Witness& seen);
  bool IsNoNews(const pb::Witness& seen, bool genuine) const;
  void RecordTailLoss(const std::string& seat, const pb::Witness& seen);
  void RecordUnchecked(const std::string& seat, const pb::Witness& seen);

  const competition::Competition& Durable() const { return parts_.engine.Durable(); }
  const pb::Seat& SeatOf(const std::string& seat) const { return Durable().seats.at(seat).seat; }

  const HubParts& parts_;
  const HubLimits& limits_;
  const Uptime& uptime_;
  Sessions& sessions_;
  Publisher& publisher_;
  Exit& exit_;
  Tokens& tokens_;
  CodeGuesses guesses_;
  Entries entries_;
  std::map<std::string, std::size_t> enrolling_;  // Events of a seat on their way to the ledger.
  RateLimiter devices_;
  // Since this server started: a ledger is lost or exchanged only before that.
  bool tail_loss_found_ = false;
  std::set<std::string> unchecked_;  // By seat.
};

}  // namespace tingfen::engine
