// The roll from two tables as offices fill them in: the posts, and the people with one application
// a row. Columns are known by their titles in Chinese or English, in any order; roll_columns.h has
// them all. Ids are the program's.
//
// Pure; any thread may call. All or nothing: either a roll that holds to every rule ReadRoll
// checks, or every fault at once, by table, row and column, in the order of the tables.
//
// Limits: 2000 rows a table, 40 cells a row; 200 faults are listed, the rest counted.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "proto/commands.pb.h"
#include "proto/plan.pb.h"
#include "proto/roll.pb.h"
#include "server/plan/tables/roll_faults.h"

namespace tingfen::plan {

// `plan` has been returned by ReadPlan. Rooms, the pool of judges and, where `tables` has none, the
// posts are those of `present`, which may be empty but for them.
std::variant<pb::Roll, TableFaults> ReadRollTables(const pb::EnterRoll& tables,
                                                   const pb::Plan& plan, const pb::Roll& present);

// How many of `titles` name a column of the posts or of the people: where several ways to part a
// line are possible, that which makes more of them is meant.
int KnownTitles(const std::vector<std::string>& titles, const pb::Plan& plan);

}  // namespace tingfen::plan
