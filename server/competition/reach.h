// The room of what a command names, and whether it is that of who asks. Internal to
// server/competition. Pure.
#pragma once

#include <optional>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// NOT_FOUND where a field of the command names something of another room (proto/options.proto,
// `names`); none: all of it is in the own room, or nowhere. Administrators act in every room.
std::optional<pb::Refusal> WhyOutOfReach(const Competition& state, const SeatRecord& who,
                                         const google::protobuf::Message& action);

}  // namespace tingfen::competition
