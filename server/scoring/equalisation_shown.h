// How the figures of equalising are printed (shown.h), from the coefficients upwards to the raw
// interviews. Pure; any thread.
#pragma once

#include <vector>

#include "server/scoring/interview.h"
#include "server/scoring/rules.h"

namespace tingfen::scoring {

// Fills in what is printed, so that every line of the equalising, from the raw `interviews` to each
// candidate's announced figure, can be redone from the lines before it.
void ShowEqualisation(const EqualiseRule& rule, const Rounding& rounding,
                      const std::vector<RoomInterview>& interviews, Equalisation& equalisation);

}  // namespace tingfen::scoring
