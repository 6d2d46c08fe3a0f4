// The trace (计分明细) of a candidate's figures: every step from the marks to the rank, as lines
// that a pocket calculator can follow. Each line can be redone from the numbers printed in the
// lines before it, from marks, and from what the plan says (weights, counts, adjustments).
//
// Pure; any thread. A line for each sheet at most, and a dozen more a stage.
#pragma once

#include <vector>

#include "server/competition/trace/line.h"
#include "server/competition/trace/request.h"

namespace tingfen::competition {

// The plan must be the one the figures were computed by.
std::vector<TraceLine> Trace(const TraceRequest& request);

}  // namespace tingfen::competition
