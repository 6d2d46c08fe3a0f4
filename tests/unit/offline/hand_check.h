// Redoes the lines of a trace by hand: with a tokenizer and fractions of its own, from nothing but
// what is printed. It shares no code with the program's arithmetic.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "server/competition/trace/trace.h"

namespace tingfen::offline {

// What may stand on a left side without having been printed before.
struct Constants {
  std::set<std::string> marks;    // Marks, component marks and adjustments, as they were given.
  std::set<std::string> factors;  // Weights ("70%", "1/3", "1.5") and counts.
  std::set<std::string> given;    // Figures of other candidates that a line may take as they stand.
};

// One sentence for each line that does not hold; empty: every line does.
std::vector<std::string> RedoByHand(const std::vector<competition::TraceLine>& lines,
                                    const Constants& constants);

}  // namespace tingfen::offline
