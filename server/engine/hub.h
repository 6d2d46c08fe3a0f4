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
// Threads: the engine's. The hub outlives the engine's last callback. A connection lives from Join
// to Leave and never calls the hub from inside Offer, OfferView or Close.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "proto/frames.pb.h"
#include "server/access/tokens.h"
#include "server/competition/state/competition.h"
#include "server/competition/views/moment.h"
#include "server/engine/allowance.h"
#include "server/engine/engine.h"
#include "server/engine/room_views.h"
#include "server/engine/session.h"
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
  double own_wrong_codes = 3;             // From one address, whatever the others try.
  std::size_t guessers_max = 4096;        // Addresses whose wrong codes are counted.
  std::size_t screens_waiting_max = 40;   // To be told what they show; beyond it the oldest goes.
  double devices_at_once = 30;            // That ask for a seat which has one.
  double devices_per_second = 0.05;
  std::uint64_t presence_ms = 5'000;  // Between pictures of how well devices are connected.
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
    pb::Listening listening = {};
    Rehearser* rehearser = nullptr;  // Null: none is played here.
  };

  explicit Hub(Parts parts, const HubLimits& limits = {});

  // None: full, or stopping; the connection has been told Goodbye.
  std::optional<Id> Join(Connection& connection, Way way = {});
  // One binary message of at most 512 KiB. Unknown ids are ignored: their Goodbye is on its way.
  void Receive(Id id, std::string_view bytes);
  void Leave(Id id);

  // Says Goodbye to one, for what the transport noticed.
  void Dismiss(Id id, pb::Goodbye::Code code);

  // Says Goodbye to everybody, and to whoever still comes: STOPPING.
  void Stop();

  std::size_t Connections() const { return sessions_.size(); }

 private:
  struct Row {
    pb::Presence told;
    std::uint64_t heard_ms = 0;
  };
  using Rows = std::map<std::string, Row>;  // By screen or, of other devices, by seat.

  // Admitting (hub_admit.cpp).
  void OnHello(Id id, const pb::Hello& hello);
  void OnCode(Id id, const pb::Hello& hello);
  void OnPair(Id id, const pb::Hello& hello);
  bool MayGuess(const std::string& address);
  void CountGuess(const std::string& address);
  Allowance& WrongCodesFrom(const std::string& address);
  std::optional<pb::Goodbye::Code> WhyNotBy(const access::Enrolments::Code* code,
                                            const std::string& mac);
  bool IsBeingFrozen(const std::string& seat) const;
  std::optional<pb::Goodbye::Code> WhyNotFrom(const Session& session, const pb::Seat& seat) const;
  void TakeToken(Session& session);
  void Enrol(Id id, const std::string& seat, const std::string& code_mac);
  bool IsAsked(const std::string& seat) const;
  void Ask(Id id, const std::string& seat, const std::string& code_mac);
  std::string NewPairingCode();
  void Welcome(Id id, const std::string& seat);
  void DismissSurplus(const std::string& seat);
  void LookForTailLoss(const std::string& seat, const pb::Witness& seen);

  // Tokens: coming back, the next one, copies (hub_tokens.cpp).
  void OnToken(Id id, const pb::Hello& hello);
  void OnKept(Id id, const pb::Kept& kept);
  void OnProof(Id id, const std::string& mac);
  void OnSignOut(Id id);
  void Return(Id id, const std::string& mac, const std::string& seat);
  void OfferNext(Session& session);
  void Doubt(Session& session);
  void Freeze(Id id, const std::string& seat);
  void DoubtGivenUp();

  // What the newest durable state means for who is connected (hub_admit.cpp).
  void RenewSeats();
  void SendAway();
  void AdmitWaiting();
  std::optional<pb::Goodbye::Code> WhyToGo(const Session& session) const;
  bool IsRefused(const Session& session);

  // Asking (hub_commands.cpp).
  void OnCommand(Id id, std::string_view bytes, const pb::ClientFrame& frame);
  void OnCheckPlan(Id id, const pb::CheckPlan& request);
  void OnRehearse(Id id, const pb::Rehearse& request);
  bool MayAsk(Id id);
  void TellRehearsed(Id id, pb::Rehearsed result, std::uint32_t tag);
  void OnPing(Id id, const pb::Ping& ping);
  void OnActivity(Session& session, const pb::Activity& activity);
  std::shared_ptr<const pb::Cards> NewCards(const pb::Seat& asker, const pb::IssueCodes& command,
                                            Beside& beside);
  bool InForce(const pb::Cards& cards) const;
  Id Claim(const std::string& code, Beside& beside);

  // Showing (hub_views.cpp).
  void Publish();
  void PublishPresence(const std::string& room);
  void PublishWaiting();
  void RefreshPresence();
  void SendView(Session& session);
  std::string AddedFor(const pb::Seat& seat);
  const std::string& PresenceOf(const std::string& room);
  void AddAway(const std::string& room, Rows& rows) const;
  static void AddHere(const Session& session, std::uint64_t now_ms, Rows& rows);
  const pb::View& Outer();
  competition::Moment Now();
  std::uint64_t BootMs();
  std::uint32_t ServerMs();

  const competition::Competition& Durable() const { return parts_.engine.Durable(); }
  const pb::Seat& SeatOf(const std::string& seat) const;
  const competition::ScreenRecord* ScreenOf(const std::string& screen) const;
  std::optional<Session> TakeOut(Id id);

  Parts parts_;
  HubLimits limits_;
  const std::uint64_t started_boot_ms_;
  std::map<Id, Session> sessions_;
  Id last_id_ = 0;
  Allowance all_wrong_codes_;
  std::map<std::string, Allowance> wrong_codes_;  // by address
  std::set<std::string> using_up_;    // Codes, by MAC, whose use is about to be durable.
  std::set<std::string> being_kept_;  // Tokens, by MAC, likewise.
  bool stopping_ = false;
  bool tail_loss_found_ = false;  // Since this server started: a tail is lost only before that.
  std::map<std::string, RoomViews> rooms_;
  std::shared_ptr<const pb::Plan> plan_;  // Whose seats the sessions hold.
  Allowance devices_;
  std::map<std::string, std::string> presence_;  // Serialised, by room; absent: to be made.
  std::uint64_t presence_made_ms_ = 0;
  bool rehearsing_ = false;
  std::map<std::string, std::uint64_t> last_heard_ms_;  // Of who left, by seat or screen.
  pb::View outer_;
};

}  // namespace tingfen::engine
