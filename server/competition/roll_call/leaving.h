// Judges who leave for good and who take their place. Internal to server/competition. Pure.
#pragma once

#include <optional>

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

Decision Decide(const Competition& head, const Request& request, const pb::VacateSeat& command);
Decision Decide(const Competition& head, const Request& request, const pb::FillSeat& command);

// Why nobody can sit down in this seat now; none: somebody can.
std::optional<pb::Refusal> WhyNotFilled(const Competition& head, const SeatRecord& seat);

void Fold(Competition& state, const pb::SeatVacated& fact, const Context& context);
void Fold(Competition& state, const pb::SeatFilled& fact, const Context& context);

}  // namespace tingfen::competition
