// Reads and checks plans (proto/plan.proto) and rolls (proto/roll.proto). Both are JSON with the
// field names as the proto files write them; the comments there are the rules checked here.
//
// Pure; any thread may call. All faults are found at once, in the order of the file; a plan or roll
// that is returned holds to every rule, and the rest of the program relies on that.
//
// Limits: a file of 1 MiB, 32 levels, 100 000 values; 200 faults are listed, the rest counted.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "proto/plan.pb.h"
#include "proto/roll.pb.h"
#include "server/plan/reading/fault.h"

namespace tingfen::plan {

// `json` is the file's text, UTF-8, a byte order mark allowed. The faults are never empty.
std::variant<pb::Plan, Faults> ReadPlan(std::string_view json);

// Rules of a sound plan that no room can be run by yet, in the order of the plan; mostly none. They
// are explained and scored all the same.
Faults NotYet(const pb::Plan& plan);

// `plan` must have been returned by ReadPlan.
std::variant<pb::Roll, Faults> ReadRoll(std::string_view json, const pb::Plan& plan);

// A roll with nobody on it yet, whose rooms ("room1", "room2", …) have these titles; without titles
// there is one room. The faults have the paths of a roll: "rooms[1].title".
std::variant<pb::Roll, Faults> EmptyRoll(const std::vector<std::string>& rooms,
                                         const pb::Plan& plan);

// What is wrong with a roll that was read for another plan; the paths are those of a roll. Empty:
// it fits this plan too.
Faults RollFaults(const pb::Roll& roll, const pb::Plan& plan);

}  // namespace tingfen::plan
