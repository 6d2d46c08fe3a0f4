// The fold of the ledger. `Evolve` never scores; figures are in the events.
#pragma once

#include <cstdint>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// Folds `event`, the `seq`-th of the ledger (from 1, without gaps), into `state`. Aborts on an
// event that the program could not have written.
void Evolve(Competition& state, const pb::Event& event, std::uint64_t seq);

}  // namespace tingfen::competition
