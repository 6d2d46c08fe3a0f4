#include "server/engine/hub/hub.h"

#include <utility>

namespace tingfen::engine {

Hub::Hub(Parts parts, const HubLimits& limits)
    : parts_(std::move(parts)),
      limits_(limits),
      uptime_(parts_.clock),
      sessions_(parts_.engine.Durable().plan),
      presence_(parts_.engine.Durable(), uptime_, sessions_),
      publisher_(parts_, limits_, uptime_, sessions_, presence_),
      exit_(parts_, sessions_, presence_, publisher_),
      tokens_(parts_, sessions_, publisher_, exit_),
      door_(parts_, limits_, uptime_, sessions_, publisher_, exit_, tokens_),
      commands_(parts_, uptime_, sessions_, exit_),
      dry_runs_(parts_, uptime_, sessions_, exit_),
      look_ups_(parts_, uptime_, sessions_, exit_) {
  parts_.engine.OnPublish([this] { OnPublish(); });
}

std::optional<Hub::Id> Hub::Join(Connection& connection, ConnectionInfo info) {
  if (stopping_ || sessions_.size() >= limits_.connections_max) {
    connection.Close(stopping_ ? pb::Goodbye::STOPPING : pb::Goodbye::FULL);
    return std::nullopt;
  }
  return sessions_.Add(
      Session{.connection = &connection,
              .info = std::move(info),
              .frames = RateLimiter(limits_.frames_at_once, limits_.frames_per_second),
              .commands = RateLimiter(limits_.commands_at_once, limits_.commands_per_second)});
}

void Hub::Stop() {
  stopping_ = true;
  exit_.DismissEverybody();
}

void Hub::Receive(Id id, std::string_view bytes) {
  Session* session = sessions_.Find(id);
  if (session == nullptr) return;
  const std::uint64_t now_ms = uptime_.BootMs();
  session->link.Heard(now_ms);
  if (!session->frames.Take(now_ms)) return Dismiss(id, pb::Goodbye::TOO_FAST);
  pb::ClientFrame frame;
  if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) ||
      frame.has_hello() == session->greeted) {
    return Dismiss(id, pb::Goodbye::MALFORMED);
  }
  switch (frame.body_case()) {
    case pb::ClientFrame::kHello:
      return door_.OnHello(id, frame.hello());
    case pb::ClientFrame::kPing:
      return OnPing(id, frame.ping());
    case pb::ClientFrame::kCommand:
      return commands_.OnCommand(id, bytes, frame);
    case pb::ClientFrame::kCheckPlan:
      return dry_runs_.OnCheckPlan(id, frame.check_plan());
    case pb::ClientFrame::kRehearse:
      return dry_runs_.OnRehearse(id, frame.rehearse());
    case pb::ClientFrame::kLookUp:
      return look_ups_.OnLookUp(id, frame.look_up());
    case pb::ClientFrame::kActivity:
      return OnActivity(id, frame.activity());
    case pb::ClientFrame::kKept:
      return OnKept(id, frame.kept());
    case pb::ClientFrame::kSignOut:
      return tokens_.SignOut(id);
    case pb::ClientFrame::BODY_NOT_SET:
      return Dismiss(id, pb::Goodbye::MALFORMED);
  }
}

void Hub::OnKept(Id id, const pb::Kept& kept) {
  if (sessions_.At(id).suspect) return door_.OnProof(id, kept);
  tokens_.Keep(id, kept);
}

void Hub::OnPing(Id id, const pb::Ping& ping) {
  Session& session = sessions_.At(id);
  session.link.Pinged(ping.round_trip_ms(), ping.shown());
  pb::ServerFrame frame;
  frame.mutable_pong()->set_client_ms(ping.client_ms());
  frame.mutable_pong()->set_server_ms(uptime_.ServerMs());
  session.connection->Offer(FrameOf(frame));
  if (door_.IsRefused(session)) return Dismiss(id, pb::Goodbye::DEVICE_REFUSED);
  if (session.Welcomed() && SeesPresence(session.seat.role())) publisher_.RefreshPresence();
}

void Hub::OnActivity(Id id, const pb::Activity& activity) {
  Session& session = sessions_.At(id);
  if (!session.Welcomed() || session.writing == activity.writing()) return;
  session.writing = activity.writing();
  publisher_.PresenceChanged(session.seat.room());
}

// Who has to go is out, and who is held up asked, before anybody is shown anything.
void Hub::OnPublish() {
  publisher_.Invalidate();
  sessions_.RenewSeats(parts_.engine.Durable());
  exit_.DismissDisplaced();
  tokens_.SuspectGivenUp();
  door_.AdmitWaiting();
  publisher_.SendAll();
}

}  // namespace tingfen::engine
