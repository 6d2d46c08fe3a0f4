// One connection that asks over HTTP, in plain or TLS, and may become a WebSocket (web_socket.h).
//
// Whatever the peer does ends its own connection at most: what is malformed, too large or too slow
// is a value, and nothing is thrown. Threads: the loop's. One operation at a time; Cut at any.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>

#include "server/net/http.h"
#include "server/net/tls.h"

namespace tingfen::net {

struct HttpConnection;  // Of server/net alone.

class HttpStream {
 public:
  enum class Read { kRequest, kMalformed, kEnded };

  explicit HttpStream(std::unique_ptr<HttpConnection> connection);
  ~HttpStream();
  HttpStream(HttpStream&& other) noexcept;
  HttpStream& operator=(HttpStream&& other) noexcept;

  // Where the peer is; empty: it is gone already. Whoever has one IPv6 address has its whole /64,
  // so that is one place.
  std::string PeerAddress() const;

  // To be called first. With `tls` the first bytes tell whether the peer speaks it. False: its
  // handshake failed.
  boost::asio::awaitable<bool> Open(const Tls& tls);
  bool IsSecure() const;

  // kMalformed says nothing about where the next request begins, and takes one last response.
  boost::asio::awaitable<Read> ReadRequest();
  // The last one read; lives until the next is read.
  const HttpRequest& Request() const;
  // Something came behind the request, as nothing may before a WebSocket's is answered.
  bool HasMore() const;

  // Whether another request may follow; not after the `last`.
  boost::asio::awaitable<bool> Respond(const HttpResponse& response, bool last = false);

  // Ends the connection without a word; what is under way fails.
  void Cut();

 private:
  friend class WebSocket;
  std::unique_ptr<HttpConnection> connection_;
};

}  // namespace tingfen::net
