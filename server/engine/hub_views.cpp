// The hub's other half: what readers are sent.
#include "server/engine/hub.h"

namespace tingfen::engine {

void Hub::Publish() {
  for (auto& [id, views] : rooms_) views.Outdate();
  outer_.Clear();
  for (auto& [id, session] : sessions_) {
    if (session.Welcomed()) SendView(session);
  }
}

// Who is there has changed: only the room's desks are shown it.
void Hub::PublishPresence(const std::string& room) {
  presence_.erase(room);
  for (auto& [id, session] : sessions_) {
    if (!session.Welcomed() || session.seat.room() != room) continue;
    if (AudienceOf(session.seat.role()) == Audience::kDesk) SendView(session);
  }
}

void Hub::SendView(Session& session) {
  const std::string& room = session.seat.room();
  session.connection->OfferView(rooms_.at(room).ViewFor(session.seat, parts_.engine.Durable(),
                                                        Outer(), Now(), PresenceOf(room)));
}

const std::string& Hub::PresenceOf(const std::string& room) {
  const auto [entry, made] = presence_.try_emplace(room);
  if (!made) return entry->second;
  std::map<std::string, bool> writing;  // by seat; an entry means online
  for (const auto& [id, session] : sessions_) {
    if (session.Welcomed() && session.seat.room() == room) {
      writing[session.seat.id()] |= session.writing;
    }
  }
  pb::DeskView desk;
  for (const auto& [seat, writes] : writing) {
    pb::Presence& presence = *desk.add_presence();
    presence.set_seat(seat);
    presence.set_online(true);
    presence.set_writing(writes);
  }
  entry->second = desk.SerializeAsString();
  return entry->second;
}

// Version and witness of the durable state.
const pb::View& Hub::Outer() {
  const ledger::Tail tail = parts_.engine.DurableTail();
  const auto seq = static_cast<std::uint32_t>(tail.seq);
  if (outer_.has_witness() && outer_.version() == seq) return outer_;
  outer_.set_version(seq);
  pb::Witness& witness = *outer_.mutable_witness();
  witness.set_ledger(parts_.ledger);
  witness.set_seq(seq);
  witness.set_hash(std::string(tail.hash.begin(), tail.hash.end()));
  witness.set_mac(parts_.key.MacOfWitness(parts_.ledger, tail.seq, witness.hash()));
  return outer_;
}

competition::Moment Hub::Now() {
  return {parts_.clock.Now(), started_boot_ms_};
}

std::uint32_t Hub::ServerMs() {
  return static_cast<std::uint32_t>(parts_.clock.Now().boot_ms() - started_boot_ms_);
}

const pb::Seat& Hub::SeatOf(const std::string& seat) const {
  return parts_.engine.Durable().seats.at(seat).seat;
}

}  // namespace tingfen::engine
