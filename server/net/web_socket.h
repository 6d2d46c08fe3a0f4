// One WebSocket of binary messages, of a server or of a client, in plain or TLS, uncompressed.
//
// Whatever the peer or the network does is a value, and nothing is thrown. A peer that is silent is
// pinged. Threads: the loop's. One Receive and one Send or Close at a time; Cut at any.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/net/http_stream.h"
#include "server/net/tls.h"

namespace boost::asio {
class io_context;
}

namespace tingfen::net {

class WebSocket {
 public:
  struct Limits {
    std::size_t message_bytes;
    // From its first piece to its last; none: for ever.
    std::optional<std::chrono::milliseconds> message_within = std::nullopt;
    std::chrono::milliseconds handshake_within;
    std::chrono::milliseconds silent_for;  // Then it is dead.
  };
  enum class Received { kMessage, kText, kTooLarge, kTooSlow, kEnded };

  // The server's: `stream` has read the question to be one.
  WebSocket(HttpStream stream, const Limits& limits);
  // A client's. `tls` may be null: plain.
  WebSocket(boost::asio::io_context& context, Tls tls, const Limits& limits);
  ~WebSocket();
  WebSocket(const WebSocket&) = delete;
  WebSocket& operator=(const WebSocket&) = delete;

  // The handshake; false: it failed. `headers` stand on the answer, a refusal too.
  using Headers = std::vector<std::pair<std::string, std::string>>;
  boost::asio::awaitable<bool> Accept(const Headers& headers);
  boost::asio::awaitable<bool> Connect(std::string host, std::string port, std::string path);

  // Called at each ping, pong and close.
  void OnControlFrame(std::function<void()> on_frame);

  // One whole message, or why there is none: the pieces of a message of another kind, too large or
  // too slow are left where they are, and a word can still be sent.
  boost::asio::awaitable<Received> Receive();
  // Lives until the next Receive.
  std::string_view Message() const;

  // `bytes` live until it is done. False: it is over.
  boost::asio::awaitable<bool> Send(std::string_view bytes);

  // The closing handshake.
  boost::asio::awaitable<void> Close();

  // Ends the connection without a word; what is under way fails.
  void Cut();

  // Why the last thing that failed did.
  std::string Why() const;

  boost::asio::any_io_executor Executor() const;

 private:
  struct Inner;
  std::unique_ptr<Inner> inner_;
};

}  // namespace tingfen::net
