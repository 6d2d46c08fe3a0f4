// Topic: the scales of a ballot, their options, and in what share each may be given. Internal to
// server/plan. Pure.
#pragma once

#include <string>
#include <string_view>

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/topics/ballots/ballot_teller.h"

namespace tingfen::plan {

// The ballot lies at `base`.
void CheckScales(const pb::Ballot& ballot, const std::string& base, FaultList& faults);
void CheckQuotas(const pb::Ballot& ballot, const std::string& base, FaultList& faults);

void ExplainScales(const BallotTeller& teller);
void ExplainQuotas(const BallotTeller& teller);

// Null where there is none.
const pb::Scale* FindScale(const pb::Ballot& ballot, std::string_view id);

// Adds a fault where the scale is there and has no such option.
void CheckOption(const pb::Scale* scale, const std::string& option, const std::string& path,
                 FaultList& faults);

// Adds the fault that the list of this name has no element of this id.
void AddNoSuch(const std::string& path, const char* list, const std::string& id, FaultList& faults);

}  // namespace tingfen::plan
