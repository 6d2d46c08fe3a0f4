// Proposing, deciding, witnessing and withdrawing corrections: three people. Internal to
// server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ProposeCorrection& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::DecideCorrection& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::WitnessCorrection& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::WithdrawCorrection& command);

Decision Decide(const Competition& head, const Request& request,
                const pb::ProposeCorrection& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::DecideCorrection& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::WitnessCorrection& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::WithdrawCorrection& command);

void OfferCorrections(Steps& steps);

}  // namespace tingfen::competition
