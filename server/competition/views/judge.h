// For judges.
#pragma once

#include <string>

#include "server/competition/state/competition.h"
#include "server/competition/views/moment.h"

namespace tingfen::competition {

// The part all judges of the room share, and the part of one seat: `JudgeView` is both merged
// (Protobuf merges concatenated messages), so the shared part is serialised once a version.
pb::JudgeView SharedByJudges(const Competition& state, const std::string& room,
                             const Moment& moment);
pb::OwnSeat OwnPart(const Competition& state, const std::string& seat);

}  // namespace tingfen::competition
