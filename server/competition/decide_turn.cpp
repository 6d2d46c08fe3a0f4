#include "server/competition/announcing.h"
#include "server/competition/decide_parts.h"
#include "server/competition/questions.h"
#include "server/competition/run_off.h"

namespace tingfen::competition {
namespace {

// The room whose clock `id` names, or why its clock cannot be touched.
std::variant<const RoomRecord*, pb::Refusal> RoomWithClock(const Competition& head,
                                                           const std::string& id) {
  const RoomRecord* room = FindRoom(head, id);
  if (room == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "room", id);
  const pb::Phase::Id phase = PhaseOf(head, *room);
  if (phase == pb::Phase::PRESENTING || phase == pb::Phase::PREPARING) return room;
  return Refuse(pb::Refusal::NOT_NOW, "clock");
}

}  // namespace

Decision DecideCallCandidate(const Competition& head, const Request& request) {
  if (!request.command->call_candidate().run_off().empty())
    return DecideCallToRunOff(head, request);
  const std::string& candidate = request.command->call_candidate().candidate();
  if (FindCandidate(head, candidate) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", candidate);
  }
  const RoomRecord& room = RoomById(head, RoomOf(head, candidate));
  if (!room.lots_witnessed) return Refuse(pb::Refusal::NOT_NOW, "lots");
  if (TurnInProgress(head, room)) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", candidate, room.turn);
  }
  if (const std::string hears = NextToHear(head, room); !hears.empty()) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", candidate, hears);
  }
  if (const auto refusal = WhyStopped(head, room)) return *refusal;
  if (room.on_break) return Refuse(pb::Refusal::NOT_NOW, "break");
  if (const std::string next = NextToCall(head, room); next != candidate) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", candidate, next);
  }
  pb::Event event = NewEvent(request);
  event.mutable_candidate_called()->set_candidate(candidate);
  event.mutable_candidate_called()->set_conferring(head.candidates.at(candidate).set_aside);
  return Events{event};
}

Decision DecideStartStage(const Competition& head, const Request& request) {
  const pb::StartStage& command = request.command->start_stage();
  if (const auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return *refusal;
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  const pb::Phase::Id phase = PhaseOf(head, room);
  if (phase != pb::Phase::CALLED && phase != pb::Phase::STAGE_CLOSED &&
      phase != pb::Phase::PREPARING) {
    return Refuse(pb::Refusal::ALREADY);
  }
  if (const auto refusal = WhyQuestionsWait(head, room)) return *refusal;
  if (const auto refusal = WhyStopped(head, room)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_stage_started()->set_candidate(command.candidate());
  event.mutable_stage_started()->set_stage(command.stage());
  return Events{event};
}

Decision DecidePauseClock(const Competition& head, const Request& request) {
  const std::string& id = request.command->pause_clock().room();
  const auto found = RoomWithClock(head, id);
  if (const auto* refusal = std::get_if<pb::Refusal>(&found)) return *refusal;
  const ClockRecord& clock = std::get<const RoomRecord*>(found)->clock;
  if (!clock.running) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  event.mutable_clock_paused()->set_room(id);
  event.mutable_clock_paused()->set_elapsed_ms(clock.ElapsedAt(request.at));
  return Events{event};
}

Decision DecideResumeClock(const Competition& head, const Request& request) {
  const std::string& id = request.command->resume_clock().room();
  const auto found = RoomWithClock(head, id);
  if (const auto* refusal = std::get_if<pb::Refusal>(&found)) return *refusal;
  if (std::get<const RoomRecord*>(found)->clock.running) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  event.mutable_clock_resumed()->set_room(id);
  return Events{event};
}

Decision DecideEndStage(const Competition& head, const Request& request) {
  const pb::EndStage& command = request.command->end_stage();
  if (const auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return *refusal;
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  if (PhaseOf(head, room) != pb::Phase::PRESENTING) return Refuse(pb::Refusal::NOT_NOW, "stage");
  pb::Event event = NewEvent(request);
  pb::StageEnded& fact = *event.mutable_stage_ended();
  fact.set_candidate(command.candidate());
  fact.set_stage(command.stage());
  fact.set_elapsed_ms(room.clock.ElapsedAt(request.at));
  return Events{event};
}

}  // namespace tingfen::competition
