#include <array>
#include <string>

#include "server/competition/competition.h"
#include "server/crypto/crypto.h"
#include "server/plan/rules.h"

namespace tingfen::competition {
namespace {

constexpr std::string_view kReceiptCharacters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

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

std::string ReceiptNumber(std::uint64_t seq) {
  // Multiplying by an odd number is one to one modulo a power of two, and neighbours look unlike.
  constexpr std::uint64_t kOdd = 0x13C6EF5;
  constexpr std::uint64_t kMask = (1U << 25) - 1;
  std::uint64_t bits = (seq * kOdd) & kMask;
  std::string number(6, '-');
  for (const std::size_t place : {5, 4, 2, 1, 0}) {
    number[place] = kReceiptCharacters[bits & 31U];
    bits >>= 5U;
  }
  return number;
}

std::string CheckCode(const std::string& plan_bytes, const std::string& roll_bytes) {
  return crypto::Base32(crypto::Sha256(crypto::Sha256(plan_bytes) + crypto::Sha256(roll_bytes)), 8);
}

}  // namespace tingfen::competition
