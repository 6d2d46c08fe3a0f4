#include "server/competition/views/display.h"

#include "server/competition/record/person.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/turns.h"
#include "server/competition/views/parts.h"

namespace tingfen::competition {

pb::ClockView Clock(const Competition& state, const std::string& room_id, const Moment& moment) {
  const RoomRecord& room = RoomById(state, room_id);
  pb::ClockView view;
  *view.mutable_header() = HeaderOf(state, room);
  if (!TurnInProgress(state, room)) return view;
  *view.mutable_turn() = TurnOf(state, room, moment, Names::kAsThePlanSays);
  view.set_preparing(view.header().phase() == pb::Phase::PREPARING);
  return view;
}

pb::WaitingView Waiting(const Competition& state, const std::string& room_id, const Moment&) {
  const RoomRecord& room = RoomById(state, room_id);
  pb::WaitingView view;
  *view.mutable_header() = HeaderOf(state, room);
  const auto person = [&](const std::string& id) {
    return PersonOf(state, id, Names::kAsThePlanSays);
  };
  if (TurnInProgress(state, room)) *view.mutable_now() = person(room.turn);
  // Only once the order is settled is anybody next.
  const std::string next = room.lots_witnessed ? NextToCall(state, room) : std::string();
  if (!next.empty() && next != room.turn) *view.mutable_next() = person(next);
  // Whoever hears now is in the room; the next to hear is called after that.
  if (view.header().phase() == pb::Phase::RELEASED) {
    *view.mutable_hears() = person(NextToHear(state, room));
  }
  for (const std::string& id : CandidatesOf(state, room)) {
    const CandidateRecord& candidate = state.candidates.at(id);
    pb::WaitingView::Line& line = *view.add_lines();
    *line.mutable_person() = person(id);
    line.set_state(LineStateOf(state, room, id));
    line.set_outcome(candidate.outcome);
    line.set_heard(candidate.announced);
  }
  return view;
}

}  // namespace tingfen::competition
