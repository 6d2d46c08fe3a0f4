// The codes of seats, and devices that are stopped. Internal to server/competition but for what the
// hub asks. Pure.
#pragma once

#include <cstdint>

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

// Whether this role may issue codes for the seat; an operator's seats are those of the own room.
bool MayIssueCode(const SeatRecord& who, const SeatRecord& seat);

// How long codes issued by this role open their seats.
std::uint32_t CodeMinutes(pb::Role::Id asker);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::IssueCodes& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::FreezeDevice& command);

Decision Decide(const Competition& head, const Request& request, const pb::IssueCodes& command);
Decision Decide(const Competition& head, const Request& request, const pb::FreezeDevice& command);

void Fold(Competition& state, const pb::DeviceFrozen& fact, const Context& context);
void Fold(Competition& state, const pb::SeatCodeIssued& fact, const Context& context);

}  // namespace tingfen::competition
