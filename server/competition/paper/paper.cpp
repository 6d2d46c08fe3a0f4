#include "server/competition/paper/paper.h"

#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

void ForgetReadings(Competition& state, const std::string& room, const std::string& seat) {
  for (auto& [id, candidate] : state.candidates) {
    if (RoomOf(state, id) != room) continue;
    for (auto& [stage, record] : candidate.stages) {
      if (seat.empty()) record.keyed.clear();
      record.keyed.erase(seat);
    }
  }
}

}  // namespace

Decision Decide(const Competition& head, const Request& request, const pb::SetPaper& command) {
  const std::string& own_room = FindSeat(head, request.seat)->seat.room();
  if (command.room() != own_room) return Refuse(pb::Refusal::NOT_FOUND, "room", command.room());
  const RoomRecord& room = RoomById(head, own_room);
  if (command.seat().empty()) {
    if (room.paper == command.paper()) return Refuse(pb::Refusal::ALREADY);
  } else {
    const SeatRecord* seat = FindSeat(head, command.seat());
    if (seat == nullptr || seat->seat.panel().empty() || seat->seat.room() != own_room) {
      return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
    }
    if (room.paper && !command.paper()) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::ROOM);
    if (OnPaper(head, *seat) == command.paper()) return Refuse(pb::Refusal::ALREADY);
  }
  if (auto refusal = WhyNotText("reason", command.reason(), kReasonCharactersMax)) return *refusal;
  pb::Event event = NewEvent(request);
  pb::PaperSet& fact = *event.mutable_paper_set();
  fact.set_room(command.room());
  fact.set_seat(command.seat());
  fact.set_paper(command.paper());
  fact.set_reason(command.reason());
  return Events{event};
}

void Fold(Competition& state, const pb::PaperSet& fact, const Context&) {
  RoomRecord& room = state.rooms.at(fact.room());
  if (fact.seat().empty()) {
    room.paper = fact.paper();
    if (fact.paper()) return;
    for (auto& [id, seat] : state.seats) {  // Back in one step, whoever was on paper before.
      if (seat.seat.room() == fact.room()) seat.paper = false;
    }
  } else {
    state.seats.at(fact.seat()).paper = fact.paper();
  }
  if (!fact.paper()) ForgetReadings(state, fact.room(), fact.seat());
}

}  // namespace tingfen::competition
