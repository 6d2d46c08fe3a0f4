#include "server/access/tokens.h"

#include <cstdlib>

#include "server/crypto/crypto.h"

namespace tingfen::access {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kTypedCharactersMax = 32;

char Read(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return '0';
  if (c == 'I' || c == 'L') return '1';
  return c;
}

std::string BigEndian(std::uint64_t number) {
  std::string bytes(8, '\0');
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte) {
    *byte = static_cast<char>(number & 0xffU);
    number >>= 8U;
  }
  return bytes;
}

}  // namespace

std::string CodeFrom(std::string_view random) {
  if (random.size() != kCodeRandomBytes) std::abort();
  return crypto::Base32(random, kCodeCharacters);
}

std::string GroupedCode(std::string_view code) {
  return std::string(code.substr(0, kCodeCharacters / 2)) + "-" +
         std::string(code.substr(kCodeCharacters / 2));
}

std::optional<std::string> NormalCode(std::string_view typed) {
  if (typed.size() > kTypedCharactersMax) return std::nullopt;
  std::string code;
  for (const char c : typed) {
    if (c == '-' || c == ' ') continue;
    code.push_back(Read(c));
    if (kAlphabet.find(code.back()) == std::string_view::npos) return std::nullopt;
  }
  if (code.size() != kCodeCharacters) return std::nullopt;
  return code;
}

std::string TokenFrom(std::string_view random) {
  if (random.size() != kTokenRandomBytes) std::abort();
  return crypto::Hex(random);
}

bool IsToken(std::string_view text) {
  return text.size() == 2 * kTokenRandomBytes &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

ServerKey::ServerKey(std::string bytes) : bytes_(std::move(bytes)) {
  if (bytes_.size() != kServerKeyBytes) std::abort();
}

std::string ServerKey::Mac(std::string_view purpose, std::string_view bytes) const {
  std::string text(purpose);
  text.push_back('\0');
  text.append(bytes);
  return crypto::HmacSha256(bytes_, text);
}

std::string ServerKey::MacOfCode(std::string_view normal_code) const {
  return Mac("tingfen-code-1", normal_code);
}

std::string ServerKey::MacOfToken(std::string_view token) const {
  return Mac("tingfen-token-1", token);
}

std::string ServerKey::MacOfWitness(std::string_view ledger, std::uint64_t seq,
                                    std::string_view hash) const {
  // The number has a fixed length and stands first, the hash is the rest after the ledger's NUL.
  std::string bytes = BigEndian(seq);
  bytes.append(ledger);
  bytes.push_back('\0');
  bytes.append(hash);
  return Mac("tingfen-witness-1", bytes);
}

}  // namespace tingfen::access
