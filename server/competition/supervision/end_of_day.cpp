#include "server/competition/supervision/end_of_day.h"

#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {

Decision Decide(const Competition& head, const Request& request, const pb::GiveOpinion& command) {
  const std::string& own_room = FindSeat(head, request.seat)->seat.room();
  if (command.room() != own_room) return Refuse(pb::Refusal::NOT_FOUND, "room", command.room());
  if (RoomById(head, own_room).day_ended) return Refuse(pb::Refusal::ALREADY, pb::Refusal::DAY);
  if (auto refusal = WhyNotText("text", command.text(), kStatementCharactersMax)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_opinion_given()->set_room(own_room);
  event.mutable_opinion_given()->set_text(command.text());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request, const pb::EndDay& command) {
  const std::string& named = command.room();
  const std::string& own_room = FindSeat(head, request.seat)->seat.room();
  if (named != own_room) return Refuse(pb::Refusal::NOT_FOUND, "room", named);
  const RoomRecord& room = RoomById(head, own_room);
  if (room.day_ended) return Refuse(pb::Refusal::ALREADY, pb::Refusal::DAY);
  if (room.opinion.empty()) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::OPINION);
  if (auto refusal = WhyStopped(head, room)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_day_ended()->set_room(own_room);
  return Events{event};
}

void Fold(Competition& state, const pb::OpinionGiven& fact, const Context&) {
  state.rooms.at(fact.room()).opinion = fact.text();
}

void Fold(Competition& state, const pb::DayEnded& fact, const Context&) {
  state.rooms.at(fact.room()).day_ended = true;
}

}  // namespace tingfen::competition
