// HTTP and WebSockets: serves the pages, and brings each WebSocket on /ws to the hub as a
// Connection.
//
// Nothing a client sends may end the process: what is malformed, too large, too slow or too much
// ends its own connection. One binary message is one frame (proto/frames.proto).
//
// Threads: the loop's, all of it; the constructor may run before the loop does. Hub and loop
// outlive the gateway, and the loop has stopped when it is destroyed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "server/engine/hub/hub.h"
#include "server/gateway/options.h"
#include "server/net/loop.h"

namespace tingfen::gateway {

class Gateway {
 public:
  using Opened = std::variant<std::unique_ptr<Gateway>, std::string>;

  // Listens; else why not, in words for the command line.
  static Opened Open(net::Loop& loop, engine::Hub& hub, const GatewayOptions& options);
  ~Gateway();
  Gateway(const Gateway&) = delete;
  Gateway& operator=(const Gateway&) = delete;

  std::uint16_t Port() const;

  // Listens no more, says Goodbye STOPPING to everybody, and calls `on_closed` once all are gone or
  // `close_within` has passed.
  void Close(std::function<void()> on_closed);

 private:
  struct Inner;
  explicit Gateway(std::shared_ptr<Inner> inner);
  std::shared_ptr<Inner> inner_;
};

}  // namespace tingfen::gateway
