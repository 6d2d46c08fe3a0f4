// A state in full, and all that its readers are shown of it, as text to compare.
#pragma once

#include <string>

#include "server/competition/state/competition.h"
#include "server/competition/views/moment.h"

namespace tingfen::sim {

// Every field of the state; two states that differ anywhere give different texts.
std::string StateText(const competition::Competition& state);

// The serialised views of all readers of all rooms at one moment.
std::string ViewsText(const competition::Competition& state, const competition::Moment& moment);

}  // namespace tingfen::sim
