// What proves who asks: seat codes on printed cards, the tokens devices get for them, and the MACs
// under which the ledger keeps both. The ledger holds no code and no token, and without the key
// nobody can test guesses against it.
//
// Codes have 40 bits, so guessing them must be made slow (the hub does); tokens have 256. Pure, any
// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tingfen::access {

inline constexpr std::size_t kCodeCharacters = 8;  // Crockford's base 32.
inline constexpr std::size_t kCodeRandomBytes = 5;
inline constexpr std::size_t kTokenRandomBytes = 32;
inline constexpr std::size_t kServerKeyBytes = 32;

// A code from 5 random bytes, ungrouped: "7K3M9QXT".
std::string CodeFrom(std::string_view random);

// As it stands on a card: "7K3M-9QXT".
std::string GroupedCode(std::string_view code);

// What somebody typed, in any case, with dashes or spaces, with O for 0 and I or L for 1; none if
// it cannot be a code.
std::optional<std::string> NormalCode(std::string_view typed);

// A token from 32 random bytes: 64 hexadecimal digits.
std::string TokenFrom(std::string_view random);

// 64 lower-case hexadecimal digits.
bool IsToken(std::string_view text);

// HMAC-SHA-256 by the server's key, one purpose never taken for another.
class ServerKey {
 public:
  // 32 random bytes, kept in `server.key` beside the ledger.
  explicit ServerKey(std::string bytes);

  std::string MacOfCode(std::string_view normal_code) const;
  std::string MacOfToken(std::string_view token) const;
  std::string MacOfWitness(std::string_view ledger, std::uint64_t seq, std::string_view hash) const;

 private:
  std::string Mac(std::string_view purpose, std::string_view bytes) const;
  std::string bytes_;
};

}  // namespace tingfen::access
