// Topic: what follows from a ballot: thresholds, levels of conduct, who is elected. Internal to
// server/plan. Pure.
#pragma once

#include <string>

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/topics/ballots/ballot_teller.h"

namespace tingfen::plan {

// The ballot lies at `base`.
void CheckOutcomes(const pb::Ballot& ballot, const std::string& base, FaultList& faults);
void ExplainOutcomes(const BallotTeller& teller);

}  // namespace tingfen::plan
