#include "server/competition/paper/paper.h"

#include <algorithm>

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

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::SetPaper& command) {
  std::optional<pb::Refusal> refusal;
  const RoomRecord* room = RoomOrRefuse(head, command.room(), refusal);
  if (refusal) return refusal;
  if (command.seat().empty()) {
    if (room->paper == command.paper()) return Refuse(pb::Refusal::ALREADY);
    return std::nullopt;
  }
  const SeatRecord* seat = FindSeat(head, command.seat());
  if (seat == nullptr || seat->seat.panel().empty()) {
    return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  }
  if (room->paper && !command.paper()) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::ROOM);
  if (OnPaper(head, *seat) == command.paper()) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

Decision Decide(const Competition&, const Request& request, const pb::SetPaper& command) {
  pb::Event event = NewEvent(request);
  pb::PaperSet& fact = *event.mutable_paper_set();
  fact.set_room(command.room());
  fact.set_seat(command.seat());
  fact.set_paper(command.paper());
  fact.set_reason(command.reason());
  return Events{event};
}

void OfferPaper(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kSetPaper)) return;
  pb::Command room;
  room.mutable_set_paper()->set_room(steps.room().id);
  room.mutable_set_paper()->set_paper(!steps.room().paper);
  steps.Offer(room, pb::Step::REASON);
  for (const bool paper : {true, false}) {
    pb::Command command;
    pb::SetPaper& set = *command.mutable_set_paper();
    set.set_room(steps.room().id);
    set.set_paper(paper);
    const auto& seats = steps.state().seats;
    const bool any = std::any_of(seats.begin(), seats.end(), [&](const auto& entry) {
      pb::Command one = command;
      one.mutable_set_paper()->set_seat(entry.first);
      return steps.Accepts(one);
    });
    if (any) steps.OfferForm(command, pb::Step::SEAT);
  }
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
