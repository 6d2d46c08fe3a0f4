#include "server/competition/turn/breaks.h"

#include "server/competition/state/people.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kUntilCharactersMax = 20;

}  // namespace

Decision Decide(const Competition& head, const Request& request, const pb::StartBreak& command) {
  const RoomRecord* room = FindRoom(head, command.room());
  if (room == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "room", command.room());
  if (room->on_break) return Refuse(pb::Refusal::ALREADY);
  if (TurnInProgress(head, *room)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::TURN);
  if (auto refusal = WhyNotText("until", command.until(), kUntilCharactersMax)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_break_started()->set_room(command.room());
  event.mutable_break_started()->set_until(command.until());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request, const pb::EndBreak& command) {
  const std::string& id = command.room();
  const RoomRecord* room = FindRoom(head, id);
  if (room == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "room", id);
  if (!room->on_break) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  event.mutable_break_ended()->set_room(id);
  return Events{event};
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
