#include <algorithm>
#include <set>

#include "server/competition/decide_parts.h"
#include "server/competition/devices.h"

namespace tingfen::competition {
namespace {

constexpr int kCodesMax = 2000;
constexpr std::uint32_t kCardMinutes = 30 * 24 * 60;  // Cards are printed some days ahead.
constexpr std::uint32_t kDeskCodeMinutes = 30;        // For somebody who stands there.

bool Shows(pb::Role::Id role) {
  return OnlyShows(role) || role == pb::Role::KIOSK;
}

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
const ScreenRecord* OwnScreen(const Competition& head, const Request& request,
                              const std::string& id) {
  const ScreenRecord* screen = FindScreen(head, id);
  if (screen == nullptr) return nullptr;
  const pb::Seat& seat = head.seats.at(screen->seat).seat;
  return Reaches(*FindSeat(head, request.seat), seat) ? screen : nullptr;
}

std::optional<pb::Refusal> WhyNotShown(const Competition& head, const Request& request) {
  const pb::AssignScreen& command = request.command->assign_screen();
  const SeatRecord* seat = FindSeat(head, command.seat());
  if (seat == nullptr || !Shows(seat->seat.role()) ||
      !Reaches(*FindSeat(head, request.seat), seat->seat)) {
    return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  }
  return WhyNotText("name", command.name(), kScreenNameCharactersMax);
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

// The request of the own room in this state, or why not.
const DeviceRecord* DeviceOrRefuse(const Competition& head, const Request& request,
                                   const std::string& id, pb::DeviceRequest::State state,
                                   std::optional<pb::Refusal>& refusal) {
  const auto record = std::find_if(head.devices.begin(), head.devices.end(),
                                   [&](const DeviceRecord& entry) { return entry.id == id; });
  if (record == head.devices.end() ||
      head.seats.at(record->seat).seat.room() != FindSeat(head, request.seat)->seat.room()) {
    refusal = Refuse(pb::Refusal::NOT_FOUND, "device", id);
    return nullptr;
  }
  if (record->state != state) {
    const bool early = record->state == pb::DeviceRequest::ASKED;
    refusal = Refuse(early ? pb::Refusal::NOT_NOW : pb::Refusal::ALREADY, "device");
  } else if (Lapsed(*record, request.at)) {
    refusal = Refuse(pb::Refusal::LAPSED, "device");
  }
  return &*record;
}

// Nobody shuts out themselves.
bool MayFreeze(const SeatRecord& who, const SeatRecord& seat) {
  if (seat.seat.id() == who.seat.id()) return false;
  if (who.seat.role() != pb::Role::SUPERVISOR) return MayIssueCode(who, seat);
  const pb::Role::Id role = seat.seat.role();
  return who.seat.room() == seat.seat.room() &&
         (role == pb::Role::JUDGE || role == pb::Role::MASS_JUDGE);
}

}  // namespace

// Whoever decides or witnesses what the operator proposes is not theirs to replace.
bool MayIssueCode(const SeatRecord& who, const SeatRecord& seat) {
  if (who.seat.role() == pb::Role::ADMINISTRATOR) return true;
  if (who.seat.room() != seat.seat.room() || seat.chief) return false;
  const pb::Role::Id role = seat.seat.role();
  return role == pb::Role::JUDGE || role == pb::Role::MASS_JUDGE || role == pb::Role::TIMEKEEPER ||
         Shows(role);
}

std::uint32_t CodeMinutes(pb::Role::Id asker) {
  return asker == pb::Role::ADMINISTRATOR ? kCardMinutes : kDeskCodeMinutes;
}

Decision DecideAssignScreen(const Competition& head, const Request& request) {
  const pb::AssignScreen& command = request.command->assign_screen();
  if (auto refusal = WhyNotShown(head, request)) return *refusal;
  std::string id = command.screen();
  if (id.empty()) {
    if (request.token_mac.empty()) return Refuse(pb::Refusal::NOT_FOUND, "code", command.code());
    if (head.screens.size() >= kScreensPairedMax) return Refuse(pb::Refusal::NOT_NOW, "full");
    id = "screen" + std::to_string(head.screens_ever + 1);
  } else {
    const ScreenRecord* screen = OwnScreen(head, request, id);
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

Decision DecideReloadScreen(const Competition& head, const Request& request) {
  const std::string& id = request.command->reload_screen().screen();
  if (OwnScreen(head, request, id) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "screen", id);
  }
  pb::Event event = NewEvent(request);
  event.mutable_screen_reloaded()->set_screen(id);
  return Events{event};
}

Decision DecideRemoveScreen(const Competition& head, const Request& request) {
  const std::string& id = request.command->remove_screen().screen();
  if (OwnScreen(head, request, id) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "screen", id);
  }
  pb::Event event = NewEvent(request);
  event.mutable_screen_removed()->set_screen(id);
  return Events{event};
}

Decision DecideProposeDevice(const Competition& head, const Request& request) {
  const pb::ProposeDevice& command = request.command->propose_device();
  std::optional<pb::Refusal> refusal;
  DeviceOrRefuse(head, request, command.request(), pb::DeviceRequest::ASKED, refusal);
  if (refusal) {
    if (refusal->code() == pb::Refusal::NOT_NOW) refusal->set_code(pb::Refusal::ALREADY);
    return *refusal;
  }
  if ((refusal = WhyNotText("reason", command.reason(), kReasonCharactersMax))) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_device_proposed()->set_request(command.request());
  event.mutable_device_proposed()->set_reason(command.reason());
  return Events{event};
}

Decision DecideDecideDevice(const Competition& head, const Request& request) {
  const pb::DecideDevice& command = request.command->decide_device();
  std::optional<pb::Refusal> refusal;
  const DeviceRecord* record =
      DeviceOrRefuse(head, request, command.request(), pb::DeviceRequest::PROPOSED, refusal);
  if (refusal) return *refusal;
  if (record->proposed_by == request.seat) return Refuse(pb::Refusal::SAME_PERSON);
  Events events;
  pb::DeviceDecided& fact = *events.emplace_back(NewEvent(request)).mutable_device_decided();
  fact.set_request(command.request());
  fact.set_accept(command.accept());
  if (command.accept()) {
    pb::DeviceEnrolled& enrolled =
        *events.emplace_back(NewEvent(request)).mutable_device_enrolled();
    enrolled.set_seat(record->seat);
    enrolled.set_token_mac(record->token_mac);
    enrolled.set_code_mac(record->code_mac);
  }
  return events;
}

Decision DecideIssueCodes(const Competition& head, const Request& request) {
  const pb::IssueCodes& command = request.command->issue_codes();
  if (command.seats().empty() || command.seats_size() > kCodesMax) {
    return Refuse(pb::Refusal::INVALID, "seats", std::to_string(command.seats_size()),
                  "1–" + std::to_string(kCodesMax));
  }
  std::set<std::string> named;
  Events events;
  for (const std::string& id : command.seats()) {
    const SeatRecord* seat = FindSeat(head, id);
    if (seat == nullptr || !named.insert(id).second) {
      return Refuse(pb::Refusal::NOT_FOUND, "seat", id);
    }
    if (!MayIssueCode(*FindSeat(head, request.seat), *seat)) {
      return Refuse(pb::Refusal::NOT_YOUR_ROLE, "seat", id);
    }
    pb::SeatCodeIssued& fact = *events.emplace_back(NewEvent(request)).mutable_seat_code_issued();
    fact.set_seat(id);
    fact.set_code_mac(request.code_macs.at(id));
    fact.set_valid_minutes(CodeMinutes(FindSeat(head, request.seat)->seat.role()));
  }
  return events;
}

Decision DecideFreezeDevice(const Competition& head, const Request& request) {
  const pb::FreezeDevice& command = request.command->freeze_device();
  const SeatRecord* seat = FindSeat(head, command.seat());
  if (seat == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  const SeatRecord& who = *FindSeat(head, request.seat);
  if (!MayFreeze(who, *seat)) return Refuse(pb::Refusal::NOT_YOUR_ROLE, "seat", command.seat());
  if (seat->frozen != pb::SeatState::NOT_FROZEN) return Refuse(pb::Refusal::ALREADY);
  if (auto refusal = WhyNotText("reason", command.reason(), kReasonCharactersMax)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_device_frozen()->set_seat(command.seat());
  event.mutable_device_frozen()->set_reason(command.reason());
  return Events{event};
}

}  // namespace tingfen::competition
