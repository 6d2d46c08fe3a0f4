// One connection of the simulated network. Internal to transport.cpp and link.cpp.
#pragma once

#include "tests/sim/transport.h"

namespace tingfen::sim {

inline constexpr Micros kNever = ~Micros{0};

class Link final : public engine::Connection, public std::enable_shared_from_this<Link> {
 public:
  Link(Network& network, std::uint64_t id, ClientEnd& client);

  // The server's side, as the hub sees it.
  bool Offer(engine::Frame frame) override;
  void OfferView(engine::Frame frame) override;
  void Close(pb::Goodbye::Code code) override;

  void Join();
  void SendUp(std::string bytes);
  void Break();
  void Abandon();
  void Cut(bool machine_too);
  bool Gone() const { return !client_open_ && !server_open_; }

 private:
  Micros Latency();
  void Pump();
  void Transmit(const engine::Frame& frame);
  void Finish();
  void ClientHears(Micros when);
  void ServerHears(Micros when);
  void MaybeBreak();

  Network& network_;
  const std::uint64_t id_;
  ClientEnd* client_;
  engine::Hub* hub_ = nullptr;
  engine::Hub::Id session_ = 0;
  bool client_open_ = true;
  bool server_open_ = false;
  bool broken_ = false;
  bool slow_;
  Micros up_until_ = kNever;  // What would arrive later is lost.
  Micros down_until_ = kNever;
  Micros last_up_ = 0;
  Micros last_down_ = 0;
  std::deque<engine::Frame> replies_;
  engine::Frame view_;
  bool writing_ = false;
  bool closing_ = false;
};

}  // namespace tingfen::sim
