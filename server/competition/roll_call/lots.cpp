#include "server/competition/roll_call/lots.h"

#include <set>

#include "server/competition/state/people.h"

namespace tingfen::competition {
namespace {

// Everybody who takes part holds one number, from 1 on without a gap.
std::optional<pb::Refusal> WhyNotLots(const Competition& head, const RoomRecord& room,
                                      const pb::RecordLots& command) {
  const auto ids = TakingPart(head, room);
  std::set<std::string> waiting(ids.begin(), ids.end());
  const std::size_t count = waiting.size();
  std::set<std::uint32_t> numbers;
  for (const pb::Lot& lot : command.lots()) {
    if (waiting.erase(lot.candidate()) == 0) {
      return Refuse(pb::Refusal::LOTS_INCOMPLETE, "candidate", lot.candidate());
    }
    if (lot.number() < 1 || lot.number() > count || !numbers.insert(lot.number()).second) {
      return Refuse(pb::Refusal::LOTS_INCOMPLETE, "number", std::to_string(lot.number()),
                    "1–" + std::to_string(count));
    }
  }
  if (!waiting.empty()) return Refuse(pb::Refusal::LOTS_INCOMPLETE, "candidate", *waiting.begin());
  return std::nullopt;
}

}  // namespace

// Everybody must have arrived or be out before the order is settled, or a lot would be missing.
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::RecordLots& command) {
  std::optional<pb::Refusal> refusal;
  const RoomRecord* room = RoomOrRefuse(head, command.room(), refusal);
  if (refusal) return refusal;
  if (room->lots_witnessed) return Refuse(pb::Refusal::ALREADY);
  // Where everybody stayed away there is nothing to draw.
  if (head.plan->lots().by() == pb::Lots::SERVER && !TakingPart(head, *room).empty()) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::DRAW);
  }
  if (head.candidates.empty()) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::ROLL);
  for (const std::string& id : TakingPart(head, *room)) {
    if (head.candidates.at(id).arrival == pb::Arrival::ARRIVAL_UNSPECIFIED) {
      return Refuse(pb::Refusal::LOTS_INCOMPLETE, "arrival", id);
    }
  }
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::WitnessLots& command) {
  std::optional<pb::Refusal> refusal;
  const RoomRecord* room = RoomOrRefuse(head, command.room(), refusal);
  if (refusal) return refusal;
  if (!room->lots_recorded) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::LOTS);
  if (room->lots_witnessed) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

Decision Decide(const Competition& head, const Request& request, const pb::RecordLots& command) {
  if (auto refusal = WhyNotLots(head, RoomById(head, command.room()), command)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_lots_recorded()->set_room(command.room());
  *event.mutable_lots_recorded()->mutable_lots() = command.lots();
  return Events{event};
}

Decision Decide(const Competition&, const Request& request, const pb::WitnessLots& command) {
  pb::Event event = NewEvent(request);
  event.mutable_lots_witnessed()->set_room(command.room());
  return Events{event};
}

void OfferLots(Steps& steps) {
  pb::Command command;
  command.mutable_record_lots()->set_room(steps.room().id);
  steps.Offer(command, pb::Step::LOTS, !steps.room().lots_recorded);
}

void OfferWitness(Steps& steps) {
  pb::Command command;
  command.mutable_witness_lots()->set_room(steps.room().id);
  steps.Recommend(command);
}

void Fold(Competition& state, const pb::LotsRecorded& fact, const Context&) {
  RoomRecord& room = state.rooms.at(fact.room());
  for (const std::string& id : CandidatesOf(state, room)) CandidateIn(state, id).number = 0;
  room.order.assign(static_cast<std::size_t>(fact.lots_size()), {});
  for (const pb::Lot& lot : fact.lots()) {
    CandidateIn(state, lot.candidate()).number = lot.number();
    room.order.at(lot.number() - 1) = lot.candidate();
  }
  room.lots_recorded = true;
}

void Fold(Competition& state, const pb::LotsWitnessed& fact, const Context&) {
  state.rooms.at(fact.room()).lots_witnessed = true;
}

}  // namespace tingfen::competition
