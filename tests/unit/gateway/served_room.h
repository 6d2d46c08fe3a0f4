// A gateway on a free port of the loopback, with an engine over a log in memory; the loop runs on a
// thread of its own.
#pragma once

#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <optional>
#include <thread>

#include "server/gateway/gateway.h"
#include "tests/kit/small_room.h"
#include "tests/unit/gateway/raw_client.h"

namespace tingfen::gateway {

class ServedRoom : public testing::Test {
 protected:
  // Call once, after setting options and limits. `events`: what has happened, from the lock on.
  void Serve(std::vector<pb::Event> events = {engine::LockedEvent()});
  ServedRoom() { options.hosts = {"tingfen.test"}; }
  ~ServedRoom() override;

  // Closes the gateway and waits until it has.
  void CloseGateway();

  std::unique_ptr<RawClient> Connect(int receive_buffer_bytes = 0) const;
  // A connection whose seat has been welcomed and has its first view.
  std::unique_ptr<RawClient> Join(const std::string& seat, pb::Role::Id page,
                                  int receive_buffer_bytes = 0) const;

  GatewayOptions options;
  engine::HubLimits limits;
  std::uint16_t port = 0;

 private:
  net::Loop loop_;
  engine::MemoryLog log_{engine::kLedgerId};
  engine::SystemClock clock_;
  engine::CountingRandomSource randomness_;
  std::optional<engine::Engine> engine_;
  std::optional<engine::Hub> hub_;
  std::unique_ptr<Gateway> gateway_;
  std::thread thread_;
};

pb::ClientFrame CodeHello(const std::string& seat, pb::Role::Id page);
pb::ClientFrame PingFrame();

}  // namespace tingfen::gateway
