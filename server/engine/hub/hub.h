// Everybody who is connected: admits seats, passes commands to the engine, sends each reader the
// newest view. Knows frames, not sockets; the gateway, the simulation and tests bring connections.
//
//   Hello ─▶ code or token ─▶ seat ─▶ Welcome, View ─▶ Command ─▶ Receipt or Refusal, View, …
//
// Two wait before their Welcome: a screen shows a code until a desk says what it is (Pairing), and
// a second device for a judge's seat waits for two people (Waiting). Both hold a token that nobody
// is told until the ledger says what it opens.
//
// At each return a device is told the next token and gives up the last (Kept). One that comes with
// a token given up is asked for the newest (Prove): who has none holds a copy or was copied from,
// and the seat is frozen until a desk issues a new code.
//
// A wrong proof, a malformed frame or too many of them end the connection with a Goodbye. Codes
// have 40 bits, so all connections together may try only a few wrong ones a second; an address that
// has tried hardly any is not held up by the others.
//
// Each class of this folder knows only those before it:
//
//   Sessions ─▶ Presence ─▶ Publisher ─▶ Exit ─▶ Tokens ─▶ Door ─▶ Hub
//                                           └──▶ Commands, DryRuns, LookUps ─┘
//
// Threads: the engine's. The hub outlives the engine's last callback. A connection lives from Join
// to Leave and never calls the hub from inside Offer, OfferView or Close.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "proto/frames.pb.h"
#include "server/engine/hub/commands.h"
#include "server/engine/hub/connection.h"
#include "server/engine/hub/door.h"
#include "server/engine/hub/dry_runs.h"
#include "server/engine/hub/exit.h"
#include "server/engine/hub/look_ups.h"
#include "server/engine/hub/parts.h"
#include "server/engine/hub/presence.h"
#include "server/engine/hub/publisher.h"
#include "server/engine/hub/sessions.h"
#include "server/engine/hub/tokens.h"
#include "server/engine/hub/uptime.h"

namespace tingfen::engine {

class Hub {
 public:
  using Id = SessionId;
  using Parts = HubParts;

  explicit Hub(Parts parts, const HubLimits& limits = {});
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  // None: full, or stopping; the connection has been told Goodbye.
  std::optional<Id> Join(Connection& connection, ConnectionInfo info = {});
  // One binary message of at most 512 KiB. Unknown ids are ignored: their Goodbye is on its way.
  void Receive(Id id, std::string_view bytes);
  void Leave(Id id) { exit_.Leave(id); }

  // Says Goodbye to one, for what the transport noticed.
  void Dismiss(Id id, pb::Goodbye::Code code) { exit_.Dismiss(id, code); }

  // Says Goodbye to everybody, and to whoever still comes: STOPPING.
  void Stop();

  std::size_t Connections() const { return sessions_.size(); }

 private:
  void OnKept(Id id, const pb::Kept& kept);
  void OnPing(Id id, const pb::Ping& ping);
  void OnActivity(Id id, const pb::Activity& activity);
  void OnPublish();

  const Parts parts_;
  const HubLimits limits_;
  const Uptime uptime_;
  Sessions sessions_;
  Presence presence_;
  Publisher publisher_;
  Exit exit_;
  Tokens tokens_;
  Door door_;
  Commands commands_;
  DryRuns dry_runs_;
  LookUps look_ups_;
  bool stopping_ = false;
};

}  // namespace tingfen::engine
