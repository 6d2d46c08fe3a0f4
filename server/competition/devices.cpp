#include "server/competition/devices.h"

#include <algorithm>
#include <cstdlib>

#include "server/competition/evolve_parts.h"
#include "server/competition/record.h"
#include "server/competition/view_parts.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kDevicesShown = 20;

void Assign(Competition& state, const pb::ScreenAssigned& fact) {
  const auto known =
      std::find_if(state.screens.begin(), state.screens.end(),
                   [&](const ScreenRecord& screen) { return screen.id == fact.screen(); });
  if (known != state.screens.end()) {
    known->name = fact.name();
    known->seat = fact.seat();
    return;
  }
  ++state.screens_ever;
  ScreenRecord& screen = state.screens.emplace_back();
  screen.id = fact.screen();
  screen.name = fact.name();
  screen.seat = fact.seat();
}

DeviceRecord& DeviceIn(Competition& state, const std::string& id) {
  return *std::find_if(state.devices.begin(), state.devices.end(),
                       [&](const DeviceRecord& record) { return record.id == id; });
}

bool IsOpen(const DeviceRecord& record) {
  return record.state == pb::DeviceRequest::ASKED || record.state == pb::DeviceRequest::PROPOSED;
}

// The newest request for a seat stands; the ones before are over.
void Ask(Competition& state, const pb::Event& event) {
  for (DeviceRecord& earlier : state.devices) {
    if (earlier.seat == event.device_asked().seat() && IsOpen(earlier)) {
      earlier.state = pb::DeviceRequest::LAPSED;
    }
  }
  DeviceRecord& record = state.devices.emplace_back();
  record.id = event.device_asked().request();
  record.seat = event.device_asked().seat();
  record.token_mac = event.device_asked().token_mac();
  record.code_mac = event.device_asked().code_mac();
  record.asked_at = event.at();
}

// A seat's device changed hands; screens that only show are no one's to lose, and a device that
// shows its code again, because the answer was lost, changes nothing.
void Enrol(Competition& state, const pb::Event& event) {
  const pb::DeviceEnrolled& fact = event.device_enrolled();
  SeatRecord& seat = state.seats.at(fact.seat());
  const bool had_one = std::exchange(seat.kept, fact.code_mac().empty());
  seat.enrolled = true;
  seat.frozen = pb::SeatState::NOT_FROZEN;
  if (!had_one || OnlyShows(seat.seat.role())) return;
  NoteLine note;
  note.kind = pb::DeskView::Note::SEAT_MOVED;
  note.seat = seat.seat.id();
  AddNote(state, event, note);
}

void Freeze(Competition& state, const pb::Event& event) {
  const pb::DeviceFrozen& fact = event.device_frozen();
  SeatRecord& seat = state.seats.at(fact.seat());
  seat.frozen = fact.reason().empty() ? pb::SeatState::COPIED : pb::SeatState::BY_DESK;
  NoteLine note;
  note.kind = pb::DeskView::Note::DEVICE_FROZEN;
  note.seat = fact.seat();
  note.text = fact.reason();
  AddNote(state, event, note);
}

void SignOut(Competition& state, const std::string& id) {
  SeatRecord& seat = state.seats.at(id);
  seat.enrolled = false;
  seat.kept = false;
}

// One note for a whole sheet of cards, which counts them; those printed before the ledger began
// need none.
void NoticeCodes(Competition& state, const pb::Event& event) {
  if (event.cause().seat().empty()) return;
  NoteLine note;
  note.kind = pb::DeskView::Note::CODES_ISSUED;
  note.seat = event.seat_code_issued().seat();
  note.text.assign(1, '1');
  const bool counting = !state.notes.empty() && state.notes.back().kind == note.kind &&
                        state.notes.back().wall_ms == event.at().wall_ms() &&
                        state.notes.back().room == RoomOfEvent(state, event);
  if (!counting) return AddNote(state, event, note);
  state.notes.back().seat = note.seat;
  state.notes.back().text = std::to_string(std::stoul(state.notes.back().text) + 1);
}

}  // namespace

bool SecondDeviceIsAsked(const Competition& state, const pb::Seat& seat) {
  if (seat.role() != pb::Role::JUDGE && seat.role() != pb::Role::MASS_JUDGE) return false;
  if (!state.seats.at(seat.id()).enrolled) return false;
  switch (PhaseOf(state, RoomById(state, seat.room()))) {
    case pb::Phase::CALLED:
    case pb::Phase::PREPARING:
    case pb::Phase::PRESENTING:
    case pb::Phase::SCORING:
    case pb::Phase::STAGE_CLOSED:
    case pb::Phase::RELEASING:
      return true;
    default:
      return false;
  }
}

