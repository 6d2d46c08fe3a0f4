#include "server/competition/supervision/hold.h"

#include "server/competition/state/people.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::PlaceHold& command) {
  std::optional<pb::Refusal> refusal;
  RoomOrRefuse(head, command.room(), refusal);
  return refusal;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::ReleaseHold& command) {
  std::optional<pb::Refusal> refusal;
  const RoomRecord* room = RoomOrRefuse(head, command.room(), refusal);
  if (refusal) return refusal;
  if (!room->hold) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

Decision Decide(const Competition& head, const Request& request, const pb::PlaceHold& command) {
  const RoomRecord& room = RoomById(head, command.room());
  if (command.from() != pb::HoldFrom::NOW && command.from() != pb::HoldFrom::END_OF_TURN) {
    return Refuse(pb::Refusal::INVALID, "from");
  }
  if (room.hold && room.hold_from == command.from()) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  pb::HoldPlaced& fact = *event.mutable_hold_placed();
  fact.set_room(command.room());
  fact.set_from(command.from());
  fact.set_reason(command.reason());
  return Events{event};
}

Decision Decide(const Competition&, const Request& request, const pb::ReleaseHold& command) {
  pb::Event event = NewEvent(request);
  event.mutable_hold_released()->set_room(command.room());
  return Events{event};
}

void OfferHold(Steps& steps) {
  pb::Command release;
  release.mutable_release_hold()->set_room(steps.room().id);
  if (steps.Offer(release) != nullptr) return;
  pb::Command place;
  place.mutable_place_hold()->set_room(steps.room().id);
  steps.Offer(place, pb::Step::HOLD);
}

void Fold(Competition& state, const pb::HoldPlaced& fact, const Context&) {
  RoomRecord& room = state.rooms.at(fact.room());
  room.hold = true;
  room.hold_from = fact.from();
  room.hold_reason = fact.reason();
  ++room.holds;
}

void Fold(Competition& state, const pb::HoldReleased& fact, const Context&) {
  state.rooms.at(fact.room()).hold = false;
}

}  // namespace tingfen::competition
