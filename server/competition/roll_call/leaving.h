// Judges who leave for good and who take their place. Internal to server/competition. Pure.
#pragma once

#include <optional>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::VacateSeat& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::FillSeat& command);

Decision Decide(const Competition& head, const Request& request, const pb::VacateSeat& command);
Decision Decide(const Competition& head, const Request& request, const pb::FillSeat& command);

// A judge who goes may have written sheets on paper by then: of the stages whose scoring had begun
// they can still be read.
void KeepSheetsOnPaper(Competition& state, const SeatRecord& seat);

// Of expert panels; mass seats are too many to list and close by share.
void OfferSeats(Steps& steps);

void Fold(Competition& state, const pb::SeatVacated& fact, const Context& context);
void Fold(Competition& state, const pb::SeatFilled& fact, const Context& context);

}  // namespace tingfen::competition
