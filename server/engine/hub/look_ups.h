// What desks look up and no ledger records: what is closed of somebody of the own room. Internal to
// the hub; one thread, the engine's.
#pragma once

#include "server/engine/hub/exit.h"
#include "server/engine/hub/parts.h"
#include "server/engine/hub/sessions.h"
#include "server/engine/hub/uptime.h"

namespace tingfen::engine {

class LookUps {
 public:
  LookUps(const HubParts& parts, const Uptime& uptime, Sessions& sessions, Exit& exit)
      : parts_(parts), uptime_(uptime), sessions_(sessions), exit_(exit) {}

  // As often as for commands. Who has no desk is dismissed; of anybody who is not of the room, or
  // of whom nothing is closed, the answer holds nothing.
  void OnLookUp(SessionId id, const pb::LookUp& request);

 private:
  const HubParts& parts_;
  const Uptime& uptime_;
  Sessions& sessions_;
  Exit& exit_;
};

}  // namespace tingfen::engine