bool Lapsed(const DeviceRecord& record, const pb::Stamp& now) {
  return record.asked_at.boot_id() != now.boot_id() ||
         now.boot_ms() > record.asked_at.boot_ms() + kDeviceRequestMs;
}

std::vector<const DeviceRecord*> OpenDevicesIn(const Competition& state, const std::string& room) {
  std::vector<const DeviceRecord*> open;
  for (auto record = state.devices.rbegin(); record != state.devices.rend(); ++record) {
    if (IsOpen(*record) && !Lapsed(*record, state.last_stamp) &&
        state.seats.at(record->seat).seat.room() == room) {
      open.push_back(&*record);
    }
  }
  return open;
}

pb::DeviceRequest DeviceRequestOf(const Competition& state, const DeviceRecord& record) {
  pb::DeviceRequest view;
  view.set_id(record.id);
  view.set_seat(record.seat);
  const bool lapsed = IsOpen(record) && Lapsed(record, state.last_stamp);
  view.set_state(lapsed ? pb::DeviceRequest::LAPSED : record.state);
  view.set_proposed_by(record.proposed_by);
  view.set_decided_by(record.decided_by);
  view.set_reason(record.reason);
  view.set_wall(LocalTime(record.asked_at.wall_ms()));
  return view;
}

std::vector<pb::ScreenView> ScreensIn(const Competition& state, const std::string& room) {
  std::vector<pb::ScreenView> screens;
  for (const ScreenRecord& screen : state.screens) {
    if (!room.empty() && state.seats.at(screen.seat).seat.room() != room) continue;
    pb::ScreenView& view = screens.emplace_back();
    view.set_screen(screen.id);
    view.set_name(screen.name);
    view.set_seat(screen.seat);
  }
  return screens;
}

void AddDevices(const Competition& state, const RoomRecord& room, pb::DeskView& view) {
  for (pb::ScreenView& screen : ScreensIn(state, room.id)) *view.add_screens() = std::move(screen);
  for (auto record = state.devices.rbegin(); record != state.devices.rend(); ++record) {
    if (static_cast<std::size_t>(view.devices_size()) >= kDevicesShown) return;
    if (state.seats.at(record->seat).seat.room() != room.id) continue;
    *view.add_devices() = DeviceRequestOf(state, *record);
  }
}

void FoldDevices(Competition& state, const pb::Event& event) {
  switch (event.fact_case()) {
    case pb::Event::kSeatCodeIssued:
      return NoticeCodes(state, event);
    case pb::Event::kDeviceEnrolled:
      return Enrol(state, event);
    case pb::Event::kTokenKept:
      state.seats.at(event.token_kept().seat()).kept = true;
      return;
    case pb::Event::kDeviceFrozen:
      return Freeze(state, event);
    case pb::Event::kDeviceSignedOut:
      return SignOut(state, event.device_signed_out().seat());
    case pb::Event::kScreenAssigned:
      return Assign(state, event.screen_assigned());
    case pb::Event::kScreenReloaded:
      for (ScreenRecord& screen : state.screens) {
        if (screen.id == event.screen_reloaded().screen()) ++screen.reloads;
      }
      return;
    case pb::Event::kScreenRemoved:
      std::erase_if(state.screens, [&](const ScreenRecord& screen) {
        return screen.id == event.screen_removed().screen();
      });
      return;
    case pb::Event::kDeviceAsked:
      return Ask(state, event);
    case pb::Event::kDeviceProposed: {
      DeviceRecord& record = DeviceIn(state, event.device_proposed().request());
      record.state = pb::DeviceRequest::PROPOSED;
      record.proposed_by = event.cause().seat();
      record.reason = event.device_proposed().reason();
      return;
    }
    case pb::Event::kDeviceDecided: {
      DeviceRecord& record = DeviceIn(state, event.device_decided().request());
      const bool accepted = event.device_decided().accept();
      record.state = accepted ? pb::DeviceRequest::ACCEPTED : pb::DeviceRequest::REFUSED;
      record.decided_by = event.cause().seat();
      return;
    }
    default:
      std::abort();
  }
}

}  // namespace tingfen::competition
