// One client's end, as a transport gives it to the hub. One thread, the engine's.
#pragma once

#include <string>

#include "proto/frames.pb.h"
#include "server/engine/wire.h"

namespace tingfen::engine {

class Connection {
 public:
  virtual ~Connection() = default;
  // Queues a reply. False: the client fell too far behind and is being closed.
  virtual bool Offer(Frame frame) = 0;
  // Replaces the view not yet sent.
  virtual void OfferView(Frame frame) = 0;
  // Sends what is queued and the Goodbye, then closes. Called at most once.
  virtual void Close(pb::Goodbye::Code code) = 0;
};

// How a connection came.
struct ConnectionInfo {
  std::string address = {};  // In any form without the port; IPv6 by its /64.
  bool plain = false;        // Without encryption.
  bool phones = false;       // By the port for the mass judges' own phones.
};

}  // namespace tingfen::engine
