// One WebSocket: reads frames to the hub, writes replies in order and the newest view.
//
// Only gateway.cpp includes this.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

#include "server/engine/hub/hub.h"
#include "server/gateway/options.h"
#include "server/net/web_socket.h"

namespace tingfen::gateway {

class WebSocket final : public engine::Connection, public std::enable_shared_from_this<WebSocket> {
 public:
  // `on_welcomed` is called once, with the first view.
  WebSocket(net::HttpStream stream, engine::Hub& hub, const GatewayOptions& options,
            engine::ConnectionInfo info, std::function<void()> on_welcomed);

  // Runs until the connection has ended.
  static boost::asio::awaitable<void> Run(std::shared_ptr<WebSocket> self,
                                          net::WebSocket::Headers headers);

  bool Offer(engine::Frame frame) override;
  void OfferView(engine::Frame frame) override;
  void Close(pb::Goodbye::Code code) override;

  // Ends the connection without a word.
  void Cut();

 private:
  static boost::asio::awaitable<void> Write(std::shared_ptr<WebSocket> self);
  static boost::asio::awaitable<void> WatchMessages(std::shared_ptr<WebSocket> self);
  boost::asio::awaitable<void> Read();
  engine::Frame Next();
  void CountControlFrame();
  void Dismiss(pb::Goodbye::Code code);
  void EndWithin(std::chrono::milliseconds time);

  net::WebSocket socket_;
  engine::Hub& hub_;
  const GatewayOptions& options_;
  const engine::ConnectionInfo info_;
  std::function<void()> on_welcomed_;
  engine::RateLimiter control_frames_;
  std::optional<engine::Hub::Id> id_;
  std::deque<engine::Frame> replies_;
  std::size_t replies_bytes_ = 0;
  engine::Frame view_;  // The newest not yet sent.
  boost::asio::steady_timer wake_;
  boost::asio::steady_timer alarm_;
  boost::asio::steady_timer end_;       // Cuts off who does not close.
  boost::asio::steady_timer end_wait_;  // Never expires; cancelled once ended_.
  bool closing_ = false;
  bool ended_ = false;
};

}  // namespace tingfen::gateway
