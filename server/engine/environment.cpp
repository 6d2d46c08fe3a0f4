#include "server/engine/environment.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include "server/crypto/crypto.h"

namespace tingfen::engine {

SystemClock::SystemClock() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  // Without an id, two boots could not be told apart and a clock would run on over a restart.
  if (!std::getline(file, boot_id_) || boot_id_.empty()) std::abort();
}

pb::Stamp SystemClock::Now() {
  timespec boot{};
  if (clock_gettime(CLOCK_BOOTTIME, &boot) != 0) std::abort();
  const auto wall = std::chrono::system_clock::now().time_since_epoch();
  pb::Stamp stamp;
  stamp.set_wall_ms(static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(wall).count()));
  stamp.set_boot_id(boot_id_);
  stamp.set_boot_ms(static_cast<std::uint64_t>(boot.tv_sec) * 1000 +
                    static_cast<std::uint64_t>(boot.tv_nsec) / 1'000'000);
  return stamp;
}

std::int32_t SystemClock::UtcOffsetMinutes() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  if (localtime_r(&now, &local) == nullptr) std::abort();
  return static_cast<std::int32_t>(local.tm_gmtoff / 60);
}

std::string SystemRandomSource::Bytes(std::size_t count) {
  return crypto::RandomBytes(count);
}

}  // namespace tingfen::engine
