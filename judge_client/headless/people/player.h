// One seat, played through one WebSocket: enrols, looks at its page, does what NextAction says
// after the time people take, and sends each command with the same id until it is answered. Pings
// as pages do, so that desks see it there. Reconnects for as long as it takes. One who takes the
// seat over on another device gets it for good.
//
// Threads: that of the environment, which it must not outlive. The observer hears everything and
// may not destroy the player.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "judge_client/headless/environment.h"
#include "judge_client/headless/people/acting.h"
#include "judge_client/headless/people/codes.h"
#include "judge_client/headless/people/pace.h"

namespace tingfen::headless {

class PlayerObserver {
 public:
  virtual ~PlayerObserver() = default;
  virtual void OnWelcome(const std::string& seat, const pb::Welcome& welcome) = 0;
  virtual void OnView(const std::string& seat, const pb::View& view) = 0;
  virtual void OnConfirmed(const std::string& seat, const pb::Command& command,
                           const pb::Receipt& receipt) = 0;
  virtual void OnRefused(const std::string& seat, const pb::Command& command,
                         const pb::Refusal& refusal) = 0;
  virtual void OnLost(const std::string& seat, const std::string& why) = 0;  // Will try again.
  virtual void OnTakenOver(const std::string& seat) = 0;  // By somebody on another device.
  // Cannot go on: `why` in words for the operator of the rehearsal.
  virtual void OnGivenUp(const std::string& seat, const std::string& why) = 0;
};

struct PlayerOptions {
  Pace pace = Pace::kHuman;
  std::uint64_t seed = 1;
};

class Player final : public SocketListener {
 public:
  // `kept`: of an earlier run.
  Player(Environment& environment, PlayerObserver& observer, SeatCode seat, KeptToken kept,
         const PlayerOptions& options);

  void Begin() { Connect(); }

  // A command is on its way or waits to be sent again.
  bool Unanswered() const { return unanswered_.has_value(); }

  void OnOpen() override;
  void OnMessage(std::string_view bytes) override;
  void OnClosed(const std::string& why) override;

 private:
  struct Planned {
    std::string key;  // The command's bytes without its id.
    Action action;
    std::uint64_t due_ms;
  };

  void Connect();
  void ConnectLater(const std::string& why);
  void OnWelcome(const pb::Welcome& welcome);
  void OnView(pb::View view);
  void OnReceipt(const pb::Receipt& receipt);
  void OnRefusal(const pb::Refusal& refusal);
  void OnGoodbye(pb::Goodbye::Code code);
  void GiveUp(const std::string& why);

  void Consider();
  void Plan(std::string key, Action action);
  void DoWhenDue(std::uint64_t plan);
  void SendKept();
  void SendUnanswered();
  void SendAgainLater();
  void PingFromNowOn(std::uint32_t connection);
  void ShowWriting(bool writing);
  void Send(const pb::ClientFrame& frame);

  Environment& environment_;
  PlayerObserver& observer_;
  const SeatCode seat_;
  const PlayerOptions options_;
  KeptToken kept_;
  std::uint32_t unknown_ = 0;  // How often in a row its token was not known.

  std::unique_ptr<Socket> socket_;
  bool welcomed_ = false;
  std::uint32_t occupant_ = 0;    // Of the seat.
  bool over_ = false;             // Taken over or given up.
  std::uint32_t failures_ = 0;    // To connect, in a row.
  std::uint32_t connection_ = 0;  // Counts welcomes: who was welcomed anew pings no more as before.
  std::uint32_t round_trip_ms_ = 0;  // Of the newest ping answered on this connection; 0: none.
  pb::Seat who_;
  pb::Witness seen_;  // The newest.
  pb::View view_;

  std::optional<Planned> planned_;
  std::uint64_t plan_ = 0;  // Counts plans: an overtaken one's alarm means nothing.
  std::optional<pb::Command> unanswered_;
  std::uint32_t known_from_ = 0;  // Older views do not show yet what a receipt has told.
  std::string refused_key_;
  std::uint32_t refused_version_ = 0;
  std::uint32_t refusals_ = 0;  // In a row.
  bool writing_ = false;
};

}  // namespace tingfen::headless
