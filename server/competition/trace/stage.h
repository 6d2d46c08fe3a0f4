// The trace of one stage's figure. Internal to server/competition/trace.
#pragma once

#include "server/competition/trace/parts.h"

namespace tingfen::competition {

// Parts of Trace.
void TraceStage(const pb::Plan& plan, const pb::StageFigure& stage, TraceLines& lines);

}  // namespace tingfen::competition
