// What a supervisor or verifier notes, a lost tail that must be acknowledged, and what devices show
// that cannot be checked. Internal to server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::RaiseFlag& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::AcknowledgeTailLoss& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::AcknowledgeWitnesses& command);

Decision Decide(const Competition& head, const Request& request, const pb::RaiseFlag& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::AcknowledgeTailLoss& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::AcknowledgeWitnesses& command);

void OfferAcknowledging(Steps& steps);
void OfferAcknowledgingWitnesses(Steps& steps);
void OfferFlag(Steps& steps);

void Fold(Competition& state, const pb::FlagRaised& fact, const Context& context);
void Fold(Competition& state, const pb::TailLossFound& fact, const Context& context);
void Fold(Competition& state, const pb::TailLossAcknowledged& fact, const Context& context);
void Fold(Competition& state, const pb::WitnessUnchecked& fact, const Context& context);
void Fold(Competition& state, const pb::WitnessesAcknowledged& fact, const Context& context);

}  // namespace tingfen::competition
