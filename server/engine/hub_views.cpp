// What the hub shows: the newest views, and beside them who is there.
#include <algorithm>

#include "server/competition/state/competition.h"
#include "server/competition/views/moment.h"
#include "server/engine/hub.h"

namespace tingfen::engine {

// Presence is serialised once for both.
static_assert(int{pb::DeskView::kPresenceFieldNumber} ==
              int{pb::PrepareView::kPresenceFieldNumber});

void Hub::Publish() {
  for (auto& [id, views] : rooms_) views.Outdate();
  outer_.Clear();
  presence_.clear();
  RenewSeats();
  SendAway();
  DoubtGivenUp();
  AdmitWaiting();
  for (auto& [id, session] : sessions_) {
    if (session.Welcomed()) SendView(session);
  }
}

// Who is there has changed: only the room's desks and administrators are shown it.
void Hub::PublishPresence(const std::string& room) {
  presence_.erase(room);
  for (auto& [id, session] : sessions_) {
    if (!session.Welcomed() || !SeesPresence(session.seat.role())) continue;
    const bool all_rooms = session.seat.role() == pb::Role::ADMINISTRATOR;
    if (all_rooms || session.seat.room() == room) SendView(session);
  }
}

// Which screens wait has changed: for those who can say what they show.
void Hub::PublishWaiting() {
  for (auto& [id, session] : sessions_) {
    if (session.Welcomed() && SeesWaiting(session.seat.role())) SendView(session);
  }
}

// How well devices are connected changes all the time; a picture now and then will do, and it needs
// no timer while somebody looks.
void Hub::RefreshPresence() {
  const std::uint64_t now_ms = BootMs();
  if (now_ms - presence_made_ms_ < limits_.presence_ms) return;
  presence_made_ms_ = now_ms;
  presence_.clear();
  for (auto& [id, session] : sessions_) {
    if (session.Welcomed() && SeesPresence(session.seat.role())) SendView(session);
  }
}

void Hub::SendView(Session& session) {
  if (session.doubted) return;
  const pb::View& outer = Outer();
  session.link.Sent(outer.version(), BootMs());
  session.connection->OfferView(
      rooms_.at(session.seat.room())
          .ViewFor(session.seat, Durable(), outer, Now(), AddedFor(session.seat)));
}

// Serialised fields of the seat's view that are no part of the competition.
std::string Hub::AddedFor(const pb::Seat& seat) {
  if (!SeesPresence(seat.role())) return {};
  const bool prepares = seat.role() == pb::Role::ADMINISTRATOR;
  std::string added;
  for (const auto& [room, views] : rooms_) {
    if (prepares || room == seat.room()) added += PresenceOf(room);
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

const std::string& Hub::PresenceOf(const std::string& room) {
  const auto [entry, made] = presence_.try_emplace(room);
  if (!made) return entry->second;
  Rows rows;
  AddAway(room, rows);
  const std::uint64_t now_ms = BootMs();
  for (const auto& [id, session] : sessions_) {
    if (session.Welcomed() && session.seat.room() == room) AddHere(session, now_ms, rows);
  }
  pb::DeskView desk;
  for (auto& [place, row] : rows) {
    if (row.heard_ms >= started_boot_ms_) {
      row.told.set_seen_ms(static_cast<std::uint32_t>(row.heard_ms - started_boot_ms_));
    }
    *desk.add_presence() = std::move(row.told);
  }
  entry->second = desk.SerializeAsString();
  return entry->second;
}

// Every screen that was paired, and the seats that were here since the server began.
void Hub::AddAway(const std::string& room, Rows& rows) const {
  const auto heard_ms = [this](const std::string& place) {
    const auto found = last_heard_ms_.find(place);
    return found == last_heard_ms_.end() ? 0 : found->second;
  };
  const auto add = [&](const std::string& seat, const std::string& screen) {
    const auto record = Durable().seats.find(seat);
    if (record == Durable().seats.end() || record->second.seat.room() != room) return;
    const std::string& place = screen.empty() ? seat : screen;
    Row& row = rows[place];
    row.heard_ms = heard_ms(place);
    row.told.set_seat(seat);
    row.told.set_screen(screen);
  };
  for (const auto& screen : Durable().screens) add(screen.seat, screen.id);
  for (const auto& [place, ms] : last_heard_ms_) add(place, {});
}

// Of several connections that of the device heard last counts: the others are dead and not yet
// known to be.
void Hub::AddHere(const Session& session, std::uint64_t now_ms, Rows& rows) {
  Row& row = rows[session.Place()];
  const bool newest = !row.told.online() || session.link.HeardMs() >= row.heard_ms;
  row.told.set_seat(session.seat.id());
  row.told.set_screen(session.screen);
  row.told.set_online(true);
  row.told.set_writing(row.told.writing() || session.writing);
  if (!newest) return;
  row.heard_ms = session.link.HeardMs();
  row.told.set_round_trip_ms(session.link.RoundTripMs());
  row.told.set_stale(session.link.Stale(now_ms));
  row.told.set_plain(session.way.plain);
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

std::uint64_t Hub::BootMs() {
  return parts_.clock.Now().boot_ms();
}

std::uint32_t Hub::ServerMs() {
  return static_cast<std::uint32_t>(BootMs() - started_boot_ms_);
}

const pb::Seat& Hub::SeatOf(const std::string& seat) const {
  return Durable().seats.at(seat).seat;
}

const competition::ScreenRecord* Hub::ScreenOf(const std::string& screen) const {
  const auto& screens = Durable().screens;
  const auto found = std::find_if(screens.begin(), screens.end(),
                                  [&](const auto& record) { return record.id == screen; });
  return found == screens.end() ? nullptr : &*found;
}

}  // namespace tingfen::engine
