#include "server/competition/supervision/flags.h"

#include "server/competition/record/notes.h"
#include "server/competition/state/people.h"

namespace tingfen::competition {

Decision Decide(const Competition& head, const Request& request, const pb::RaiseFlag& command) {
  std::optional<pb::Refusal> refusal;
  RoomOrRefuse(head, command.room(), refusal);
  if (refusal) return *refusal;
  if ((refusal = WhyNotText("text", command.text(), kReasonCharactersMax))) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_flag_raised()->set_room(command.room());
  event.mutable_flag_raised()->set_text(command.text());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request, const pb::AcknowledgeTailLoss&) {
  if (!head.tail_loss) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  event.mutable_tail_loss_acknowledged();
  return Events{event};
}

void Fold(Competition& state, const pb::FlagRaised& fact, const Context& context) {
  NoteLine note;
  note.kind = pb::DeskView::Note::FLAG;
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

}  // namespace tingfen::competition
