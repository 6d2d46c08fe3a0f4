// Everybody who is connected: admits seats, passes commands to the engine, sends each reader the
// newest view. Knows frames, not sockets; the gateway, the simulation and tests bring connections.
//
//   Hello ─▶ code or token ─▶ seat ─▶ Welcome, View ─▶ Command ─▶ Receipt or Refusal, View, …
//
// A wrong proof, a malformed frame or too many of them end the connection with a Goodbye. Codes
// have 40 bits, so all connections together may try only a few wrong ones a second.
//
// Threads: the engine's. The hub outlives the engine's last callback. A connection lives from Join
// to Leave and never calls the hub from inside Offer, OfferView or Close.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "proto/frames.pb.h"
#include "server/access/tokens.h"
#include "server/engine/allowance.h"
#include "server/engine/engine.h"
#include "server/engine/room_views.h"
#include "server/engine/wire.h"

namespace tingfen::engine {

// One client's end, as a transport gives it.
class Connection {
 public:
  virtual ~Connection() = default;
  // Queues a reply. False: the client fell too far behind and is being closed.
  virtual bool Offer(Frame frame) = 0;
  // Replaces the view not yet sent.
  virtual void OfferView(Frame frame) = 0;
  // Sends what is queued and the Goodbye, then closes. Called at most once.
  virtual void Close(pb::Goodbye::Code code) = 0;
};

struct HubLimits {
  std::size_t connections_max = 2500;
  std::size_t connections_per_seat = 4;  // Of one device: its zombies too. Halls: kScreensMax.
  double commands_at_once = 40;
  double commands_per_second = 20;
  double frames_at_once = 200;  // Of every kind, pings too.
  double frames_per_second = 60;
  double wrong_codes_at_once = 20;  // From one address.
  double wrong_codes_per_second = 0.2;
  double all_wrong_codes_at_once = 400;
  double all_wrong_codes_per_second = 4;  // 8 years until one of 500 codes is likely met.
  std::size_t guessers_max = 4096;        // Addresses whose wrong codes are counted.
};

class Hub {
 public:
  using Id = std::uint64_t;

  struct Parts {
    Engine& engine;
    Clock& clock;
    Randomness& randomness;
    access::ServerKey key;
    std::string ledger;   // Its id.
    std::string version;  // Of the program and its pages.
  };

  explicit Hub(Parts parts, const HubLimits& limits = {});

  // None: full, or stopping; the connection has been told Goodbye. `address` is where it comes
  // from, in any form without the port.
  std::optional<Id> Join(Connection& connection, std::string address = {});
  // One binary message of at most 512 KiB. Unknown ids are ignored: their Goodbye is on its way.
  void Receive(Id id, std::string_view bytes);
  void Leave(Id id);

  // Says Goodbye to one, for what the transport noticed.
  void Dismiss(Id id, pb::Goodbye::Code code);

  // Says Goodbye to everybody, and to whoever still comes: STOPPING.
  void Stop();

  std::size_t Connections() const { return sessions_.size(); }

 private:
  struct Session {
    Connection* connection;
    std::string address;
    bool greeted = false;  // Its Hello has come.
    pb::Seat seat;         // Once welcomed; its id is empty before.
    bool writing = false;
    Allowance frames;
    Allowance commands;
    bool Welcomed() const { return !seat.id().empty(); }
  };

  void OnHello(Id id, const pb::Hello& hello);
  void OnCode(Id id, const pb::Hello& hello);
  Allowance& WrongCodesFrom(const std::string& address);
  void OnToken(Id id, const pb::Hello& hello);
  void OnCommand(Id id, std::string_view frame, std::string_view passphrase);
  void OnPing(Session& session, const pb::Ping& ping);
  void OnActivity(Session& session, const pb::Activity& activity);
  void Enrol(Id id, const std::string& seat, const pb::Hello& hello);
  void Welcome(Id id, const std::string& seat, const std::string& token, const pb::Hello& hello);
  void DismissOthers(Id id, const std::string& seat);
  void DismissSurplus(const std::string& seat);
  void LookForTailLoss(const std::string& seat, const pb::Witness& seen);

  void Publish();
  void PublishPresence(const std::string& room);
  void SendView(Session& session);
  const std::string& PresenceOf(const std::string& room);
  const pb::View& Outer();
  competition::Moment Now();
  std::uint32_t ServerMs();
  const pb::Seat& SeatOf(const std::string& seat) const;

  Parts parts_;
  HubLimits limits_;
  const std::uint64_t started_boot_ms_;
  std::map<Id, Session> sessions_;
  Id last_id_ = 0;
  Allowance all_wrong_codes_;
  std::map<std::string, Allowance> wrong_codes_;  // by address
  bool stopping_ = false;
  bool tail_loss_found_ = false;  // Since this server started: a tail is lost only before that.
  std::map<std::string, RoomViews> rooms_;
  std::map<std::string, std::string> presence_;  // Serialised, by room; absent: to be made.
  pb::View outer_;
};

}  // namespace tingfen::engine
