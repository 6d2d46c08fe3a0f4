#include "server/ledger/chain.h"

#include <openssl/evp.h>

#include <array>
#include <cstdlib>
#include <memory>

namespace tingfen::ledger {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// Fetched once: looking the algorithm up costs more than hashing a sheet.
const EVP_MD* Sha256() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  if (algorithm == nullptr) std::abort();
  return algorithm;
}

Hash Link(const Hash& previous, std::uint64_t seq, std::string_view bytes) {
  std::array<std::uint8_t, 8> big_endian;
  for (int i = 0; i < 8; ++i) big_endian[i] = static_cast<std::uint8_t>(seq >> (56 - 8 * i));

  const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
  Hash hash;
  unsigned size = 0;
  const bool hashed =
      context != nullptr && EVP_DigestInit_ex2(context.get(), Sha256(), nullptr) == 1 &&
      EVP_DigestUpdate(context.get(), kChainPrefix.data(), kChainPrefix.size()) == 1 &&
      EVP_DigestUpdate(context.get(), previous.data(), previous.size()) == 1 &&
      EVP_DigestUpdate(context.get(), big_endian.data(), big_endian.size()) == 1 &&
      EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
      EVP_DigestFinal_ex(context.get(), hash.data(), &size) == 1;
  if (!hashed || size != hash.size()) std::abort();
  return hash;
}

}  // namespace

Tail Genesis(std::string_view ledger_id) {
  return {0, Link(Hash{}, 0, ledger_id)};
}

Tail Extend(const Tail& tail, std::string_view bytes) {
  return {tail.seq + 1, Link(tail.hash, tail.seq + 1, bytes)};
}

std::string Hex(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    text.push_back(kDigits[byte >> 4]);
    text.push_back(kDigits[byte & 15]);
  }
  return text;
}

}  // namespace tingfen::ledger
