#include "server/competition/turn/call.h"

#include "server/competition/record/notes.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {
namespace {

Decision CallToRunOff(const Competition& head, const Request& request,
                      const pb::CallCandidate& command) {
  if (FindCandidate(head, command.candidate()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  }
  if (FindPost(*head.roll, command.run_off()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "post", command.run_off());
  }
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  if (TurnInProgress(head, room) || !NextToHear(head, room).empty()) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", command.candidate(), room.turn);
  }
  if (auto refusal = WhyStopped(head, room)) return *refusal;
  const std::string next = NextToRunOff(head, room, command.run_off());
  if (next.empty()) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::RUN_OFF);
  if (next != command.candidate()) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", command.candidate(), next);
  }
  pb::Event event = NewEvent(request);
  event.mutable_candidate_called()->set_candidate(command.candidate());
  event.mutable_candidate_called()->set_run_off(command.run_off());
  return Events{event};
}

}  // namespace

Decision Decide(const Competition& head, const Request& request, const pb::CallCandidate& command) {
  if (!command.run_off().empty()) return CallToRunOff(head, request, command);
  const std::string& candidate = command.candidate();
  if (FindCandidate(head, candidate) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", candidate);
  }
  const RoomRecord& room = RoomById(head, RoomOf(head, candidate));
  if (!room.lots_witnessed) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::LOTS);
  if (TurnInProgress(head, room)) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", candidate, room.turn);
  }
  if (const std::string hears = NextToHear(head, room); !hears.empty()) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", candidate, hears);
  }
  if (const auto refusal = WhyStopped(head, room)) return *refusal;
  if (room.on_break) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::BREAK);
  if (const std::string next = NextToCall(head, room); next != candidate) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", candidate, next);
  }
  pb::Event event = NewEvent(request);
  event.mutable_candidate_called()->set_candidate(candidate);
  event.mutable_candidate_called()->set_conferring(head.candidates.at(candidate).set_aside);
  return Events{event};
}

void Fold(Competition& state, const pb::CandidateCalled& fact, const Context& context) {
  RoomRecord& room = RoomOfCandidate(state, fact.candidate());
  room.turn = fact.candidate();
  room.stage = 0;
  room.run_off = fact.run_off();
  room.conferring = fact.conferring();
  room.hearing.clear();
  room.clock = ClockRecord{};
  CandidateIn(state, fact.candidate()).called = true;
  CandidateIn(state, fact.candidate()).set_aside = false;
  if (!fact.run_off().empty()) {
    CandidateIn(state, fact.candidate()).run_offs[fact.run_off()];
    return;
  }
  for (const pb::Post* post : PostsLeftTo(state, fact.candidate())) {
    NoteLine note;
    note.kind = pb::DeskView::Note::SOLE;
    note.candidate = fact.candidate();
    note.text = post->title();
    AddNote(state, context.event, note);
  }
}

}  // namespace tingfen::competition
