#include "server/access/asked.h"

#include "server/access/room.h"
#include "server/access/table.h"
#include "server/competition/state/phase.h"

namespace tingfen::access {

std::optional<pb::Refusal> WhyNotAsked(const competition::Competition& state,
                                       const competition::SeatRecord& seat,
                                       const pb::Command& command) {
  pb::Refusal refusal;
  refusal.set_command_id(command.id());
  const auto& room = state.rooms.at(seat.seat.room());
  if (const auto code = WhyNotAllowed(seat.seat.role(), seat.chief, command.action_case(),
                                      competition::PhaseOf(state, room))) {
    refusal.set_code(*code);
    if (*code == pb::Refusal::NOT_NOW) refusal.set_reason(pb::Refusal::PHASE);
    return refusal;
  }
  if (!StaysInRoom(state, seat.seat.room(), command)) {
    refusal.set_code(pb::Refusal::NOT_FOUND);
    refusal.set_what("room");
    return refusal;
  }
  return std::nullopt;
}

}  // namespace tingfen::access
