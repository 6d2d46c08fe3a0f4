#include "server/engine/hub/presence.h"

#include <utility>

namespace tingfen::engine {
namespace {

constexpr std::size_t kLastHeardMax = 4096;

// Presence is serialised once for both.
static_assert(int{pb::DeskView::kPresenceFieldNumber} ==
              int{pb::PrepareView::kPresenceFieldNumber});

}  // namespace

void Presence::HasLeft(const Session& session) {
  if (!session.Welcomed()) return;
  if (last_heard_ms_.size() >= kLastHeardMax) last_heard_ms_.clear();
  last_heard_ms_[session.Place()] = session.link.HeardMs();
}

const std::string& Presence::Of(const std::string& room) {
  const auto [entry, made] = made_.try_emplace(room);
  if (!made) return entry->second;
  Rows rows;
  AddAway(room, rows);
  const std::uint64_t now_ms = uptime_.BootMs();
  for (const auto& [id, session] : sessions_) {
    if (session.Welcomed() && session.seat.room() == room) AddHere(session, now_ms, rows);
  }
  pb::DeskView desk;
  for (auto& [place, row] : rows) {
    if (row.heard_ms >= uptime_.StartedBootMs()) {
      row.told.set_seen_ms(static_cast<std::uint32_t>(row.heard_ms - uptime_.StartedBootMs()));
    }
    *desk.add_presence() = std::move(row.told);
  }
  entry->second = desk.SerializeAsString();
  return entry->second;
}

// Every screen that was paired, and the seats that were here since the server began.
void Presence::AddAway(const std::string& room, Rows& rows) const {
  const auto heard_ms = [this](const std::string& place) {
    const auto found = last_heard_ms_.find(place);
    return found == last_heard_ms_.end() ? 0 : found->second;
  };
  const auto add = [&](const std::string& seat, const std::string& screen) {
    const auto record = durable_.seats.find(seat);
    if (record == durable_.seats.end() || record->second.seat.room() != room) return;
    const std::string& place = screen.empty() ? seat : screen;
    Row& row = rows[place];
    row.heard_ms = heard_ms(place);
    row.told.set_seat(seat);
    row.told.set_screen(screen);
  };
  for (const auto& screen : durable_.screens) add(screen.seat, screen.id);
  for (const auto& [place, ms] : last_heard_ms_) add(place, {});
}

// Of several connections that of the device heard last counts: the others are dead and not yet
// known to be.
void Presence::AddHere(const Session& session, std::uint64_t now_ms, Rows& rows) {
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
  row.told.set_plain(session.info.plain);
}

}  // namespace tingfen::engine
