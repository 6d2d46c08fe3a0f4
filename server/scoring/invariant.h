// Ends the process, in release too, where a caller broke a precondition of the scoring core: a
// wrong figure must never leave it. Any thread.
#pragma once

namespace tingfen::scoring {

// `invariant` says in words what had to hold; it is printed before the process aborts.
void Require(bool holds, const char* invariant);

}  // namespace tingfen::scoring
