#include "server/engine/hub/allowances/allowances.h"

#include <algorithm>

namespace tingfen::engine {

RateLimiter& Allowances::Of(const std::string& key, std::uint64_t now_ms) {
  const auto known = by_key_.find(key);
  if (known != by_key_.end()) return known->second;
  if (by_key_.size() >= keys_max_) {
    for (auto& [other, limiter] : by_key_) limiter.Left(now_ms);
    by_key_.erase(std::ranges::min_element(by_key_, {},
                                           [](const auto& entry) { return entry.second.Used(); }));
  }
  return by_key_.emplace(key, fresh_).first->second;
}

}  // namespace tingfen::engine
