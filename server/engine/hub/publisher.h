// Sends each reader the newest view, and beside it who is there. Internal to the hub; one thread,
// the engine's.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "proto/views.pb.h"
#include "server/engine/hub/parts.h"
#include "server/engine/hub/presence.h"
#include "server/engine/hub/sessions.h"
#include "server/engine/hub/uptime.h"
#include "server/engine/room_views.h"

namespace tingfen::engine {

class Publisher {
 public:
  Publisher(const HubParts& parts, const HubLimits& limits, const Uptime& uptime,
            Sessions& sessions, Presence& presence);

  // The durable state has changed: every view is to be made anew.
  void Invalidate();
  void Send(Session& session);
  void SendAll();

  // Who is there has changed: for the room's desks and the administrators.
  void PresenceChanged(const std::string& room);
  // Which screens wait has changed: for those who can say what they show.
  void WaitingChanged();
  // Somebody who sees presence looks: sent again at most every `presence_ms`.
  void RefreshPresence();

 private:
  std::string AddedFor(const pb::Seat& seat);
  const pb::View& Envelope();

  const HubParts& parts_;
  const HubLimits& limits_;
  const Uptime& uptime_;
  Sessions& sessions_;
  Presence& presence_;
  std::map<std::string, RoomViews> rooms_;
  std::uint64_t presence_made_ms_ = 0;
  pb::View envelope_;
};

}  // namespace tingfen::engine
