#include "server/engine/hub.h"

#include <utility>

namespace tingfen::engine {
namespace {

constexpr std::size_t kLastHeardMax = 4096;

}  // namespace

Hub::Hub(Parts parts, const HubLimits& limits)
    : parts_(std::move(parts)),
      limits_(limits),
      started_boot_ms_(parts_.clock.Now().boot_ms()),
      all_wrong_codes_(limits.all_wrong_codes_at_once, limits.all_wrong_codes_per_second),
      plan_(Durable().plan),
      devices_(limits.devices_at_once, limits.devices_per_second) {
  for (const auto& [id, room] : Durable().rooms) rooms_.try_emplace(id, id);
  parts_.engine.OnPublish([this] { Publish(); });
}

std::optional<Hub::Id> Hub::Join(Connection& connection, Way way) {
  if (stopping_ || sessions_.size() >= limits_.connections_max) {
    connection.Close(stopping_ ? pb::Goodbye::STOPPING : pb::Goodbye::FULL);
    return std::nullopt;
  }
  sessions_.emplace(
      ++last_id_,
      Session{.connection = &connection,
              .way = std::move(way),
              .frames = Allowance(limits_.frames_at_once, limits_.frames_per_second),
              .commands = Allowance(limits_.commands_at_once, limits_.commands_per_second)});
  return last_id_;
}

// Takes a session out; nobody is shown anything yet.
std::optional<Session> Hub::TakeOut(Id id) {
  const auto found = sessions_.find(id);
  if (found == sessions_.end()) return std::nullopt;
  Session session = std::move(found->second);
  sessions_.erase(found);
  if (session.Welcomed()) {
    if (last_heard_ms_.size() >= kLastHeardMax) last_heard_ms_.clear();
    last_heard_ms_[session.Place()] = session.link.HeardMs();
  }
  return session;
}

void Hub::Leave(Id id) {
  const auto session = TakeOut(id);
  if (!session) return;
  if (!session->pairing.empty()) PublishWaiting();
  if (session->Welcomed()) PublishPresence(session->seat.room());
}

void Hub::Dismiss(Id id, pb::Goodbye::Code code) {
  const auto found = sessions_.find(id);
  if (found == sessions_.end()) return;
  Connection* connection = found->second.connection;
  Leave(id);
  connection->Close(code);
}

void Hub::Stop() {
  stopping_ = true;
  const auto everybody = std::exchange(sessions_, {});
  for (const auto& [id, session] : everybody) session.connection->Close(pb::Goodbye::STOPPING);
}

void Hub::Receive(Id id, std::string_view bytes) {
  const auto found = sessions_.find(id);
  if (found == sessions_.end()) return;
  Session& session = found->second;
  const std::uint64_t now_ms = BootMs();
  session.link.Heard(now_ms);
  if (!session.frames.Take(now_ms)) return Dismiss(id, pb::Goodbye::TOO_FAST);
  pb::ClientFrame frame;
  if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) ||
      frame.has_hello() == session.greeted) {
    return Dismiss(id, pb::Goodbye::MALFORMED);
  }
  switch (frame.body_case()) {
    case pb::ClientFrame::kHello:
      return OnHello(id, frame.hello());
    case pb::ClientFrame::kPing:
      return OnPing(id, frame.ping());
    case pb::ClientFrame::kCommand:
      return OnCommand(id, bytes, frame);
    case pb::ClientFrame::kCheckPlan:
      return OnCheckPlan(id, frame.check_plan());
    case pb::ClientFrame::kRehearse:
      return OnRehearse(id, frame.rehearse());
    case pb::ClientFrame::kActivity:
      return OnActivity(session, frame.activity());
    case pb::ClientFrame::kKept:
      return OnKept(id, frame.kept());
    case pb::ClientFrame::kSignOut:
      return OnSignOut(id);
    case pb::ClientFrame::BODY_NOT_SET:
      return Dismiss(id, pb::Goodbye::MALFORMED);
  }
}

}  // namespace tingfen::engine
