#include "server/engine/hub/look_ups.h"

#include "server/competition/views/look_up.h"
#include "server/engine/room_views.h"

namespace tingfen::engine {

void LookUps::OnLookUp(SessionId id, const pb::LookUp& request) {
  Session& session = sessions_.At(id);
  if (!session.Welcomed() || AudienceOf(session.seat.role()) != Audience::kDesk) {
    return exit_.Dismiss(id, pb::Goodbye::MALFORMED);
  }
  if (!session.commands.Take(uptime_.BootMs())) return exit_.Dismiss(id, pb::Goodbye::TOO_FAST);
  if (session.suspect) return;
  pb::ServerFrame frame;
  *frame.mutable_looked_up() =
      competition::LookUp(parts_.engine.Durable(), session.seat.room(), request.candidate());
  frame.mutable_looked_up()->set_tag(request.tag());
  session.connection->Offer(FrameOf(frame));
}

}  // namespace tingfen::engine
