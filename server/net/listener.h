// Takes connections at one address and port.
//
// Threads: the loop's; the constructor may run before the loop does. The loop outlives it.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "server/net/http.h"
#include "server/net/http_stream.h"
#include "server/net/loop.h"

namespace tingfen::net {

struct ListenerOptions {
  std::string address;
  std::uint16_t port = 0;     // 0: any free one.
  int send_buffer_bytes = 0;  // Of the kernel, a socket; 0: its own choice.
  HttpLimits limits;
};

class Listener {
 public:
  using Opened = std::variant<std::unique_ptr<Listener>, std::string>;

  // Listens; else why not, in words for the command line.
  static Opened Open(Loop& loop, const ListenerOptions& options);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  std::uint16_t Port() const;
  bool IsOpen() const;

  // Whoever comes next; none: closed. Waits while the process is out of descriptors.
  boost::asio::awaitable<std::optional<HttpStream>> Accept();

  void Close();

 private:
  struct Inner;
  explicit Listener(std::unique_ptr<Inner> inner);
  std::unique_ptr<Inner> inner_;
};

}  // namespace tingfen::net
