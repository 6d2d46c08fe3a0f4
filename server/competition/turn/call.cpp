#include "server/competition/turn/call.h"

#include "server/competition/record/notes.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {
namespace {

std::optional<pb::Refusal> WhyNotToRunOff(const Competition& head,
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
  if (auto refusal = WhyStopped(head, room)) return refusal;
  const std::string next = NextToRunOff(head, room, command.run_off());
  if (next.empty()) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::RUN_OFF);
  if (next != command.candidate()) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", command.candidate(), next);
  }
  return std::nullopt;
}

}  // namespace

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::CallCandidate& command) {
  if (!command.run_off().empty()) return WhyNotToRunOff(head, command);
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
  if (auto refusal = WhyStopped(head, room)) return refusal;
  if (room.on_break) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::BREAK);
  if (const std::string next = NextToCall(head, room); next != candidate) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", candidate, next);
  }
  return std::nullopt;
}

Decision Decide(const Competition& head, const Request& request, const pb::CallCandidate& command) {
  pb::Event event = NewEvent(request);
  pb::CandidateCalled& fact = *event.mutable_candidate_called();
  fact.set_candidate(command.candidate());
  fact.set_run_off(command.run_off());
  const bool set_aside = head.candidates.at(command.candidate()).set_aside;
  fact.set_conferring(command.run_off().empty() && set_aside);
  return Events{event};
}

// Whoever has not signed yet is waited for, but does not hold up the next one.
void OfferCall(Steps& steps) {
  pb::Command command;
  command.mutable_call_candidate()->set_candidate(NextToCall(steps.state(), steps.room()));
  steps.Offer(command, pb::Step::NOTHING, !AwaitsSignature(steps.state(), steps.room()));
}

void OfferRunOff(Steps& steps, const std::string& post) {
  pb::Command command;
  pb::CallCandidate& call = *command.mutable_call_candidate();
  call.set_candidate(NextToRunOff(steps.state(), steps.room(), post));
  call.set_run_off(post);
  steps.Offer(command, pb::Step::NOTHING, steps.IsOver());
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
