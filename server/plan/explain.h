// The rules of a plan in plain sentences, to be read aloud before the interview: what holds, in
// what order, and on what basis. Pure; any thread. The plan has passed ReadPlan.
//
// Every field that changes anything is spoken of; tests walk the ready plans to see to it. At most
// a few hundred sentences.
#pragma once

#include <vector>

#include "proto/plan.pb.h"
#include "server/plan/telling/sentence.h"

namespace tingfen::plan {

// By heading, and under each in the order of the day.
std::vector<Sentence> Explain(const pb::Plan& plan);

}  // namespace tingfen::plan
