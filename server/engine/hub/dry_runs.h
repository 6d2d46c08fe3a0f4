// What the administrator tries and no ledger records: a plan that is being written, a rehearsal of
// the day. Internal to the hub; one thread, the engine's.
#pragma once

#include <cstdint>

#include "server/engine/hub/exit.h"
#include "server/engine/hub/parts.h"
#include "server/engine/hub/sessions.h"
#include "server/engine/hub/uptime.h"

namespace tingfen::engine {

class DryRuns {
 public:
  DryRuns(const HubParts& parts, const Uptime& uptime, Sessions& sessions, Exit& exit)
      : parts_(parts), uptime_(uptime), sessions_(sessions), exit_(exit) {}

  void OnCheckPlan(SessionId id, const pb::CheckPlan& request);
  // The answer comes once the rehearsal is over; one at a time.
  void OnRehearse(SessionId id, const pb::Rehearse& request);

 private:
  bool MayAsk(SessionId id);
  void TellRehearsed(SessionId id, pb::Rehearsed result, std::uint32_t tag);

  const HubParts& parts_;
  const Uptime& uptime_;
  Sessions& sessions_;
  Exit& exit_;
  bool rehearsing_ = false;
};

}  // namespace tingfen::engine
