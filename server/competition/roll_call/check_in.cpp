#include "server/competition/roll_call/check_in.h"

#include "server/competition/record/notes.h"
#include "server/competition/roll_call/outcome.h"
#include "server/competition/state/draws.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

pb::Command Arriving(const std::string& candidate) {
  pb::Command command;
  pb::CheckInCandidate& check_in = *command.mutable_check_in_candidate();
  check_in.set_candidate(candidate);
  check_in.set_identity_checked(true);
  check_in.set_phone_sealed(true);
  return command;
}

}  // namespace

// A judge for the own seat; the operator for one on paper, whose judge signed the promise there.
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::CheckInSeat& command) {
  const std::string& named = command.seat();
  const bool by_operator = who.seat.panel().empty();
  const SeatRecord* seat = by_operator ? FindSeat(head, named) : &who;
  if (seat == nullptr || seat->seat.panel().empty() ||
      (!named.empty() && named != seat->seat.id())) {
    return Refuse(pb::Refusal::NOT_FOUND, "seat", named);
  }
  if (by_operator && !OnPaper(head, *seat)) return Refuse(pb::Refusal::NOT_ON_PAPER, "seat", named);
  if (seat->checked_in && !seat->promise_due) return Refuse(pb::Refusal::ALREADY);
  if (seat->vacated) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::SEAT);
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::CheckInCandidate& command) {
  const CandidateRecord* candidate = FindCandidate(head, command.candidate());
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  if (!InOpenBatch(head, command.candidate()))
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::BATCH);
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  if (room.lots_recorded && candidate->number > 0)
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::LOTS);
  if (TooLateToCome(head, room)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::EQUALISE);
  if (OpenDrawIn(head, room.id) != nullptr && !room.lots_recorded) {
    return Refuse(pb::Refusal::DRAW_OPEN, OpenDrawIn(head, room.id)->draw.id());
  }
  if (IsOut(*candidate) && candidate->outcome != pb::Outcome::ABSENT) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::OUTCOME);
  }
  return std::nullopt;
}

// A promise is for the people it was made before, as a signature is for the figures above it.
Decision Decide(const Competition& head, const Request& request, const pb::CheckInSeat& command) {
  const std::string& code = command.check_code();
  if (code != head.check_code) {
    return Refuse(pb::Refusal::FIGURES_CHANGED, pb::Refusal::LIST, code.substr(0, 16),
                  head.check_code);
  }
  pb::Event event = NewEvent(request);
  pb::SeatCheckedIn& fact = *event.mutable_seat_checked_in();
  fact.set_seat(command.seat().empty() ? request.seat : command.seat());
  fact.set_check_code(code);
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request,
                const pb::CheckInCandidate& command) {
  const CandidateRecord& candidate = head.candidates.at(command.candidate());
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  const bool in_time = command.arrival() == pb::Arrival::PRESENT && !room.lots_recorded;
  if (!in_time && command.arrival() != pb::Arrival::LATE) {
    return Refuse(pb::Refusal::INVALID, "arrival");
  }
  if (!command.identity_checked()) return Refuse(pb::Refusal::INVALID, "identity_checked");
  const bool again = !IsOut(candidate) && candidate.arrival == command.arrival();
  if (again) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  pb::CandidateCheckedIn& fact = *event.mutable_candidate_checked_in();
  fact.set_candidate(command.candidate());
  fact.set_arrival(command.arrival());
  fact.set_identity_checked(command.identity_checked());
  fact.set_phone_sealed(command.phone_sealed());
  if (room.lots_recorded) fact.set_number(static_cast<std::uint32_t>(room.order.size() + 1));
  return Events{event};
}

// While nobody has settled the lots: whoever is awaited, and whoever was thought to stay away.
void OfferArrivals(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kCheckInCandidate)) return;
  if (steps.room().lots_recorded) return;
  for (const std::string& id : CandidatesOf(steps.state(), steps.room())) {
    const CandidateRecord& candidate = steps.state().candidates.at(id);
    const bool awaited = candidate.arrival == pb::Arrival::ARRIVAL_UNSPECIFIED;
    if (awaited || IsOut(candidate)) {
      steps.Offer(Arriving(id), pb::Step::ARRIVAL, awaited && !IsOut(candidate));
    }
    OfferOutcome(steps, id);
  }
}

// Once lots are settled a latecomer takes the next number.
void OfferLatecomers(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kCheckInCandidate)) return;
  if (!steps.room().lots_recorded) return;
  for (const std::string& id : CandidatesOf(steps.state(), steps.room())) {
    if (!IsOut(steps.state().candidates.at(id))) continue;
    pb::Command command = Arriving(id);
    command.mutable_check_in_candidate()->set_arrival(pb::Arrival::LATE);
    steps.Offer(command);
  }
}

void OfferCheckInOnPaper(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kCheckInSeat)) return;
  for (const auto& [id, seat] : steps.state().seats) {
    if (seat.seat.room() != steps.room().id) continue;
    pb::Command command;
    command.mutable_check_in_seat()->set_seat(id);
    command.mutable_check_in_seat()->set_check_code(steps.state().check_code);
    steps.Offer(command);
  }
}

void Fold(Competition& state, const pb::CandidateCheckedIn& fact, const Context& context) {
  CandidateRecord& candidate = CandidateIn(state, fact.candidate());
  candidate.arrival = fact.arrival();
  if (fact.number() > 0) {
    candidate.number = fact.number();
    RoomOfCandidate(state, fact.candidate()).order.push_back(fact.candidate());
    NoteLine note;
    note.kind = pb::DeskView::Note::LATECOMER;
    note.candidate = fact.candidate();
    AddNote(state, context.event, note);
  }
  if (candidate.outcome != pb::Outcome::ABSENT) return;
  candidate.outcome = pb::Outcome::OUTCOME_UNSPECIFIED;
  candidate.outcome_reason.clear();
}

void Fold(Competition& state, const pb::SeatCheckedIn& fact, const Context&) {
  SeatRecord& seat = state.seats.at(fact.seat());
  seat.checked_in = true;
  seat.checked_out = false;
  seat.promise_due = false;
}

}  // namespace tingfen::competition
