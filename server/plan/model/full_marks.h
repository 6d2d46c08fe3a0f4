// What the best possible marks come to, and what a component is scaled by. Adjustments and the
// equalising of rooms may lift a figure above its full mark; they are not counted here.
//
// Pure; any thread. None where a field that is needed does not parse or weights do not sum to one:
// a plan that was read has all of them.
#pragma once

#include <optional>

#include "proto/plan.pb.h"
#include "server/scoring/exact.h"
#include "server/scoring/rules.h"

namespace tingfen::plan {

// Of the interview from its stages, of marks brought in as the plan says.
std::optional<scoring::Exact> FullMarkOf(const pb::Plan& plan, const pb::Component& component);

// The one that all components have; where they differ, 100.
std::optional<scoring::Exact> TotalFullMark(const pb::Plan& plan);

// What the plan says of a component is SCALED and changes its marks.
std::optional<scoring::Scale> ScaleOf(const pb::Plan& plan, const pb::Component& component);

// The total of whoever has the full mark everywhere, as the components are counted.
std::optional<scoring::Exact> BestTotal(const pb::Plan& plan);

// Some component is not marked to the total's full mark, and the plan does not say how it counts.
bool LeavesScaleUnsaid(const pb::Plan& plan);

}  // namespace tingfen::plan
