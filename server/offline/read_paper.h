// Reads a finished paper interview from tables; every bad row is named at once. Pure; any thread.
// Limits: those of csv.h for each table.
#pragma once

#include <variant>

#include "proto/plan.pb.h"
#include "proto/roll.pb.h"
#include "server/offline/paper.h"

namespace tingfen::offline {

// `plan` and `roll` are sound (server/plan). Without a roll every candidate of the table stands, in
// order of appearance, for one post with one vacancy. The faults are never empty.
std::variant<PaperInterview, PaperFaults> ReadPaper(const pb::Plan& plan, const pb::Roll* roll,
                                                    const Tables& tables);

}  // namespace tingfen::offline
