// The order of the candidates, drawn by people or by the server, and witnessed. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::RecordLots& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::WitnessLots& command);

Decision Decide(const Competition& head, const Request& request, const pb::RecordLots& command);
Decision Decide(const Competition& head, const Request& request, const pb::WitnessLots& command);

void OfferLots(Steps& steps);
void OfferWitness(Steps& steps);

void Fold(Competition& state, const pb::LotsRecorded& fact, const Context& context);
void Fold(Competition& state, const pb::LotsWitnessed& fact, const Context& context);

}  // namespace tingfen::competition
