#include "server/competition/state/competition.h"

#include "server/crypto/crypto.h"

namespace tingfen::competition {
namespace {

constexpr std::string_view kReceiptCharacters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace

std::uint32_t ClockRecord::ElapsedAt(const pb::Stamp& now) const {
  if (!running || now.boot_id() != boot_id || now.boot_ms() < since_boot_ms) return elapsed_ms;
  return elapsed_ms + static_cast<std::uint32_t>(now.boot_ms() - since_boot_ms);
}

std::string ReceiptNumber(std::uint64_t seq) {
  // Multiplying by an odd number is one to one modulo a power of two, and neighbours look unlike.
  constexpr std::uint64_t kOdd = 0x13C6EF5;
  constexpr std::uint64_t kMask = (1U << 25) - 1;
  std::uint64_t bits = (seq * kOdd) & kMask;
  std::string number(6, '-');
  for (const std::size_t place : {5, 4, 2, 1, 0}) {
    number[place] = kReceiptCharacters[bits & 31U];
    bits >>= 5U;
  }
  return number;
}

std::string CheckCode(const std::string& plan_bytes, const std::string& roll_bytes) {
  return crypto::Base32(crypto::Sha256(crypto::Sha256(plan_bytes) + crypto::Sha256(roll_bytes)), 8);
}

}  // namespace tingfen::competition
