// Mass judges who have gone and may come back (离场, 回场). Nobody is taken for gone by being
// silent: a desk says so, and the judge says otherwise by checking in again. Internal to
// server/competition. Pure.
#pragma once

#include <optional>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::CheckOutSeats& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::CheckSeatsBackIn& command);

Decision Decide(const Competition& head, const Request& request, const pb::CheckOutSeats& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::CheckSeatsBackIn& command);

// All seats that could be named, to be chosen from.
void OfferGoing(Steps& steps);

void Fold(Competition& state, const pb::SeatsCheckedOut& fact, const Context& context);
void Fold(Competition& state, const pb::SeatsCheckedBackIn& fact, const Context& context);

}  // namespace tingfen::competition
