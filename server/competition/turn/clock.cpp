#include "server/competition/turn/clock.h"

#include "server/competition/record/notes.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/rules_version.h"

namespace tingfen::competition {
namespace {

std::optional<pb::Refusal> WhyNoClock(const Competition& head, const std::string& id,
                                      bool running) {
  const RoomRecord* room = FindRoom(head, id);
  if (room == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "room", id);
  const pb::Phase::Id phase = PhaseOf(head, *room);
  if (phase != pb::Phase::PRESENTING && phase != pb::Phase::PREPARING) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::CLOCK);
  }
  if (room->clock.running != running) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
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

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::PauseClock& command) {
  return WhyNoClock(head, command.room(), true);
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::ResumeClock& command) {
  return WhyNoClock(head, command.room(), false);
}

Decision Decide(const Competition& head, const Request& request, const pb::PauseClock& command) {
  pb::Event event = NewEvent(request);
  event.mutable_clock_paused()->set_room(command.room());
  event.mutable_clock_paused()->set_elapsed_ms(
      RoomById(head, command.room()).clock.ElapsedAt(request.at));
  return Events{event};
}

Decision Decide(const Competition&, const Request& request, const pb::ResumeClock& command) {
  pb::Event event = NewEvent(request);
  event.mutable_clock_resumed()->set_room(command.room());
  return Events{event};
}

// After a restart of the machine the clock waits for a person before anything else.
void OfferResume(Steps& steps) {
  pb::Command command;
  command.mutable_resume_clock()->set_room(steps.room().id);
  steps.Recommend(command);
}

void OfferPause(Steps& steps) {
  pb::Command command;
  command.mutable_pause_clock()->set_room(steps.room().id);
  steps.Offer(command);
}

// On another boot the boot clock says nothing about what went before: the operator decides.
void Fold(Competition& state, const pb::ServerStarted& fact, const Context& context) {
  state.rules = RulesNamed(fact.rules());
  state.utc_offset_minutes = fact.utc_offset_minutes();
  if (state.rules >= kRulesOfZones && fact.has_zone()) state.zone = fact.zone();
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
