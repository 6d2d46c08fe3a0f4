// Who goes: a connection that ended, that is sent away with a Goodbye, or whose token no longer
// opens the seat it is shown. Internal to the hub; one thread, the engine's.
#pragma once

#include <optional>
#include <string>

#include "server/engine/hub/parts.h"
#include "server/engine/hub/presence.h"
#include "server/engine/hub/publisher.h"
#include "server/engine/hub/sessions.h"

namespace tingfen::engine {

// The paired screen of this id; null: it was removed.
const competition::ScreenRecord* FindScreen(const competition::Competition& durable,
                                            const std::string& screen);

class Exit {
 public:
  Exit(const HubParts& parts, Sessions& sessions, Presence& presence, Publisher& publisher)
      : parts_(parts), sessions_(sessions), presence_(presence), publisher_(publisher) {}

  // Unknown ids are ignored, here as in Dismiss. Those who are shown who is there are told.
  void Leave(SessionId id);
  void Dismiss(SessionId id, pb::Goodbye::Code code);

  // Says Goodbye to everybody: STOPPING.
  void DismissEverybody();

  // The durable state has changed: whoever has no place in it any more goes.
  void DismissDisplaced();

 private:
  std::optional<Session> TakeOut(SessionId id);
  std::optional<pb::Goodbye::Code> WhyToGo(const Session& session) const;

  const HubParts& parts_;
  Sessions& sessions_;
  Presence& presence_;
  Publisher& publisher_;
};

}  // namespace tingfen::engine
