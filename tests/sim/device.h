// A tablet or desk with its person: connects, enrols, keeps commands until they are answered, shows
// views. What a page keeps in its storage (token, outbox, newest witness) outlives a restart of the
// device; what the person was about to do does not.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/sim/book.h"
#include "tests/sim/frames.h"
#include "tests/sim/people/person.h"
#include "tests/sim/transport.h"

namespace tingfen::sim {

// A view as a screen shows it.
struct Sight {
  engine::Frame frame;
  std::uint64_t version = 0;
};

class Device final : public ClientEnd {
 public:
  struct Parts {
    Scheduler& scheduler;
    Network& network;
    Book& book;
    unsigned restarts_per_mille;  // Of frames received.
  };

  Device(Parts parts, pb::Seat seat, std::string code, const Marks& marks, std::uint64_t seed);

  void SwitchOn();
  void Calm() { parts_.restarts_per_mille = 0; }

  const pb::Seat& seat() const { return seat_; }
  // Nobody sits there any more, and whoever is to has no card yet.
  bool Out() const { return token_.empty() && code_.empty(); }
  bool Settled() const { return Out() || (outbox_.empty() && link_ != 0 && welcomed_); }
  std::uint32_t version() const { return shown_ ? seen_.seq() : 0; }

  void OnOpened(std::uint64_t link) override;
  void OnFrame(std::uint64_t link, const engine::Frame& frame) override;
  void OnClosed(std::uint64_t link) override;

 private:
  void Later(Micros delay, void (Device::*what)());
  void Connect();
  void Restart();
  void Send(const pb::ClientFrame& frame);
  void SendKept();
  void SendCommand(const std::string& id);
  void Issue(pb::Command command, std::uint64_t acted_on);

  void OnWelcome(const pb::Welcome& welcome);
  void OnView(const ViewParts& parts);
  void OnAnswer(const pb::ServerFrame& frame);
  bool MayAct() const;
  void OnReceipt(const pb::Receipt& receipt);
  void OnRefusal(const pb::Refusal& refusal);
  void OnGoodbye(pb::Goodbye::Code code);
  void OnCards(const pb::Cards& cards);
  void OnLeft();
  bool HasProof();

  void ThinkSoon();
  void Think();
  void Act();

  Parts parts_;
  const pb::Seat seat_;
  std::string code_;
  Random random_;
  Person person_;

  // In storage.
  std::string token_;
  std::string token_before_;
  std::vector<std::string> outbox_;  // Command ids.
  std::uint32_t occupant_ = 0;       // Of the seat, as it was welcomed last.
  std::size_t people_ = 0;           // Who have sat here before this one.
  pb::Witness seen_;

  // Gone with a restart.
  std::uint64_t life_ = 0;  // What an earlier life planned is void.
  std::uint64_t link_ = 0;
  bool welcomed_ = false;
  engine::Frame shown_;  // The newest view.
  bool busy_ = false;    // Thinking, or about to tap.
  std::optional<Intent> intent_;
  Sight intended_on_;
  std::uint32_t newest_receipt_ = 0;
};

}  // namespace tingfen::sim
