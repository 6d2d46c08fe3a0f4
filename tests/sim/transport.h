// TCP as far as the server can tell: in order, nothing twice, and a connection that breaks loses
// the tail of what was under way, in both directions, while neither side knows what arrived. The
// two sides notice a break at different times, so a client may be back on a new connection while
// the server still holds the old one and even still receives from it.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/engine/hub/hub.h"
#include "tests/sim/random.h"
#include "tests/sim/scheduler.h"

namespace tingfen::sim {

// A client's side of a connection.
class ClientEnd {
 public:
  virtual ~ClientEnd() = default;
  virtual void OnOpened(std::uint64_t link) = 0;
  virtual void OnFrame(std::uint64_t link, const engine::Frame& frame) = 0;
  virtual void OnClosed(std::uint64_t link) = 0;  // Refused, too.
};

class Link;

class Network {
 public:
  struct Faults {
    unsigned breaks_per_mille = 0;  // Of frames, each way.
    unsigned slow_per_mille = 0;    // Of connections whose reader is slow.
  };
  // Told of every frame as it leaves the server.
  using Tap = std::function<void(const ClientEnd*, const engine::Frame& frame)>;

  Network(Scheduler& scheduler, std::uint64_t seed, Faults faults, Tap tap);
  ~Network();

  // The server, or none while it is down.
  void Serve(engine::Hub* hub) { hub_ = hub; }
  // The process is gone: what it had written to its sockets may still arrive, unless the machine
  // went down with it.
  void CutAll(bool machine_too);
  // No more breaks.
  void Calm() { faults_ = {}; }

  // Ids are never used twice; 0 is none.
  std::uint64_t Connect(ClientEnd& client);
  void Send(std::uint64_t link, std::string bytes);
  // The client is done with it.
  void Abandon(std::uint64_t link);

  std::size_t Breaks() const { return breaks_; }

 private:
  friend class Link;
  void Open(std::uint64_t id, ClientEnd& client);
  std::shared_ptr<Link> Find(std::uint64_t id) const;

  Scheduler& scheduler_;
  Random random_;
  Faults faults_;
  Tap tap_;
  engine::Hub* hub_ = nullptr;
  std::uint64_t last_id_ = 0;
  std::size_t breaks_ = 0;
  std::map<std::uint64_t, std::shared_ptr<Link>> links_;
};

}  // namespace tingfen::sim
