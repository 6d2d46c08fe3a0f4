// Taking back the room's newest step, while nothing has followed from it: somebody checked in or
// called by a slip of the finger, a stage begun or ended too early, an outcome of the wrong person.
// Internal to server/competition. Pure.
//
// What was before is kept beside the step and stands again, the clock included: a stage whose end
// is taken back was never interrupted. Whatever else happens in the room makes the step final.
#pragma once

#include <memory>

#include "server/competition/competition.h"

namespace tingfen::competition {

// What `event` will have changed, where it can be taken back; to be asked before it is folded.
std::shared_ptr<Undoable> WhatBefore(const Competition& state, const pb::Event& event);

// After `event` was folded: its own `before`, if any, stands for its room; others may be final now.
void KeepUndoable(Competition& state, const pb::Event& event, std::uint64_t seq,
                  std::shared_ptr<Undoable> before);

Decision DecideUndoStep(const Competition& head, const Request& request);
void FoldUndo(Competition& state, const pb::Event& event);

}  // namespace tingfen::competition
