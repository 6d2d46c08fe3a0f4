// Tokens of devices: coming back by one, each time the next one, and what is done where two devices
// hold one. Internal to the hub; one thread, the engine's.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "server/engine/hub/exit.h"
#include "server/engine/hub/parts.h"
#include "server/engine/hub/publisher.h"
#include "server/engine/hub/sessions.h"

namespace tingfen::engine {

class Tokens {
 public:
  Tokens(const HubParts& parts, Sessions& sessions, Publisher& publisher, Exit& exit)
      : parts_(parts), sessions_(sessions), publisher_(publisher), exit_(exit) {}

  // A token of its own for a device that has none, told it once the ledger says that it opens a
  // seat.
  void Draw(Session& session);

  // The seat that the token shown opens. None: the connection was dismissed, or asked for the
  // newest that it has.
  std::optional<std::string> Present(SessionId id, const pb::Hello& hello);

  // The seat of one that is not welcomed yet and has now shown the newest. None: it was dismissed,
  // or it goes on where it was.
  std::optional<std::string> Prove(SessionId id, const pb::Kept& kept);

  // A device that is welcomed has stored the next one.
  void Keep(SessionId id, const pb::Kept& kept);

  void SignOut(SessionId id);

  // Sets the token that the session is to be told next; none for screens, nor where one that came
  // back may not have another now (`may_renew` counts).
  void OfferNext(Session& session, const std::function<bool()>& may_renew);

  // The durable state has changed: those whose token another connection has just given up, of the
  // same device or not, are asked for the newest.
  void SuspectGivenUp();

  // A code by whose token its device is about to be held for good, by the code's MAC.
  bool IsUsingUp(const std::string& code_mac) const { return using_up_.contains(code_mac); }

 private:
  void Suspect(Session& session);
  void Freeze(SessionId id, const std::string& seat);

  const HubParts& parts_;
  Sessions& sessions_;
  Publisher& publisher_;
  Exit& exit_;
  std::set<std::string> using_up_;    // Codes, by MAC, whose use is about to be durable.
  std::set<std::string> being_kept_;  // Tokens, by MAC, likewise.
};

}  // namespace tingfen::engine
