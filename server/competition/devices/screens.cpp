#include "server/competition/devices/screens.h"

#include <algorithm>

#include "server/competition/devices/second_device.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

// An operator's reach is the own room.
bool Reaches(const SeatRecord& who, const pb::Seat& seat) {
  return who.seat.role() == pb::Role::ADMINISTRATOR || who.seat.room() == seat.room();
}

const ScreenRecord* FindScreen(const Competition& head, const std::string& id) {
  const auto found = std::find_if(head.screens.begin(), head.screens.end(),
                                  [&](const ScreenRecord& screen) { return screen.id == id; });
  return found == head.screens.end() ? nullptr : &*found;
}

// Known, and in reach of who asks.
const ScreenRecord* OwnScreen(const Competition& head, const SeatRecord& who,
                              const std::string& id) {
  const ScreenRecord* screen = FindScreen(head, id);
  if (screen == nullptr) return nullptr;
  const pb::Seat& seat = head.seats.at(screen->seat).seat;
  return Reaches(who, seat) ? screen : nullptr;
}

// Of a seat that one device holds: the screen that held it before shows nothing any more.
void AddRemovals(const Competition& head, const Request& request, const std::string& id,
                 Events& events) {
  const pb::AssignScreen& command = request.command->assign_screen();
  if (head.seats.at(command.seat()).seat.role() != pb::Role::KIOSK) return;
  for (const ScreenRecord& screen : head.screens) {
    if (screen.seat != command.seat() || screen.id == id) continue;
    events.emplace_back(NewEvent(request)).mutable_screen_removed()->set_screen(screen.id);
  }
}

}  // namespace

bool Shows(pb::Role::Id role) {
  return OnlyShows(role) || role == pb::Role::KIOSK;
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

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::AssignScreen& command) {
  const SeatRecord* seat = FindSeat(head, command.seat());
  if (seat == nullptr || !Shows(seat->seat.role()) || !Reaches(who, seat->seat)) {
    return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  }
  const ScreenRecord* screen = FindScreen(head, command.screen());
  const bool there = screen != nullptr && screen->seat == command.seat();
  if (seat->seat.role() == pb::Role::KIOSK && !there && TwoPeopleAsked(head, *seat)) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::TWO_PEOPLE);
  }
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ReloadScreen& command) {
  if (OwnScreen(head, who, command.screen()) != nullptr) return std::nullopt;
  return Refuse(pb::Refusal::NOT_FOUND, "screen", command.screen());
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::RemoveScreen& command) {
  if (OwnScreen(head, who, command.screen()) != nullptr) return std::nullopt;
  return Refuse(pb::Refusal::NOT_FOUND, "screen", command.screen());
}

Decision Decide(const Competition& head, const Request& request, const pb::AssignScreen& command) {
  std::string id = command.screen();
  if (id.empty()) {
    if (request.token_mac.empty()) return Refuse(pb::Refusal::NOT_FOUND, "code", command.code());
    if (head.screens.size() >= kScreensPairedMax)
      return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::FULL);
    id = "screen" + std::to_string(head.screens_ever + 1);
  } else {
    const ScreenRecord* screen = OwnScreen(head, *FindSeat(head, request.seat), id);
    if (screen == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "screen", id);
    if (screen->seat == command.seat() && screen->name == command.name()) {
      return Refuse(pb::Refusal::ALREADY);
    }
  }
  Events events;
  AddRemovals(head, request, id, events);
  pb::ScreenAssigned& fact = *events.emplace_back(NewEvent(request)).mutable_screen_assigned();
  fact.set_screen(id);
  fact.set_name(command.name());
  fact.set_seat(command.seat());
  if (command.screen().empty()) fact.set_token_mac(request.token_mac);
  return events;
}

Decision Decide(const Competition&, const Request& request, const pb::ReloadScreen& command) {
  pb::Event event = NewEvent(request);
  event.mutable_screen_reloaded()->set_screen(command.screen());
  return Events{event};
}

Decision Decide(const Competition&, const Request& request, const pb::RemoveScreen& command) {
  pb::Event event = NewEvent(request);
  event.mutable_screen_removed()->set_screen(command.screen());
  return Events{event};
}

void OfferScreen(Steps& steps) {
  pb::Command command;
  command.mutable_assign_screen();
  steps.OfferForm(command, pb::Step::SCREEN);
}

void Fold(Competition& state, const pb::ScreenAssigned& fact, const Context&) {
  state.seats.at(fact.seat()).held_once = true;
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

void Fold(Competition& state, const pb::ScreenReloaded& fact, const Context&) {
  for (ScreenRecord& screen : state.screens) {
    if (screen.id == fact.screen()) ++screen.reloads;
  }
}

void Fold(Competition& state, const pb::ScreenRemoved& fact, const Context&) {
  std::erase_if(state.screens,
                [&](const ScreenRecord& screen) { return screen.id == fact.screen(); });
}

}  // namespace tingfen::competition
