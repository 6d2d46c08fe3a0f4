#include "server/competition/supervision/flags.h"

#include "server/competition/record/notes.h"
#include "server/competition/state/people.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::RaiseFlag& command) {
  std::optional<pb::Refusal> refusal;
  RoomOrRefuse(head, command.room(), refusal);
  return refusal;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::AcknowledgeTailLoss&) {
  if (!head.tail_loss) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::AcknowledgeWitnesses&) {
  if (head.unchecked.empty()) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

Decision Decide(const Competition&, const Request& request, const pb::RaiseFlag& command) {
  pb::Event event = NewEvent(request);
  event.mutable_flag_raised()->set_room(command.room());
  event.mutable_flag_raised()->set_text(command.text());
  return Events{event};
}

Decision Decide(const Competition&, const Request& request, const pb::AcknowledgeTailLoss&) {
  pb::Event event = NewEvent(request);
  event.mutable_tail_loss_acknowledged();
  return Events{event};
}

Decision Decide(const Competition&, const Request& request, const pb::AcknowledgeWitnesses&) {
  pb::Event event = NewEvent(request);
  event.mutable_witnesses_acknowledged();
  return Events{event};
}

void OfferAcknowledging(Steps& steps) {
  pb::Command command;
  command.mutable_acknowledge_tail_loss();
  steps.Recommend(command);
}

void OfferAcknowledgingWitnesses(Steps& steps) {
  pb::Command command;
  command.mutable_acknowledge_witnesses();
  steps.Offer(command);
}

void OfferFlag(Steps& steps) {
  pb::Command command;
  command.mutable_raise_flag()->set_room(steps.room().id);
  steps.Offer(command, pb::Step::REASON);
}

void Fold(Competition& state, const pb::FlagRaised& fact, const Context& context) {
  NoteLine note;
  note.kind = pb::DeskView::Note::FLAG;
  note.seat = context.event.cause().seat();
  note.text = fact.text();
  const auto room = state.rooms.find(fact.room());
  if (room != state.rooms.end()) ++room->second.flags;
  AddNote(state, context.event, note);
}

void Fold(Competition& state, const pb::TailLossFound& fact, const Context& context) {
  state.tail_loss = true;
  NoteLine note;
  note.kind = pb::DeskView::Note::TAIL_LOSS;
  note.seat = fact.seat();
  AddNote(state, context.event, note);
}

void Fold(Competition& state, const pb::TailLossAcknowledged&, const Context&) {
  state.tail_loss = false;
}

void Fold(Competition& state, const pb::WitnessUnchecked& fact, const Context& context) {
  NoteLine note;
  note.kind = pb::DeskView::Note::WITNESS_UNCHECKED;
  note.seat = fact.seat();
  if (!fact.other_ledger()) note.text = std::to_string(fact.seen_seq());
  note.wall_ms = context.event.at().wall_ms();
  std::erase_if(state.unchecked, [&](const NoteLine& one) { return one.seat == note.seat; });
  state.unchecked.push_back(note);
  AddNote(state, context.event, note);
}

void Fold(Competition& state, const pb::WitnessesAcknowledged&, const Context&) {
  state.unchecked.clear();
}

}  // namespace tingfen::competition
