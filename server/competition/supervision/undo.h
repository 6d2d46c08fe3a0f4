// Taking back the room's newest step, while nothing has followed from it: somebody checked in or
// called by a slip of the finger, a stage begun or ended too early, an outcome of the wrong person.
// Internal to server/competition. Pure.
//
// What was before is kept beside the step and stands again, the clock included: a stage whose end
// is taken back was never interrupted. Whatever else happens in the room makes the step final.
#pragma once

#include <cstdint>
#include <memory>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

// What `event` will have changed, where it can be taken back; to be asked before it is folded.
std::shared_ptr<Undoable> WhatBefore(const Competition& state, const pb::Event& event);

// After `event` was folded: its own `before`, if any, stands for its room; others may be final now.
void KeepUndoable(Competition& state, const pb::Event& event, std::uint64_t seq,
                  std::shared_ptr<Undoable> before);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::UndoStep& command);

Decision Decide(const Competition& head, const Request& request, const pb::UndoStep& command);

void OfferUndo(Steps& steps);

void Fold(Competition& state, const pb::StepUndone& fact, const Context& context);

}  // namespace tingfen::competition
