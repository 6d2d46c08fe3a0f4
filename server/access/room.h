// A seat acts in its own room. Pure; any thread.
#pragma once

#include "proto/commands.pb.h"
#include "server/competition/state/competition.h"

namespace tingfen::access {

// Whether every room and candidate that `command` names is of `room`. What exists nowhere passes:
// the competition says what is missing.
bool StaysInRoom(const competition::Competition& state, const std::string& room,
                 const pb::Command& command);

}  // namespace tingfen::access
