// What players need of the world: time, lines to the server, chance. A seam, so that tests play
// without sockets. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace tingfen::headless {

// What happens on a line. Never called from inside Open or Send, nor after the line is destroyed;
// the line may be destroyed in any of these.
class LineListener {
 public:
  virtual ~LineListener() = default;
  virtual void OnOpen() = 0;
  virtual void OnMessage(std::string_view bytes) = 0;  // One binary message.
  virtual void OnClosed(const std::string& why) = 0;   // Or never opened. The last call.
};

// A WebSocket to the server; destroying it closes it.
class Line {
 public:
  virtual ~Line() = default;
  virtual void Send(std::string bytes) = 0;  // Once open.
};

class Surroundings {
 public:
  virtual ~Surroundings() = default;
  virtual std::uint64_t NowMs() const = 0;  // Only ever grows; any origin.
  // Cannot be called back; `act` is dropped when the run ends.
  virtual void After(std::uint32_t ms, std::function<void()> act) = 0;
  virtual std::unique_ptr<Line> Open(LineListener& listener) = 0;
  virtual std::string NewCommandId() = 0;  // 128 random bits in hex.
};

}  // namespace tingfen::headless
