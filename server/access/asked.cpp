#include "server/access/asked.h"

#include "server/competition/reach.h"
#include "server/competition/state/phase.h"
#include "server/vocabulary/allowed.h"
#include "server/vocabulary/commands.h"

namespace tingfen::access {
namespace {

// Why who asks does not speak for the seat: somebody else sits there since, or is not known to.
std::optional<pb::Refusal::Reason> WhyAnother(const competition::SeatRecord& seat,
                                              const pb::Command& command) {
  if (command.occupant() != seat.occupant) {
    const bool just_left = seat.vacated && command.occupant() + 1 == seat.occupant;
    return just_left ? pb::Refusal::LEFT : pb::Refusal::OCCUPANT;
  }
  if (seat.promise_due && !command.has_check_in_seat()) return pb::Refusal::PROMISE;
  return std::nullopt;
}

}  // namespace

std::optional<pb::Refusal> WhyNotAsked(const competition::Competition& state,
                                       const competition::SeatRecord& seat,
                                       const pb::Command& command) {
  pb::Refusal refusal;
  refusal.set_command_id(command.id());
  if (const auto reason = WhyAnother(seat, command)) {
    refusal.set_code(pb::Refusal::NOT_CHECKED_IN);
    refusal.set_reason(*reason);
    return refusal;
  }
  const auto& room = state.rooms.at(seat.seat.room());
  if (const auto code = vocabulary::WhyNotAllowed(
          seat.seat.role(), seat.chief, command.action_case(), competition::PhaseOf(state, room))) {
    refusal.set_code(*code);
    if (*code == pb::Refusal::NOT_NOW) refusal.set_reason(pb::Refusal::PHASE);
    return refusal;
  }
  auto out_of_reach = competition::WhyOutOfReach(state, seat, vocabulary::ActionOf(command));
  if (out_of_reach) out_of_reach->set_command_id(command.id());
  return out_of_reach;
}

}  // namespace tingfen::access
