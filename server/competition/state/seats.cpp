#include "server/competition/state/seats.h"

#include <algorithm>
#include <array>
#include <set>

#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/turns.h"
#include "server/plan/model/ids.h"

namespace tingfen::competition {
namespace {

struct RoleSeat {
  const char* id;
  pb::Role::Id role;
};

constexpr std::array kRoleSeats = {
    RoleSeat{"operator", pb::Role::OPERATOR},     RoleSeat{"verifier", pb::Role::VERIFIER},
    RoleSeat{"supervisor", pb::Role::SUPERVISOR}, RoleSeat{"hall", pb::Role::HALL},
    RoleSeat{"kiosk", pb::Role::KIOSK},           RoleSeat{"clock", pb::Role::CLOCK},
    RoleSeat{"waiting", pb::Role::WAITING},       RoleSeat{"timekeeper", pb::Role::TIMEKEEPER},
};

// The first room's seats need no prefix: most competitions have one room.
void AddRoom(const pb::Plan& plan, const std::string& room, const std::string& prefix,
             std::vector<pb::Seat>& seats) {
  for (const RoleSeat& entry : kRoleSeats) {
    pb::Seat& seat = seats.emplace_back();
    seat.set_id(prefix + entry.id);
    seat.set_role(entry.role);
    seat.set_room(room);
    seat.set_number(1);
  }
  for (const pb::Panel& panel : plan.panels()) {
    for (std::uint32_t number = 1; number <= panel.seats(); ++number) {
      pb::Seat& seat = seats.emplace_back();
      seat.set_id(prefix + plan::SeatId(panel.id(), number));
      seat.set_role(panel.kind() == pb::Panel::MASS ? pb::Role::MASS_JUDGE : pb::Role::JUDGE);
      seat.set_room(room);
      seat.set_panel(panel.id());
      seat.set_number(number);
    }
  }
}

}  // namespace

std::vector<std::string> Substitutes(const Competition& state, const pb::Seat& seat) {
  return JudgesToDrawFrom(state, seat.room(), seat.panel());
}

pb::ReleaseStep::By ReleaseStepOf(const SeatRecord& seat) {
  if (seat.chief) return pb::ReleaseStep::CHIEF;
  switch (seat.seat.role()) {
    case pb::Role::VERIFIER:
      return pb::ReleaseStep::VERIFIER;
    case pb::Role::SUPERVISOR:
      return pb::ReleaseStep::SUPERVISOR;
    default:
      return pb::ReleaseStep::BY_UNSPECIFIED;
  }
}

bool IsReleaseStep(const pb::Plan& plan, pb::ReleaseStep::By step) {
  return std::any_of(plan.release().begin(), plan.release().end(),
                     [&](const pb::ReleaseStep& entry) { return entry.by() == step; });
}

std::vector<std::string> JudgesToDrawFrom(const Competition& state, const std::string& room,
                                          const std::string& panel) {
  std::set<std::string> seated;
  for (const auto& [id, seat] : state.seats) seated.insert(seat.judge);
  std::vector<std::string> left;
  for (const pb::PoolJudge& judge : state.roll->judges()) {
    const bool fits = judge.panel() == panel && (judge.room().empty() || judge.room() == room);
    if (fits && !seated.contains(judge.id())) left.push_back(judge.id());
  }
  return left;
}

const SeatRecord* FindSeat(const Competition& state, const std::string& id) {
  return FindKey(state.seats, id);
}

std::vector<const SeatRecord*> SeatsOfPanel(const Competition& state, const std::string& room,
                                            const std::string& panel) {
  std::vector<const SeatRecord*> seats;
  for (const std::string& id : state.seat_order) {
    const SeatRecord& record = state.seats.at(id);
    if (record.seat.room() == room && record.seat.panel() == panel) seats.push_back(&record);
  }
  return seats;
}

std::vector<const SeatRecord*> ExpertSeats(const Competition& state, const std::string& room) {
  std::vector<const SeatRecord*> seats;
  for (const pb::Panel& panel : state.plan->panels()) {
    if (panel.kind() != pb::Panel::EXPERT) continue;
    for (const SeatRecord* seat : SeatsOfPanel(state, room, panel.id())) seats.push_back(seat);
  }
  return seats;
}

std::vector<const SeatRecord*> ExpertSeatsOfTurn(const Competition& state, const RoomRecord& room) {
  if (room.turn.empty()) return {};
  std::vector<const SeatRecord*> seats = ExpertSeats(state, room.id);
  std::erase_if(seats, [&](const SeatRecord* seat) {
    return FindStagePanel(StageOfTurn(state, room), seat->seat.panel()) == nullptr;
  });
  return seats;
}

const SeatRecord* SeatOfRole(const Competition& state, const std::string& room, pb::Role::Id role) {
  for (const auto& [id, seat] : state.seats) {
    const bool holds = role == pb::Role::CHIEF ? seat.chief : seat.seat.role() == role;
    if (holds && seat.seat.room() == room) return &seat;
  }
  return nullptr;
}

bool OnPaper(const Competition& state, const SeatRecord& seat) {
  return !seat.seat.panel().empty() && (seat.paper || RoomById(state, seat.seat.room()).paper);
}

std::vector<pb::Seat> SeatsOf(const pb::Plan& plan, const pb::Roll& roll) {
  std::vector<pb::Seat> seats;
  const std::string first = roll.rooms().empty() ? "room1" : roll.rooms(0).id();
  AddRoom(plan, first, "", seats);
  for (int i = 1; i < roll.rooms_size(); ++i) {
    AddRoom(plan, roll.rooms(i).id(), roll.rooms(i).id() + ".", seats);
  }
  pb::Seat& administrator = seats.emplace_back();
  administrator.set_id("administrator");
  administrator.set_role(pb::Role::ADMINISTRATOR);
  administrator.set_room(first);
  administrator.set_number(1);
  return seats;
}

bool OnlyShows(pb::Role::Id role) {
  return role == pb::Role::HALL || role == pb::Role::CLOCK || role == pb::Role::WAITING;
}

}  // namespace tingfen::competition
