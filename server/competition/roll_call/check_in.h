// Who is here: judges at their seats, candidates with identity and sealed phone. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

Decision Decide(const Competition& head, const Request& request, const pb::CheckInSeat& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::CheckInCandidate& command);

void Fold(Competition& state, const pb::CandidateCheckedIn& fact, const Context& context);
void Fold(Competition& state, const pb::SeatCheckedIn& fact, const Context& context);

}  // namespace tingfen::competition
