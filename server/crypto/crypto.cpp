#include "server/crypto/crypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <cstdlib>

#include "server/crypto/bytes.h"

namespace tingfen::crypto {
namespace {

constexpr std::size_t kSha256Bytes = 32;

}  // namespace

std::string Sha256(std::string_view bytes) {
  std::string digest(kSha256Bytes, '\0');
  if (EVP_Digest(bytes.data(), bytes.size(), Writable(digest), nullptr, EVP_sha256(), nullptr) !=
      1) {
    std::abort();
  }
  return digest;
}

std::string HmacSha256(std::string_view key, std::string_view bytes) {
  std::string mac(kSha256Bytes, '\0');
  // A null key would mean "the key of the last call".
  if (HMAC(EVP_sha256(), key.empty() ? "" : key.data(), static_cast<int>(key.size()),
           Readable(bytes), bytes.size(), Writable(mac), nullptr) == nullptr) {
    std::abort();
  }
  return mac;
}

std::string RandomBytes(std::size_t count) {
  std::string bytes(count, '\0');
  if (RAND_bytes(Writable(bytes), static_cast<int>(count)) != 1) std::abort();
  return bytes;
}

bool EqualInConstantTime(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string Hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    hex.push_back(kDigits[value >> 4U]);
    hex.push_back(kDigits[value & 15U]);
  }
  return hex;
}

std::string Base32(std::string_view bytes, std::size_t characters) {
  constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  if (bytes.size() * 8 < characters * 5) std::abort();
  std::string text;
  for (std::size_t place = 0; place < characters; ++place) {
    unsigned value = 0;
    for (std::size_t bit = place * 5; bit < place * 5 + 5; ++bit) {
      const auto byte = static_cast<unsigned char>(bytes[bit / 8]);
      value = value << 1U | ((byte >> (7 - bit % 8)) & 1U);
    }
    text.push_back(kCrockford[value]);
  }
  return text;
}

}  // namespace tingfen::crypto
