// The trace of a rank. Internal to server/competition/trace.
#pragma once

#include "server/competition/trace/parts.h"
#include "server/competition/trace/request.h"

namespace tingfen::competition {

void TraceRank(const TraceRequest& request, TraceLines& lines);

}  // namespace tingfen::competition
