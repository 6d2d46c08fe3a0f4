// Sealing texts under keys and keys under passphrases, on OpenSSL. Any thread.
//
// As in crypto.h, a failure of OpenSSL itself ends the process.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tingfen::crypto {

inline constexpr std::size_t kAesKeyBytes = 32;
inline constexpr std::size_t kGcmNonceBytes = 12;
inline constexpr std::size_t kGcmTagBytes = 16;

// Cost of making a key from a passphrase: 128 × r × 2^log_n bytes of memory.
struct ScryptCost {
  std::uint32_t log_n = 15;  // 1 to 20.
  std::uint32_t r = 8;
  std::uint32_t p = 1;
};

// RFC 7914. Takes a tenth of a second and 32 MiB at the usual cost.
std::string Scrypt(std::string_view passphrase, std::string_view salt, const ScryptCost& cost,
                   std::size_t bytes);

// AES-256-GCM: the nonce, the ciphertext, the tag. A nonce must not be used twice with one key.
std::string SealGcm(std::string_view key, std::string_view nonce, std::string_view associated,
                    std::string_view text);

// None where the key or the associated data are others, or anything was changed.
std::optional<std::string> OpenGcm(std::string_view key, std::string_view associated,
                                   std::string_view sealed);

}  // namespace tingfen::crypto
