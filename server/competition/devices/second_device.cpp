#include "server/competition/devices/second_device.h"

#include <algorithm>

#include "server/competition/record/times.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

std::optional<pb::Refusal> WhyLapsed(const DeviceRecord& record, const pb::Stamp& now) {
  if (Lapsed(record, now)) return Refuse(pb::Refusal::LAPSED, "device");
  return std::nullopt;
}

DeviceRecord& DeviceIn(Competition& state, const std::string& id) {
  return *std::find_if(state.devices.begin(), state.devices.end(),
                       [&](const DeviceRecord& record) { return record.id == id; });
}

bool TurnUnderWay(const Competition& state, const RoomRecord& room) {
  switch (PhaseOf(state, room)) {
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

}  // namespace

bool IsOpen(const DeviceRecord& record) {
  return record.state == pb::DeviceRequest::ASKED || record.state == pb::DeviceRequest::PROPOSED;
}

const DeviceRecord* FindDevice(const Competition& state, const std::string& id) {
  const auto record = std::find_if(state.devices.begin(), state.devices.end(),
                                   [&](const DeviceRecord& entry) { return entry.id == id; });
  return record == state.devices.end() ? nullptr : &*record;
}

bool TwoPeopleAsked(const Competition& state, const SeatRecord& seat) {
  if (seat.seat.role() == pb::Role::KIOSK) return seat.held_once;
  if (seat.seat.panel().empty()) return false;
  if (seat.checked_in || seat.occupant > 0) return true;
  const bool has_one = seat.kept || seat.frozen != pb::SeatState::NOT_FROZEN;
  return has_one && TurnUnderWay(state, RoomById(state, seat.seat.room()));
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
  view.set_at(UnixSeconds(record.asked_at.wall_ms()));
  return view;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::ProposeDevice& command) {
  const DeviceRecord* record = FindDevice(head, command.request());
  if (record == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "device", command.request());
  if (record->state != pb::DeviceRequest::ASKED) {
    return Refuse(pb::Refusal::ALREADY, pb::Refusal::DEVICE);
  }
  return WhyLapsed(*record, head.last_stamp);
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::DecideDevice& command) {
  const DeviceRecord* record = FindDevice(head, command.request());
  if (record == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "device", command.request());
  if (record->state != pb::DeviceRequest::PROPOSED) {
    const bool early = record->state == pb::DeviceRequest::ASKED;
    return Refuse(early ? pb::Refusal::NOT_NOW : pb::Refusal::ALREADY, pb::Refusal::DEVICE);
  }
  if (record->proposed_by == who.seat.id()) return Refuse(pb::Refusal::SAME_PERSON);
  return WhyLapsed(*record, head.last_stamp);
}

Decision Decide(const Competition& head, const Request& request, const pb::ProposeDevice& command) {
  if (auto refusal = WhyLapsed(*FindDevice(head, command.request()), request.at)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_device_proposed()->set_request(command.request());
  event.mutable_device_proposed()->set_reason(command.reason());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request, const pb::DecideDevice& command) {
  const DeviceRecord* record = FindDevice(head, command.request());
  if (auto refusal = WhyLapsed(*record, request.at)) return *refusal;
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

void OfferDevices(Steps& steps) {
  for (const DeviceRecord* record : OpenDevicesIn(steps.state(), steps.room().id)) {
    pb::Command propose;
    propose.mutable_propose_device()->set_request(record->id);
    if (pb::Step* step = steps.Offer(propose, pb::Step::REASON)) step->set_seat(record->seat);
    pb::Command decide;
    decide.mutable_decide_device()->set_request(record->id);
    if (pb::Step* step = steps.Offer(decide, pb::Step::YES_OR_NO)) step->set_seat(record->seat);
  }
}

// The newest request for a seat stands; the ones before are over.
void Fold(Competition& state, const pb::DeviceAsked& fact, const Context& context) {
  for (DeviceRecord& earlier : state.devices) {
    if (earlier.seat == fact.seat() && IsOpen(earlier)) {
      earlier.state = pb::DeviceRequest::LAPSED;
    }
  }
  DeviceRecord& record = state.devices.emplace_back();
  record.id = fact.request();
  record.seat = fact.seat();
  record.token_mac = fact.token_mac();
  record.code_mac = fact.code_mac();
  record.asked_at = context.event.at();
}

void Fold(Competition& state, const pb::DeviceProposed& fact, const Context& context) {
  DeviceRecord& record = DeviceIn(state, fact.request());
  record.state = pb::DeviceRequest::PROPOSED;
  record.proposed_by = context.event.cause().seat();
  record.reason = fact.reason();
}

void Fold(Competition& state, const pb::DeviceDecided& fact, const Context& context) {
  DeviceRecord& record = DeviceIn(state, fact.request());
  record.state = fact.accept() ? pb::DeviceRequest::ACCEPTED : pb::DeviceRequest::REFUSED;
  record.decided_by = context.event.cause().seat();
}

}  // namespace tingfen::competition
