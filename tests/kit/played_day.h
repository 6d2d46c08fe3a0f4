// A whole day in memory, whatever the plan: everybody does what is recommended, judges give marks
// at random, the kiosk signs.
#pragma once

#include <random>
#include <string>

#include "tests/kit/room.h"

namespace tingfen::competition {

// Up to the results of every post. Returns where it stuck, or nothing.
std::string PlayToTheResults(Room& room, std::mt19937_64& dice);

}  // namespace tingfen::competition
