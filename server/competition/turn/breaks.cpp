#include "server/competition/turn/breaks.h"

#include "server/competition/state/people.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::StartBreak& command) {
  const RoomRecord* room = FindRoom(head, command.room());
  if (room == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "room", command.room());
  if (room->on_break) return Refuse(pb::Refusal::ALREADY);
  if (TurnInProgress(head, *room)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::TURN);
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::EndBreak& command) {
  const RoomRecord* room = FindRoom(head, command.room());
  if (room == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "room", command.room());
  if (!room->on_break) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

Decision Decide(const Competition&, const Request& request, const pb::StartBreak& command) {
  pb::Event event = NewEvent(request);
  event.mutable_break_started()->set_room(command.room());
  event.mutable_break_started()->set_until(command.until());
  return Events{event};
}

Decision Decide(const Competition&, const Request& request, const pb::EndBreak& command) {
  pb::Event event = NewEvent(request);
  event.mutable_break_ended()->set_room(command.room());
  return Events{event};
}

void OfferBreaks(Steps& steps) {
  pb::Command end;
  end.mutable_end_break()->set_room(steps.room().id);
  steps.Recommend(end);
  pb::Command start;
  start.mutable_start_break()->set_room(steps.room().id);
  steps.Offer(start, pb::Step::UNTIL);
}

void Fold(Competition& state, const pb::BreakStarted& fact, const Context&) {
  RoomRecord& room = state.rooms.at(fact.room());
  room.on_break = true;
  room.break_until = fact.until();
}

void Fold(Competition& state, const pb::BreakEnded& fact, const Context&) {
  state.rooms.at(fact.room()).on_break = false;
}

}  // namespace tingfen::competition
