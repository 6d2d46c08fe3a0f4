#include <algorithm>
#include <set>

#include "server/competition/decide_parts.h"
#include "server/competition/draw.h"
#include "server/competition/equalise.h"
#include "server/competition/paper.h"

namespace tingfen::competition {
namespace {

const RoomRecord* RoomOrRefuse(const Competition& head, const std::string& id,
                               std::optional<pb::Refusal>& refusal) {
  const RoomRecord* room = FindRoom(head, id);
  if (room == nullptr) refusal = Refuse(pb::Refusal::NOT_FOUND, "room", id);
  return room;
}

// Everybody must have arrived or be out before the order is settled, or a lot would be missing.
std::optional<pb::Refusal> WhyNotLots(const Competition& head, const RoomRecord& room,
                                      const pb::RecordLots& command) {
  if (head.candidates.empty()) return Refuse(pb::Refusal::NOT_NOW, "roll");
  std::set<std::string> waiting;
  for (const std::string& id : TakingPart(head, room)) {
    if (head.candidates.at(id).arrival == pb::Arrival::ARRIVAL_UNSPECIFIED) {
      return Refuse(pb::Refusal::LOTS_INCOMPLETE, "arrival", id);
    }
    waiting.insert(id);
  }
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

std::optional<pb::Refusal> WhyNotOutcome(const Competition& head, const pb::SetOutcome& command) {
  const CandidateRecord* candidate = FindCandidate(head, command.candidate());
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  if (auto refusal = WhyNotText("reason", command.reason(), kReasonCharactersMax)) return refusal;
  if (candidate->outcome == command.outcome()) return Refuse(pb::Refusal::ALREADY);
  for (const std::string& post : RollEntry(*head.roll, command.candidate()).posts()) {
    if (head.results.contains(post)) return Refuse(pb::Refusal::NOT_NOW, "results");
  }
  const bool begun = std::any_of(candidate->stages.begin(), candidate->stages.end(),
                                 [](const auto& stage) { return stage.second.started; });
  switch (command.outcome()) {
    case pb::Outcome::ABSENT:
      if (begun) return Refuse(pb::Refusal::NOT_NOW, "outcome");
      return std::nullopt;
    case pb::Outcome::WITHDRAWN:
      if (candidate->announced) return Refuse(pb::Refusal::NOT_NOW, "outcome");
      return std::nullopt;
    case pb::Outcome::DISQUALIFIED:  // The check of qualifications runs through the whole
                                     // procedure.
      return std::nullopt;
    default:
      return Refuse(pb::Refusal::INVALID, "outcome");
  }
}

}  // namespace

// A judge for the own seat; the operator for one on paper, whose judge signed the promise there.
Decision DecideCheckInSeat(const Competition& head, const Request& request) {
  const SeatRecord& asking = *FindSeat(head, request.seat);
  const std::string& named = request.command->check_in_seat().seat();
  const bool by_operator = asking.seat.panel().empty();
  const SeatRecord* seat = by_operator ? FindSeat(head, named) : &asking;
  if (seat == nullptr || seat->seat.panel().empty() || seat->seat.room() != asking.seat.room() ||
      (!named.empty() && named != seat->seat.id())) {
    return Refuse(pb::Refusal::NOT_FOUND, "seat", named);
  }
  if (by_operator && !OnPaper(head, *seat)) return Refuse(pb::Refusal::NOT_ON_PAPER, "seat", named);
  if (seat->checked_in) return Refuse(pb::Refusal::ALREADY);
  if (seat->vacated) return Refuse(pb::Refusal::NOT_NOW, "seat");
  pb::Event event = NewEvent(request);
  event.mutable_seat_checked_in()->set_seat(seat->seat.id());
  return Events{event};
}

Decision DecideCheckInCandidate(const Competition& head, const Request& request) {
  const pb::CheckInCandidate& command = request.command->check_in_candidate();
  const CandidateRecord* candidate = FindCandidate(head, command.candidate());
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  if (!InOpenBatch(head, command.candidate())) return Refuse(pb::Refusal::NOT_NOW, "batch");
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  if (room.lots_recorded && candidate->number > 0) return Refuse(pb::Refusal::NOT_NOW, "lots");
  if (TooLateToCome(head, room)) return Refuse(pb::Refusal::NOT_NOW, "equalise");
  if (OpenDrawIn(head, room.id) != nullptr && !room.lots_recorded) {
    return Refuse(pb::Refusal::DRAW_OPEN, OpenDrawIn(head, room.id)->draw.id());
  }
  const bool in_time = command.arrival() == pb::Arrival::PRESENT && !room.lots_recorded;
  if (!in_time && command.arrival() != pb::Arrival::LATE) {
    return Refuse(pb::Refusal::INVALID, "arrival");
  }
  if (!command.identity_checked()) return Refuse(pb::Refusal::INVALID, "identity_checked");
  const bool out = candidate->outcome != pb::Outcome::OUTCOME_UNSPECIFIED;
  if (out && candidate->outcome != pb::Outcome::ABSENT) {
    return Refuse(pb::Refusal::NOT_NOW, "outcome");
  }
  if (!out && candidate->arrival == command.arrival()) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  pb::CandidateCheckedIn& fact = *event.mutable_candidate_checked_in();
  fact.set_candidate(command.candidate());
  fact.set_arrival(command.arrival());
  fact.set_identity_checked(command.identity_checked());
  fact.set_phone_sealed(command.phone_sealed());
  if (room.lots_recorded) fact.set_number(static_cast<std::uint32_t>(room.order.size() + 1));
  return Events{event};
}

Decision DecideRecordLots(const Competition& head, const Request& request) {
  const pb::RecordLots& command = request.command->record_lots();
  std::optional<pb::Refusal> refusal;
  const RoomRecord* room = RoomOrRefuse(head, command.room(), refusal);
  if (refusal) return *refusal;
  if (room->lots_witnessed) return Refuse(pb::Refusal::ALREADY);
  // Where everybody stayed away there is nothing to draw.
  if (head.plan->lots().by() == pb::Lots::SERVER && !TakingPart(head, *room).empty()) {
    return Refuse(pb::Refusal::NOT_NOW, "draw");
  }
  if ((refusal = WhyNotLots(head, *room, command))) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_lots_recorded()->set_room(command.room());
  *event.mutable_lots_recorded()->mutable_lots() = command.lots();
  return Events{event};
}

Decision DecideWitnessLots(const Competition& head, const Request& request) {
  const pb::WitnessLots& command = request.command->witness_lots();
  std::optional<pb::Refusal> refusal;
  const RoomRecord* room = RoomOrRefuse(head, command.room(), refusal);
  if (refusal) return *refusal;
  if (!room->lots_recorded) return Refuse(pb::Refusal::NOT_NOW, "lots");
  if (room->lots_witnessed) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  event.mutable_lots_witnessed()->set_room(command.room());
  return Events{event};
}

Decision DecideSetOutcome(const Competition& head, const Request& request) {
  const pb::SetOutcome& command = request.command->set_outcome();
  if (const auto refusal = WhyNotOutcome(head, command)) return *refusal;
  pb::Event event = NewEvent(request);
  pb::OutcomeSet& fact = *event.mutable_outcome_set();
  fact.set_candidate(command.candidate());
  fact.set_outcome(command.outcome());
  fact.set_reason(command.reason());
  return Events{event};
}

Decision DecidePlaceHold(const Competition& head, const Request& request) {
  const pb::PlaceHold& command = request.command->place_hold();
  std::optional<pb::Refusal> refusal;
  const RoomRecord* room = RoomOrRefuse(head, command.room(), refusal);
  if (refusal) return *refusal;
  if ((refusal = WhyNotText("reason", command.reason(), kReasonCharactersMax))) return *refusal;
  if (command.from() != pb::HoldFrom::NOW && command.from() != pb::HoldFrom::END_OF_TURN) {
    return Refuse(pb::Refusal::INVALID, "from");
  }
  if (room->hold && room->hold_from == command.from()) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  pb::HoldPlaced& fact = *event.mutable_hold_placed();
  fact.set_room(command.room());
  fact.set_from(command.from());
  fact.set_reason(command.reason());
  return Events{event};
}

Decision DecideReleaseHold(const Competition& head, const Request& request) {
  const pb::ReleaseHold& command = request.command->release_hold();
  std::optional<pb::Refusal> refusal;
  const RoomRecord* room = RoomOrRefuse(head, command.room(), refusal);
  if (refusal) return *refusal;
  if (!room->hold) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  event.mutable_hold_released()->set_room(command.room());
  return Events{event};
}

Decision DecideRaiseFlag(const Competition& head, const Request& request) {
  const pb::RaiseFlag& command = request.command->raise_flag();
  std::optional<pb::Refusal> refusal;
  RoomOrRefuse(head, command.room(), refusal);
  if (refusal) return *refusal;
  if ((refusal = WhyNotText("text", command.text(), kReasonCharactersMax))) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_flag_raised()->set_room(command.room());
  event.mutable_flag_raised()->set_text(command.text());
  return Events{event};
}

Decision DecideAcknowledgeTailLoss(const Competition& head, const Request& request) {
  if (!head.tail_loss) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  event.mutable_tail_loss_acknowledged();
  return Events{event};
}

Decision DecideGiveOpinion(const Competition& head, const Request& request) {
  const pb::GiveOpinion& command = request.command->give_opinion();
  const std::string& own_room = FindSeat(head, request.seat)->seat.room();
  if (command.room() != own_room) return Refuse(pb::Refusal::NOT_FOUND, "room", command.room());
  if (RoomById(head, own_room).day_ended) return Refuse(pb::Refusal::ALREADY, "day");
  if (auto refusal = WhyNotText("text", command.text(), kStatementCharactersMax)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_opinion_given()->set_room(own_room);
  event.mutable_opinion_given()->set_text(command.text());
  return Events{event};
}

Decision DecideEndDay(const Competition& head, const Request& request) {
  const std::string& named = request.command->end_day().room();
  const std::string& own_room = FindSeat(head, request.seat)->seat.room();
  if (named != own_room) return Refuse(pb::Refusal::NOT_FOUND, "room", named);
  const RoomRecord& room = RoomById(head, own_room);
  if (room.day_ended) return Refuse(pb::Refusal::ALREADY, "day");
  if (room.opinion.empty()) return Refuse(pb::Refusal::NOT_NOW, "opinion");
  if (auto refusal = WhyStopped(head, room)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_day_ended()->set_room(own_room);
  return Events{event};
}

}  // namespace tingfen::competition
