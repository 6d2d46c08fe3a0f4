// So many at once and so many a second after that, for each key: an address, a seat. Internal to
// the hub; one thread, the engine's.
//
// Limits: `keys_max` keys; for one more, the one that has used up least is forgotten. Whoever has
// that many keys is held by what is counted beside them, for all together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "server/engine/rate_limiter.h"

namespace tingfen::engine {

class Allowances {
 public:
  Allowances(double at_once, double per_second, std::size_t keys_max)
      : fresh_(at_once, per_second), keys_max_(keys_max) {}

  // Of this key, until the next call. Times are milliseconds on the machine's boot clock.
  RateLimiter& Of(const std::string& key, std::uint64_t now_ms);

 private:
  RateLimiter fresh_;
  std::size_t keys_max_;
  std::map<std::string, RateLimiter> by_key_;
};

}  // namespace tingfen::engine
