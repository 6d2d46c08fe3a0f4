#include <array>
#include <string>

#include "server/competition/competition.h"
#include "server/competition/lookup.h"
#include "server/competition/run_off.h"
#include "server/crypto/crypto.h"
#include "server/plan/rules.h"

namespace tingfen::competition {
namespace {

constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

struct RoleSeat {
  const char* id;
  pb::Role::Id role;
};
constexpr std::array kRoleSeats = {
    RoleSeat{"operator", pb::Role::OPERATOR},     RoleSeat{"verifier", pb::Role::VERIFIER},
    RoleSeat{"supervisor", pb::Role::SUPERVISOR}, RoleSeat{"hall", pb::Role::HALL},
    RoleSeat{"kiosk", pb::Role::KIOSK},
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
  if (roll.rooms().empty()) {
    AddRoom(plan, "room1", "", seats);
    return seats;
  }
  for (const pb::RoomEntry& room : roll.rooms()) {
    AddRoom(plan, room.id(), seats.empty() ? "" : room.id() + ".", seats);
  }
  return seats;
}

std::string ReceiptNumber(std::uint64_t seq) {
  // Multiplying by an odd number is one to one modulo a power of two, and neighbours look unlike.
  constexpr std::uint64_t kOdd = 0x13C6EF5;
  constexpr std::uint64_t kMask = (1U << 25) - 1;
  std::uint64_t bits = (seq * kOdd) & kMask;
  std::string number(6, '-');
  for (const std::size_t place : {5, 4, 2, 1, 0}) {
    number[place] = kCrockford[bits & 31U];
    bits >>= 5U;
  }
  return number;
}

std::string CheckCode(const std::string& plan_bytes, const std::string& roll_bytes) {
  return crypto::Base32(crypto::Sha256(crypto::Sha256(plan_bytes) + crypto::Sha256(roll_bytes)), 8);
}

pb::Phase::Id PhaseOf(const Competition& state, const RoomRecord& room) {
  if (!room.lots_witnessed) return room.lots_recorded ? pb::Phase::LOTS : pb::Phase::CHECK_IN;
  const pb::Phase::Id of_run_off =
      room.run_off.empty() ? pb::Phase::PHASE_UNSPECIFIED : PhaseOfRunOff(state, room);
  if (of_run_off != pb::Phase::PHASE_UNSPECIFIED) return of_run_off;
  const bool all_done = NextToCall(state, room).empty();
  const auto finished = [&] {
    // A post whose candidates all stayed away is announced too: as vacant.
    for (const std::string& id : CandidatesOf(state, room)) {
      for (const std::string& post : RollEntry(*state.roll, id).posts()) {
        if (!state.results.contains(post) || RunOffHeard(state, post)) return pb::Phase::FINISHED;
      }
    }
    return pb::Phase::RESULTS;
  };
  if (room.turn.empty() || !room.run_off.empty()) return all_done ? finished() : pb::Phase::READY;
  const CandidateRecord& candidate = state.candidates.at(room.turn);
  if (candidate.announced) {
    const bool heard = candidate.signed_ || !candidate.objection.empty();
    const bool ended = all_done && (heard || finished() == pb::Phase::RESULTS);
    return ended ? finished() : pb::Phase::ANNOUNCED;
  }
  if (candidate.figures) {
    return AwaitedRelease(state, candidate).empty() ? pb::Phase::RELEASED : pb::Phase::RELEASING;
  }
  const StageRecord& stage = StageRecordOf(candidate, StageOfTurn(state, room).id());
  if (stage.ended) return pb::Phase::SCORING;
  if (stage.started) return pb::Phase::PRESENTING;
  return room.stage == 0 ? pb::Phase::CALLED : pb::Phase::STAGE_CLOSED;
}

}  // namespace tingfen::competition
