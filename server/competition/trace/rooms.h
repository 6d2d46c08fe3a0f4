// The trace of an equalised interview. Internal to server/competition/trace.
#pragma once

#include "server/competition/trace/parts.h"
#include "server/competition/trace/request.h"

namespace tingfen::competition {

void TraceEqualisation(const TraceRequest& request, TraceLines& lines);

}  // namespace tingfen::competition
