#include "server/competition/turn/clock.h"

#include "server/competition/record/notes.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"

namespace tingfen::competition {
namespace {

// The room whose clock `id` names, or why its clock cannot be touched.
std::variant<const RoomRecord*, pb::Refusal> RoomWithClock(const Competition& head,
                                                           const std::string& id) {
  const RoomRecord* room = FindRoom(head, id);
  if (room == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "room", id);
  const pb::Phase::Id phase = PhaseOf(head, *room);
  if (phase == pb::Phase::PRESENTING || phase == pb::Phase::PREPARING) return room;
  return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::CLOCK);
}

}  // namespace

void StopClock(RoomRecord& room) {
  room.clock.running = false;
}

void StartClock(RoomRecord& room, const pb::Stamp& at) {
  room.clock.running = true;
  room.clock.unsure = false;
  room.clock.boot_id = at.boot_id();
  room.clock.since_boot_ms = at.boot_ms();
}

Decision Decide(const Competition& head, const Request& request, const pb::PauseClock& command) {
  const std::string& id = command.room();
  const auto found = RoomWithClock(head, id);
  if (const auto* refusal = std::get_if<pb::Refusal>(&found)) return *refusal;
  const ClockRecord& clock = std::get<const RoomRecord*>(found)->clock;
  if (!clock.running) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  event.mutable_clock_paused()->set_room(id);
  event.mutable_clock_paused()->set_elapsed_ms(clock.ElapsedAt(request.at));
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request, const pb::ResumeClock& command) {
  const std::string& id = command.room();
  const auto found = RoomWithClock(head, id);
  if (const auto* refusal = std::get_if<pb::Refusal>(&found)) return *refusal;
  if (std::get<const RoomRecord*>(found)->clock.running) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  event.mutable_clock_resumed()->set_room(id);
  return Events{event};
}

// On another boot the boot clock says nothing about what went before: the operator decides.
void Fold(Competition& state, const pb::ServerStarted&, const Context& context) {
  for (auto& [id, room] : state.rooms) {
    if (!room.clock.running || room.clock.boot_id == context.event.at().boot_id()) continue;
    StopClock(room);
    room.clock.unsure = true;
    NoteLine note;
    note.kind = pb::DeskView::Note::CLOCK_UNSURE;
    note.candidate = room.turn;
    AddNote(state, context.event, note);
  }
}

void Fold(Competition& state, const pb::ClockPaused& fact, const Context&) {
  RoomRecord& room = state.rooms.at(fact.room());
  StopClock(room);
  room.clock.elapsed_ms = fact.elapsed_ms();
}

void Fold(Competition& state, const pb::ClockResumed& fact, const Context& context) {
  StartClock(state.rooms.at(fact.room()), context.event.at());
}

}  // namespace tingfen::competition
