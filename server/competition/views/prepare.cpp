#include "server/competition/views/prepare.h"

#include <algorithm>

#include "server/competition/devices/screens.h"
#include "server/competition/record/person.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/views/parts.h"

namespace tingfen::competition {
namespace {

pb::RoomDay DayOf(const Competition& state, const RoomRecord& room) {
  pb::RoomDay day;
  day.set_room(room.id);
  day.set_title(room.title);
  day.set_phase(PhaseOf(state, room));
  for (const std::string& id : CandidatesOf(state, room)) {
    const CandidateRecord& candidate = state.candidates.at(id);
    day.set_candidates(day.candidates() + 1);
    if (Settled(candidate)) day.set_heard(day.heard() + 1);
    if (candidate.signed_) day.set_signed_(day.signed_() + 1);
  }
  day.set_opinion(room.opinion);
  day.set_ended(room.day_ended);
  day.set_corrections(static_cast<std::uint32_t>(
      std::count_if(state.corrections.begin(), state.corrections.end(), [&](const auto& record) {
        return record.state == pb::CorrectionView::EFFECTIVE &&
               RoomOf(state, record.correction.candidate()) == room.id;
      })));
  day.set_holds(room.holds);
  day.set_flags(room.flags);
  return day;
}

void AddSeats(const Competition& state, pb::PrepareView& view) {
  for (const std::string& id : state.seat_order) {
    const SeatRecord& seat = state.seats.at(id);
    pb::SeatState& entry = *view.add_seats();
    *entry.mutable_seat() = seat.seat;
    entry.set_checked_in(seat.checked_in);
    entry.set_promise_due(seat.promise_due);
    entry.set_occupant(seat.occupant);
    entry.set_enrolled(seat.enrolled);
    entry.set_vacated(seat.vacated);
    entry.set_frozen(seat.frozen);
    entry.set_judge(JudgeName(state, seat.judge));
  }
}

void AddRecusals(const Competition& state, pb::PrepareView& view) {
  for (const pb::Candidate& entry : state.roll->candidates()) {
    for (const auto& [seat, reason] : state.candidates.at(entry.id()).recused) {
      pb::Recusal& recusal = *view.add_recusals();
      recusal.set_seat(seat);
      *recusal.mutable_person() = PersonOf(state, entry.id(), Names::kAlways);
      recusal.set_reason(reason);
    }
  }
}

}  // namespace

pb::PrepareView Prepare(const Competition& state, const std::string& room_id, const Moment&) {
  const RoomRecord& room = RoomById(state, room_id);
  pb::PrepareView view;
  *view.mutable_header() = HeaderOf(state, room);
  view.set_roll_open(RollOpen(state));
  *view.mutable_posts() = state.roll->posts();
  *view.mutable_candidates() = state.roll->candidates();
  *view.mutable_rooms() = state.roll->rooms();
  *view.mutable_judges() = state.roll->judges();
  for (const pb::Component& component : state.plan->components()) {
    if (component.id() != "interview") *view.add_components() = component;
  }
  *view.mutable_batches() = state.plan->batches().batches();
  *view.mutable_applications() = state.plan->applications();
  if (state.bank) view.set_bank(static_cast<std::uint32_t>(state.bank->questions_size()));
  view.set_plan_open(state.plan_open);
  *view.mutable_plan() = *state.plan;
  AddSeats(state, view);
  for (pb::ScreenView& screen : ScreensIn(state, {})) *view.add_screens() = std::move(screen);
  AddRecusals(state, view);
  for (const LostRecusal& lost : state.lost_recusals) {
    pb::LostRecusal& entry = *view.add_lost_recusals();
    entry.set_number(lost.number);
    entry.set_seat(lost.seat);
    entry.set_name(lost.name);
    entry.set_unit(lost.unit);
    entry.set_reason(lost.reason);
  }
  view.set_arrived(!RollOpen(state));
  for (const auto& [id, each] : state.rooms) *view.add_days() = DayOf(state, each);
  return view;
}

}  // namespace tingfen::competition
