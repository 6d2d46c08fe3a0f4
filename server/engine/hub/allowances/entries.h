// How often the right proof lets somebody in: each entry by a code is an event, and so is each
// return that is told a new token. Internal to the hub; one thread, the engine's.
#pragma once

#include <cstdint>
#include <string>

#include "server/engine/hub/allowances/allowances.h"
#include "server/engine/hub/parts.h"

namespace tingfen::engine {

class Entries {
 public:
  explicit Entries(const HubLimits& limits);

  // By a code that opens a seat, by its MAC; counted where it may. Times are milliseconds on the
  // machine's boot clock.
  bool MayEnter(const std::string& address, const std::string& code_mac, std::uint64_t now_ms);

  // By a token of this seat; counted where it may.
  bool MayReturn(const std::string& seat, std::uint64_t now_ms);

  // Whether who returned is told another token; counted where it is. A device that comes and goes
  // with its network keeps the one it has.
  bool MayRenew(const std::string& seat, std::uint64_t now_ms);

 private:
  Allowances by_address_and_code_;
  Allowances by_code_;
  Allowances returns_;
  Allowances renewals_;
};

}  // namespace tingfen::engine
