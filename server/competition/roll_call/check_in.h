// Who is here: judges at their seats, candidates with identity and sealed phone. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::CheckInSeat& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::CheckInCandidate& command);

Decision Decide(const Competition& head, const Request& request, const pb::CheckInSeat& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::CheckInCandidate& command);

// Candidates awaited or thought absent, each with the outcomes they may get instead; those who come
// once the lots are settled; judges on paper.
void OfferArrivals(Steps& steps);
void OfferLatecomers(Steps& steps);
void OfferCheckInOnPaper(Steps& steps);

void Fold(Competition& state, const pb::CandidateCheckedIn& fact, const Context& context);
void Fold(Competition& state, const pb::SeatCheckedIn& fact, const Context& context);

}  // namespace tingfen::competition
