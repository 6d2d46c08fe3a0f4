#include "server/competition/roll_call/leaving.h"

#include <algorithm>

#include "server/competition/devices/second_device.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"
#include "server/competition/state/rules_version.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/sheets.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {
namespace {

const SeatRecord* JudgesSeat(const Competition& head, const std::string& id) {
  const SeatRecord* seat = FindSeat(head, id);
  return seat == nullptr || seat->seat.panel().empty() ? nullptr : seat;
}

// Scoring of the stage had begun.
bool Opened(const Competition& state, const std::string& stage, const StageRecord& record) {
  const bool at_once = FindStage(state, stage)->scoring_opens() == pb::Stage::WITH_STAGE;
  return record.closed || record.ended || (record.started && at_once);
}

// Whatever this judge's devices hold or wait for is theirs, and over.
void LetGo(Competition& state, SeatRecord& seat) {
  seat.enrolled = false;
  seat.kept = false;
  seat.frozen = pb::SeatState::NOT_FROZEN;
  for (DeviceRecord& device : state.devices) {
    if (device.seat == seat.seat.id() && IsOpen(device)) device.state = pb::DeviceRequest::LAPSED;
  }
}

}  // namespace

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::FillSeat& command) {
  const SeatRecord* found = JudgesSeat(head, command.seat());
  if (found == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  const SeatRecord& seat = *found;
  if (!seat.vacated) return Refuse(pb::Refusal::ALREADY, pb::Refusal::SEAT);
  const RoomRecord& room = RoomById(head, seat.seat.room());
  if (!TurnInProgress(head, room) || FiguresInTurn(head, room).figures) return std::nullopt;
  // Two people on one candidate's sheets would be nobody's marks.
  const CandidateRecord& candidate = head.candidates.at(room.turn);
  const bool read =
      std::any_of(candidate.stages.begin(), candidate.stages.end(),
                  [&](const auto& stage) { return stage.second.keyed.contains(seat.seat.id()); });
  if (!read && !HasScored(candidate, seat.seat.id())) return std::nullopt;
  return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::TURN);
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::VacateSeat& command) {
  const SeatRecord* seat = JudgesSeat(head, command.seat());
  if (seat == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  if (seat->vacated) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

Decision Decide(const Competition&, const Request& request, const pb::VacateSeat& command) {
  pb::Event event = NewEvent(request);
  event.mutable_seat_vacated()->set_seat(command.seat());
  event.mutable_seat_vacated()->set_reason(command.reason());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request, const pb::FillSeat& command) {
  const auto pool = Substitutes(head, head.seats.at(command.seat()).seat);
  const bool known = std::find(pool.begin(), pool.end(), command.judge()) != pool.end();
  if (!command.judge().empty() && !known) {
    return Refuse(pb::Refusal::NOT_FOUND, "judge", command.judge());
  }
  pb::Event event = NewEvent(request);
  event.mutable_seat_filled()->set_seat(command.seat());
  event.mutable_seat_filled()->set_judge(command.judge());
  event.mutable_seat_filled()->set_reason(command.reason());
  return Events{event};
}

void OfferSeats(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kVacateSeat)) return;
  for (const SeatRecord* seat : ExpertSeats(steps.state(), steps.room().id)) {
    pb::Command fill;
    fill.mutable_fill_seat()->set_seat(seat->seat.id());
    steps.Offer(fill, pb::Step::SUBSTITUTE);
    pb::Command vacate;
    vacate.mutable_vacate_seat()->set_seat(seat->seat.id());
    steps.Offer(vacate, pb::Step::REASON);
  }
}

void KeepSheetsOnPaper(Competition& state, const SeatRecord& seat) {
  if (!seat.checked_in || !OnPaper(state, seat)) return;
  for (auto& [candidate, record] : state.candidates) {
    if (RoomOf(state, candidate) != seat.seat.room()) continue;
    for (auto& [stage, on_record] : record.stages) {
      if (Opened(state, stage, on_record)) on_record.left_on_paper.insert(seat.seat.id());
    }
  }
}

void Fold(Competition& state, const pb::SeatVacated& fact, const Context&) {
  SeatRecord& seat = state.seats.at(fact.seat());
  KeepSheetsOnPaper(state, seat);
  seat.vacated = true;
  ++seat.occupant;
  seat.checked_in = false;
  seat.checked_out = false;
  seat.promise_due = false;
  seat.judge.clear();
  if (state.rules >= kRulesOfOccupants) LetGo(state, seat);
}

void Fold(Competition& state, const pb::SeatFilled& fact, const Context&) {
  SeatRecord& seat = state.seats.at(fact.seat());
  seat.vacated = false;
  seat.checked_in = false;
  seat.judge = fact.judge();
  for (auto& [id, candidate] : state.candidates) {
    for (auto& [stage, record] : candidate.stages) {
      record.left_on_paper.erase(fact.seat());
    }
  }
}

}  // namespace tingfen::competition
