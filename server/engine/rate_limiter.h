// So many at once, and so many a second after that.
#pragma once

#include <algorithm>
#include <cstdint>

namespace tingfen::engine {

class RateLimiter {
 public:
  RateLimiter(double at_once, double per_second)
      : most_(at_once), per_ms_(per_second / 1000), left_(at_once) {}

  // Whether one is left at `now_ms` (monotonic); Take uses it up.
  bool Left(std::uint64_t now_ms) {
    if (last_ms_ != 0 && now_ms > last_ms_) {
      left_ = std::min(most_, left_ + static_cast<double>(now_ms - last_ms_) * per_ms_);
    }
    last_ms_ = now_ms;
    return left_ >= 1;
  }

  bool Take(std::uint64_t now_ms) {
    if (!Left(now_ms)) return false;
    left_ -= 1;
    return true;
  }

  // How many of the whole are used up; after Left.
  double Used() const { return most_ - left_; }

 private:
  double most_;
  double per_ms_;
  double left_;
  std::uint64_t last_ms_ = 0;
};

}  // namespace tingfen::engine
