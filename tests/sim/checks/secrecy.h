// Secrecy by comparison: the same day twice, one judge's marks for one candidate differ. Nobody but
// that judge may be able to tell, by any byte, size or moment, until that candidate's figures are
// announced; the desks not before a stage with those marks is closed, the chief judge not before
// all stages are.
//
// Not compared are hash and MAC of the witness, which stand for the events' bytes and their salts.
#pragma once

#include "tests/sim/world.h"

namespace tingfen::sim {

// Whom to let mark whom otherwise in the day of `seed`.
Difference DifferenceFor(std::uint64_t seed);

// Adds what differs to `day`'s faults. `other` is the same seed's day with `difference`.
void CompareSecrecy(Day& day, const Day& other, const Difference& difference);

}  // namespace tingfen::sim
