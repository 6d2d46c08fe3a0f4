// Chance that can be repeated: a number that looks random and follows from a seed and words alone,
// the same on every machine. Pure.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace tingfen::headless {

// 64 bits, each as good as a coin's toss; not for secrets.
std::uint64_t SeededRandom(std::uint64_t seed, std::initializer_list<std::string_view> words);

// From 0 to `count` - 1.
inline std::uint32_t Below(std::uint64_t random, std::uint32_t count) {
  return static_cast<std::uint32_t>((random >> 16U) % count);
}

}  // namespace tingfen::headless
