// Virtual time and what is to happen in it. One thread; nothing takes time but what is scheduled.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

namespace tingfen::sim {

using Micros = std::uint64_t;
inline constexpr Micros kMillisecond = 1000;
inline constexpr Micros kSecond = 1000 * kMillisecond;

class Scheduler {
 public:
  Micros Now() const { return now_; }

  // Things of the same moment happen in the order they were scheduled in.
  void At(Micros when, std::function<void()> what) {
    waiting_.emplace(std::pair{when < now_ ? now_ : when, ++scheduled_}, std::move(what));
  }
  void After(Micros delay, std::function<void()> what) { At(now_ + delay, std::move(what)); }

  // Lets the next thing happen; false: nothing is left.
  bool Step() {
    if (waiting_.empty()) return false;
    auto next = waiting_.extract(waiting_.begin());
    now_ = next.key().first;
    next.mapped()();
    return true;
  }

 private:
  Micros now_ = 0;
  std::uint64_t scheduled_ = 0;
  std::map<std::pair<Micros, std::uint64_t>, std::function<void()>> waiting_;
};

}  // namespace tingfen::sim
