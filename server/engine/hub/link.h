// What is known of one connection's way: when it was last heard of, how long a message takes there
// and back, and whether the page shows what it was sent. From its pings; nothing here is recorded.
//
// Times are milliseconds on the machine's boot clock. A plain value; one thread, the engine's.
#pragma once

#include <cstdint>

namespace tingfen::engine {

inline constexpr std::uint64_t kSilentMs = 12'000;  // A page pings every few seconds.
inline constexpr std::uint64_t kBehindMs = 5'000;

class Link {
 public:
  // Anything came.
  void Heard(std::uint64_t now_ms) { heard_ms_ = now_ms; }

  // A ping came: the page's last measured way there and back, and the version it shows.
  void Pinged(std::uint32_t round_trip_ms, std::uint32_t shown) {
    if (round_trip_ms != 0) round_trip_ms_ = round_trip_ms;
    if (shown >= newest_) {
      unseen_ = 0;
    } else if (unseen_ != 0 && shown >= unseen_) {
      unseen_ = newest_;  // It goes along, a little behind.
      unseen_since_ms_ = newest_since_ms_;
    }
  }

  // A view of this version was sent.
  void Sent(std::uint32_t version, std::uint64_t now_ms) {
    if (version <= newest_) return;
    newest_ = version;
    newest_since_ms_ = now_ms;
    if (unseen_ != 0) return;
    unseen_ = version;
    unseen_since_ms_ = now_ms;
  }

  // Nothing is heard of it, or it does not show what it was sent some time ago.
  bool Stale(std::uint64_t now_ms) const {
    return now_ms - heard_ms_ >= kSilentMs ||
           (unseen_ != 0 && now_ms - unseen_since_ms_ >= kBehindMs);
  }

  std::uint64_t HeardMs() const { return heard_ms_; }
  std::uint32_t RoundTripMs() const { return round_trip_ms_; }

 private:
  std::uint64_t heard_ms_ = 0;
  std::uint32_t round_trip_ms_ = 0;  // 0: not known.
  std::uint32_t newest_ = 0;         // The newest version sent.
  std::uint64_t newest_since_ms_ = 0;
  std::uint32_t unseen_ = 0;  // The oldest version sent that the page does not show; 0: none.
  std::uint64_t unseen_since_ms_ = 0;
};

}  // namespace tingfen::engine
