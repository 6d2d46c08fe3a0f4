// Topic: the document a plan follows: its clauses, what it leaves open, what people do by it
// without the program. Internal to server/plan. Pure.
#pragma once

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/teller.h"

namespace tingfen::plan {

void CheckDocument(const pb::Plan& plan, FaultList& faults);
void ExplainDocument(Teller& teller);  // 其他

}  // namespace tingfen::plan
