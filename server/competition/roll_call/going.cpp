#include "server/competition/roll_call/going.h"

#include <set>

#include "server/competition/roll_call/leaving.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

using SeatIds = google::protobuf::RepeatedPtrField<std::string>;

// At least one, each a mass judge's, once; then `why_not` of each.
template <typename WhyNotSeat>
std::optional<pb::Refusal> WhyNotMassSeats(const Competition& head, const SeatIds& seats,
                                           WhyNotSeat why_not) {
  if (seats.empty()) return Refuse(pb::Refusal::INVALID, "seats", "0", "1");
  std::set<std::string> named;
  for (const std::string& id : seats) {
    const SeatRecord* seat = FindSeat(head, id);
    const bool mass = seat != nullptr && seat->seat.role() == pb::Role::MASS_JUDGE;
    if (!mass || !named.insert(id).second) return Refuse(pb::Refusal::NOT_FOUND, "seat", id);
    if (auto refusal = why_not(*seat)) return refusal;
  }
  return std::nullopt;
}

template <typename Includes>
void AddSeats(const Steps& steps, SeatIds& seats, Includes includes) {
  for (const std::string& id : steps.state().seat_order) {
    const SeatRecord& seat = steps.state().seats.at(id);
    const bool here = seat.seat.room() == steps.room().id;
    if (here && seat.seat.role() == pb::Role::MASS_JUDGE && includes(seat)) *seats.Add() = id;
  }
}

// Not about the last of the seats that it lists.
void OfferChoice(Steps& steps, const pb::Command& command) {
  if (pb::Step* step = steps.Offer(command, pb::Step::SEATS)) step->clear_seat();
}

}  // namespace

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::CheckOutSeats& command) {
  return WhyNotMassSeats(
      head, command.seats(), [](const SeatRecord& seat) -> std::optional<pb::Refusal> {
        if (seat.checked_out) return Refuse(pb::Refusal::ALREADY, pb::Refusal::CHECKED_OUT);
        if (seat.checked_in) return std::nullopt;
        return seat.vacated ? Refuse(pb::Refusal::NOT_CHECKED_IN, pb::Refusal::LEFT)
                            : Refuse(pb::Refusal::NOT_CHECKED_IN);
      });
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::CheckSeatsBackIn& command) {
  return WhyNotMassSeats(
      head, command.seats(), [](const SeatRecord& seat) -> std::optional<pb::Refusal> {
        if (seat.checked_out) return std::nullopt;
        if (seat.checked_in) return Refuse(pb::Refusal::ALREADY);
        return seat.vacated ? Refuse(pb::Refusal::NOT_CHECKED_IN, pb::Refusal::LEFT)
                            : Refuse(pb::Refusal::NOT_CHECKED_IN);
      });
}

Decision Decide(const Competition& head, const Request& request, const pb::CheckOutSeats& command) {
  pb::Event event = NewEvent(request);
  pb::SeatsCheckedOut& fact = *event.mutable_seats_checked_out();
  fact.set_room(head.seats.at(command.seats(0)).seat.room());
  *fact.mutable_seats() = command.seats();
  fact.set_reason(command.reason());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request,
                const pb::CheckSeatsBackIn& command) {
  pb::Event event = NewEvent(request);
  pb::SeatsCheckedBackIn& fact = *event.mutable_seats_checked_back_in();
  fact.set_room(head.seats.at(command.seats(0)).seat.room());
  *fact.mutable_seats() = command.seats();
  return Events{event};
}

void OfferGoing(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kCheckOutSeats)) return;
  pb::Command out;
  AddSeats(steps, *out.mutable_check_out_seats()->mutable_seats(),
           [](const SeatRecord& seat) { return seat.checked_in; });
  OfferChoice(steps, out);
  pb::Command back;
  AddSeats(steps, *back.mutable_check_seats_back_in()->mutable_seats(),
           [](const SeatRecord& seat) { return seat.checked_out; });
  OfferChoice(steps, back);
}

void Fold(Competition& state, const pb::SeatsCheckedOut& fact, const Context&) {
  for (const std::string& id : fact.seats()) {
    SeatRecord& seat = state.seats.at(id);
    KeepSheetsOnPaper(state, seat);
    seat.checked_in = false;
    seat.checked_out = true;
  }
}

void Fold(Competition& state, const pb::SeatsCheckedBackIn& fact, const Context&) {
  for (const std::string& id : fact.seats()) {
    SeatRecord& seat = state.seats.at(id);
    seat.checked_in = true;
    seat.checked_out = false;
  }
}

}  // namespace tingfen::competition
