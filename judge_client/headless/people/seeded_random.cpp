#include "judge_client/headless/people/seeded_random.h"

namespace tingfen::headless {
namespace {

// SplitMix64's finaliser.
std::uint64_t Mix(std::uint64_t bits) {
  bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
  bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
  return bits ^ (bits >> 31U);
}

}  // namespace

std::uint64_t SeededRandom(std::uint64_t seed, std::initializer_list<std::string_view> words) {
  std::uint64_t bits = Mix(seed + 0x9E3779B97F4A7C15U);
  for (const std::string_view word : words) {
    for (const char byte : word) {
      bits = (bits ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;  // FNV-1a
    }
    bits = Mix(bits ^ word.size());  // So that "ab", "c" is not "a", "bc".
  }
  return bits;
}

}  // namespace tingfen::headless
