// The byte stream under HTTP and WebSockets, plain or TLS, as one type: Beast is compiled for it
// once. An AsyncStream whose lowest layer is the TCP stream with its timeouts.
//
// Only gateway.cpp, web_socket and the headless clients' sockets include this.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <memory>
#include <optional>
#include <utility>

namespace tingfen::gateway {

class Channel {
 public:
  using next_layer_type = boost::beast::tcp_stream;
  using executor_type = next_layer_type::executor_type;
  using Tls = boost::beast::ssl_stream<next_layer_type>;

  explicit Channel(next_layer_type plain) : plain_(std::move(plain)) {}
  // The handshake is the caller's.
  Channel(next_layer_type below, boost::asio::ssl::context& context)
      : tls_(std::make_unique<Tls>(std::move(below), context)) {}

  executor_type get_executor() { return next_layer().get_executor(); }
  next_layer_type& next_layer() { return tls_ ? tls_->next_layer() : *plain_; }
  const next_layer_type& next_layer() const { return tls_ ? tls_->next_layer() : *plain_; }

  // Null: plain.
  Tls* tls() { return tls_.get(); }

  template <typename Buffers, typename Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    if (tls_) return tls_->async_read_some(buffers, std::forward<Token>(token));
    return plain_->async_read_some(buffers, std::forward<Token>(token));
  }

  template <typename Buffers, typename Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    if (tls_) return tls_->async_write_some(buffers, std::forward<Token>(token));
    return plain_->async_write_some(buffers, std::forward<Token>(token));
  }

 private:
  std::optional<next_layer_type> plain_;
  std::unique_ptr<Tls> tls_;
};

// Found by Beast where a WebSocket ends.
template <typename Handler>
void async_teardown(boost::beast::role_type role, Channel& channel, Handler&& handler) {
  using boost::beast::websocket::async_teardown;
  if (channel.tls() != nullptr) {
    async_teardown(role, *channel.tls(), std::forward<Handler>(handler));
  } else {
    async_teardown(role, channel.next_layer(), std::forward<Handler>(handler));
  }
}

}  // namespace tingfen::gateway
