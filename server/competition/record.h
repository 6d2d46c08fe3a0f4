// The record of the day (过程记录) that desks are shown: one line an event. Internal to
// server/competition. Pure.
#pragma once

#include <cstdint>

#include "server/competition/competition.h"

namespace tingfen::competition {

// Adds the line of `event`; the oldest goes once there are more than kRecordLinesMax.
void AddToRecord(Competition& state, const pb::Event& event, std::uint64_t seq);

}  // namespace tingfen::competition
