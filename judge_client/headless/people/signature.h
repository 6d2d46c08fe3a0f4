// A drawn signature as the kiosk would send it. Pure.
#pragma once

#include <cstdint>
#include <string>

namespace tingfen::headless {

// A PNG of 320 × 120 black and white pixels with a scribble that follows from `random`; about 5 kB.
std::string SignaturePng(std::uint64_t random);

}  // namespace tingfen::headless
