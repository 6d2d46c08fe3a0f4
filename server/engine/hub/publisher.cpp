#include "server/engine/hub/publisher.h"

#include "server/competition/state/competition.h"
#include "server/ledger/log.h"

namespace tingfen::engine {

Publisher::Publisher(const HubParts& parts, const HubLimits& limits, const Uptime& uptime,
                     Sessions& sessions, Presence& presence)
    : parts_(parts), limits_(limits), uptime_(uptime), sessions_(sessions), presence_(presence) {
  for (const auto& [id, room] : parts_.engine.Durable().rooms) rooms_.try_emplace(id, id);
}

void Publisher::Invalidate() {
  for (auto& [id, views] : rooms_) views.Invalidate();
  envelope_.Clear();
  presence_.Invalidate();
}

void Publisher::SendAll() {
  for (auto& [id, session] : sessions_) {
    if (session.Welcomed()) Send(session);
  }
}

void Publisher::PresenceChanged(const std::string& room) {
  presence_.Invalidate(room);
  for (auto& [id, session] : sessions_) {
    if (!session.Welcomed() || !SeesPresence(session.seat.role())) continue;
    const bool all_rooms = session.seat.role() == pb::Role::ADMINISTRATOR;
    if (all_rooms || session.seat.room() == room) Send(session);
  }
}

void Publisher::WaitingChanged() {
  for (auto& [id, session] : sessions_) {
    if (session.Welcomed() && SeesWaiting(session.seat.role())) Send(session);
  }
}

// How well devices are connected changes all the time; a picture now and then will do, and it needs
// no timer while somebody looks.
void Publisher::RefreshPresence() {
  const std::uint64_t now_ms = uptime_.BootMs();
  if (now_ms - presence_made_ms_ < limits_.presence_ms) return;
  presence_made_ms_ = now_ms;
  presence_.Invalidate();
  for (auto& [id, session] : sessions_) {
    if (session.Welcomed() && SeesPresence(session.seat.role())) Send(session);
  }
}

void Publisher::Send(Session& session) {
  if (session.suspect) return;
  const pb::View& envelope = Envelope();
  session.link.Sent(envelope.version(), uptime_.BootMs());
  RoomViews& views = rooms_.at(session.seat.room());
  session.connection->OfferView(views.ViewFor(session.seat, parts_.engine.Durable(), envelope,
                                              uptime_.Now(), AddedFor(session.seat)));
}

// Serialised fields of the seat's view that are no part of the competition.
std::string Publisher::AddedFor(const pb::Seat& seat) {
  if (!SeesPresence(seat.role())) return {};
  const bool prepares = seat.role() == pb::Role::ADMINISTRATOR;
  std::string added;
  for (const auto& [room, views] : rooms_) {
    if (prepares || room == seat.room()) added += presence_.Of(room);
  }
  if (!SeesWaiting(seat.role())) return added;
  pb::DeskView desk;
  pb::PrepareView prepare;
  for (const auto& [id, session] : sessions_) {
    if (session.pairing.empty()) continue;
    auto& screen = prepares ? *prepare.add_waiting_screens() : *desk.add_waiting_screens();
    screen.set_code(session.pairing);
  }
  return added + (prepares ? prepare.SerializeAsString() : desk.SerializeAsString());
}

// Version and witness of the durable state.
const pb::View& Publisher::Envelope() {
  const ledger::Tail tail = parts_.engine.DurableTail();
  const auto seq = static_cast<std::uint32_t>(tail.seq);
  if (envelope_.has_witness() && envelope_.version() == seq) return envelope_;
  envelope_.set_version(seq);
  pb::Witness& witness = *envelope_.mutable_witness();
  witness.set_ledger(parts_.ledger);
  witness.set_seq(seq);
  witness.set_hash(std::string(tail.hash.begin(), tail.hash.end()));
  witness.set_mac(parts_.key.MacOfWitness(parts_.ledger, tail.seq, witness.hash()));
  return envelope_;
}

}  // namespace tingfen::engine
