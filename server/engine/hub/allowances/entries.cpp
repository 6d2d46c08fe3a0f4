#include "server/engine/hub/allowances/entries.h"

namespace tingfen::engine {

Entries::Entries(const HubLimits& limits)
    : by_address_and_code_(limits.entries_at_once, limits.entries_per_second,
                           limits.allowances_max),
      by_code_(limits.code_entries_at_once, limits.code_entries_per_second, limits.allowances_max),
      returns_(limits.returns_at_once, limits.returns_per_second, limits.allowances_max),
      renewals_(limits.renewals_at_once, limits.renewals_per_second, limits.allowances_max) {}

bool Entries::MayEnter(const std::string& address, const std::string& code_mac,
                       std::uint64_t now_ms) {
  RateLimiter& of_code = by_code_.Of(code_mac, now_ms);
  return of_code.Left(now_ms) &&
         by_address_and_code_.Of(address + '\n' + code_mac, now_ms).Take(now_ms) &&
         of_code.Take(now_ms);
}

bool Entries::MayReturn(const std::string& seat, std::uint64_t now_ms) {
  return returns_.Of(seat, now_ms).Take(now_ms);
}

bool Entries::MayRenew(const std::string& seat, std::uint64_t now_ms) {
  return renewals_.Of(seat, now_ms).Take(now_ms);
}

}  // namespace tingfen::engine
