// What players need of the world: time, WebSockets to the server, chance. A seam, so that tests
// play without sockets. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace tingfen::headless {

// What happens on a WebSocket. Never called from inside Open or Send, nor after it is destroyed;
// it may be destroyed in any of these.
class SocketListener {
 public:
  virtual ~SocketListener() = default;
  virtual void OnOpen() = 0;
  virtual void OnMessage(std::string_view bytes) = 0;  // One binary message.
  virtual void OnClosed(const std::string& why) = 0;   // Or never opened. The last call.
};

// A WebSocket to the server; destroying it closes it.
class Socket {
 public:
  virtual ~Socket() = default;
  virtual void Send(std::string bytes) = 0;  // Once open.
};

class Environment {
 public:
  virtual ~Environment() = default;
  virtual std::uint64_t NowMs() const = 0;  // Only ever grows; any origin.
  // Cannot be called back; `action` is dropped when the run ends.
  virtual void After(std::uint32_t ms, std::function<void()> action) = 0;
  virtual std::unique_ptr<Socket> Open(SocketListener& listener) = 0;
  virtual std::string NewCommandId() = 0;  // 128 random bits in hex.
};

}  // namespace tingfen::headless
