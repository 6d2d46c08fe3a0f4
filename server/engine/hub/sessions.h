// The connections of the hub, each with what is known of it. Internal to the hub; one thread, the
// engine's.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "proto/frames.pb.h"
#include "server/competition/state/competition.h"
#include "server/engine/hub/connection.h"
#include "server/engine/hub/link.h"
#include "server/engine/rate_limiter.h"

namespace tingfen::engine {

using SessionId = std::uint64_t;

struct Session {
  Connection* connection;
  ConnectionInfo info;
  RateLimiter frames;
  RateLimiter commands;
  bool greeted = false;    // Its Hello has come.
  pb::Role::Id page = {};  // From the Hello.
  pb::Witness seen = {};   // From the Hello, until it is welcomed.

  // Before it is welcomed: the token it is to be told once the ledger says that it opens a seat.
  std::string token = {};
  std::string token_mac = {};  // Of the token it came with, or is to be told.
  std::string pairing = {};    // The code on a screen that waits to be told what it shows.
  bool claimed = false;        // A command on its way says what the screen shows.
  std::string request = {};    // DeviceRequest.id, where two people decide.

  // Its token was given up for another: until it shows that one it is told and asked nothing.
  bool suspect = false;
  std::string next = {};      // The token it was told and has not said it keeps.
  std::string code_mac = {};  // Of the code it came in by.
  bool signing_out = false;   // Its word that it gives up the seat is on its way to the ledger.

  // Once welcomed; the seat's id is empty before.
  pb::Seat seat = {};
  std::string screen = {};    // Of a paired screen; else empty.
  std::uint32_t reloads = 0;  // Of that screen, when it was welcomed.
  bool writing = false;
  Link link = {};

  bool Welcomed() const { return !seat.id().empty(); }
  // What is there while it is connected: the screen, or else the seat.
  const std::string& Place() const { return screen.empty() ? seat.id() : screen; }
};

// In the order joined.
class Sessions {
 public:
  // Of the plan by which seats are given first.
  explicit Sessions(std::shared_ptr<const pb::Plan> plan) : plan_(std::move(plan)) {}

  SessionId Add(Session session);
  Session* Find(SessionId id);  // Null: gone.
  Session& At(SessionId id) { return sessions_.at(id); }
  std::optional<Session> Remove(SessionId id);
  std::map<SessionId, Session> RemoveAll() { return std::exchange(sessions_, {}); }

  // Where another plan has taken the earlier one's place: seats keep their ids, and not all else.
  void RenewSeats(const competition::Competition& durable);

  std::size_t size() const { return sessions_.size(); }
  auto begin() { return sessions_.begin(); }
  auto end() { return sessions_.end(); }
  auto begin() const { return sessions_.begin(); }
  auto end() const { return sessions_.end(); }

 private:
  std::map<SessionId, Session> sessions_;
  SessionId last_id_ = 0;
  std::shared_ptr<const pb::Plan> plan_;  // Whose seats the sessions hold.
};

}  // namespace tingfen::engine
