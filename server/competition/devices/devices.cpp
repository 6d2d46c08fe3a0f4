#include "server/competition/devices/devices.h"

#include "server/competition/devices/screens.h"
#include "server/competition/devices/second_device.h"
#include "server/competition/record/notes.h"
#include "server/competition/state/rules_version.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kDevicesShown = 20;

}  // namespace

void AddDevices(const Competition& state, const RoomRecord& room, pb::DeskView& view) {
  for (pb::ScreenView& screen : ScreensIn(state, room.id)) *view.add_screens() = std::move(screen);
  for (auto record = state.devices.rbegin(); record != state.devices.rend(); ++record) {
    if (static_cast<std::size_t>(view.devices_size()) >= kDevicesShown) return;
    if (state.seats.at(record->seat).seat.room() != room.id) continue;
    *view.add_devices() = DeviceRequestOf(state, *record);
  }
}

// A seat's device changed hands; screens that only show are no one's to lose, and a device that
// shows its code again, because the answer was lost, changes nothing.
void Fold(Competition& state, const pb::DeviceEnrolled& fact, const Context& context) {
  SeatRecord& seat = state.seats.at(fact.seat());
  const bool had_one = std::exchange(seat.kept, fact.code_mac().empty());
  seat.enrolled = true;
  seat.frozen = pb::SeatState::NOT_FROZEN;
  // Nobody knows yet who holds it.
  if (state.rules >= kRulesOfPromises && seat.checked_in) seat.promise_due = true;
  if (!had_one || OnlyShows(seat.seat.role())) return;
  NoteLine note;
  note.kind = pb::DeskView::Note::SEAT_MOVED;
  note.seat = seat.seat.id();
  AddNote(state, context.event, note);
}

void Fold(Competition& state, const pb::DeviceSignedOut& fact, const Context&) {
  SeatRecord& seat = state.seats.at(fact.seat());
  seat.enrolled = false;
  seat.kept = false;
}

void Fold(Competition& state, const pb::TokenKept& fact, const Context&) {
  SeatRecord& seat = state.seats.at(fact.seat());
  seat.kept = true;
  seat.held_once = true;
}

}  // namespace tingfen::competition
