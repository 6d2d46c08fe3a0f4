// How many wrong codes may be tried: what one address tries holds up itself; all together hold up
// whoever has tried more than a few. Internal to the hub; one thread, the engine's.
#pragma once

#include <cstdint>
#include <string>

#include "server/engine/hub/allowances/allowances.h"
#include "server/engine/hub/parts.h"
#include "server/engine/rate_limiter.h"

namespace tingfen::engine {

class CodeGuesses {
 public:
  explicit CodeGuesses(const HubLimits& limits)
      : limits_(limits),
        all_(limits.all_wrong_codes_at_once, limits.all_wrong_codes_per_second),
        by_address_(limits.wrong_codes_at_once, limits.wrong_codes_per_second,
                    limits.guessers_max) {}

  // Times are milliseconds on the machine's boot clock.
  bool MayGuess(const std::string& address, std::uint64_t now_ms);
  void CountWrong(const std::string& address, std::uint64_t now_ms);

 private:
  const HubLimits& limits_;
  RateLimiter all_;
  Allowances by_address_;
};

}  // namespace tingfen::engine
