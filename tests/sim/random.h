// Everything that is left to chance in a simulated run comes from one seed, by streams: each part
// draws from its own, so that one part drawing more does not shift the others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/engine/environment.h"

namespace tingfen::sim {

class Random {
 public:
  Random(std::uint64_t seed, std::string_view stream) : state_(seed * 0x9E3779B97F4A7C15U) {
    for (const char c : stream) state_ = Mixed(state_ ^ static_cast<unsigned char>(c));
  }

  std::uint64_t Next() {
    state_ += 0x9E3779B97F4A7C15U;
    return Mixed(state_);
  }

  // Both ends included.
  std::uint64_t Between(std::uint64_t least, std::uint64_t most) {
    return least + Next() % (most - least + 1);
  }

  bool Chance(unsigned per_mille) { return Next() % 1000 < per_mille; }

  std::string Bytes(std::size_t count) {
    std::string bytes(count, '\0');
    for (char& byte : bytes) byte = static_cast<char>(Next() & 0xffU);
    return bytes;
  }

 private:
  // SplitMix64's finaliser.
  static std::uint64_t Mixed(std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
  }

  std::uint64_t state_;
};

// The server's randomness: salts and tokens.
class SeededRandomSource final : public engine::RandomSource {
 public:
  explicit SeededRandomSource(std::uint64_t seed) : random_(seed, "server") {}
  std::string Bytes(std::size_t count) override { return random_.Bytes(count); }

 private:
  Random random_;
};

}  // namespace tingfen::sim
