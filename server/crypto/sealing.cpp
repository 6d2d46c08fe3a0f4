#include "server/crypto/sealing.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <memory>

#include "server/crypto/bytes.h"

namespace tingfen::crypto {
namespace {

constexpr std::uint32_t kLogNMax = 20;
constexpr std::uint64_t kMemorySlack = std::uint64_t{1} << 20;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

int Length(std::string_view text) {
  return static_cast<int>(text.size());
}

void Require(bool done) {
  if (!done) std::abort();
}

Cipher NewCipher() {
  Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  Require(cipher != nullptr);
  return cipher;
}

}  // namespace

std::string Scrypt(std::string_view passphrase, std::string_view salt, const ScryptCost& cost,
                   std::size_t bytes) {
  Require(cost.log_n >= 1 && cost.log_n <= kLogNMax);
  const std::uint64_t n = std::uint64_t{1} << cost.log_n;
  const std::uint64_t memory = 128 * std::uint64_t{cost.r} * (n + cost.p) + kMemorySlack;
  std::string key(bytes, '\0');
  Require(EVP_PBE_scrypt(passphrase.data(), passphrase.size(), Readable(salt), salt.size(), n,
                         cost.r, cost.p, memory, Writable(key), key.size()) == 1);
  return key;
}

std::string SealGcm(std::string_view key, std::string_view nonce, std::string_view associated,
                    std::string_view text) {
  Require(key.size() == kAesKeyBytes && nonce.size() == kGcmNonceBytes);
  const Cipher cipher = NewCipher();
  Require(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, Readable(key),
                             Readable(nonce)) == 1);
  int count = 0;
  Require(EVP_EncryptUpdate(cipher.get(), nullptr, &count, Readable(associated),
                            Length(associated)) == 1);
  std::string ciphertext(text.size(), '\0');
  Require(EVP_EncryptUpdate(cipher.get(), Writable(ciphertext), &count, Readable(text),
                            Length(text)) == 1);
  std::string rest(kGcmTagBytes, '\0');  // GCM leaves nothing over.
  Require(EVP_EncryptFinal_ex(cipher.get(), Writable(rest), &count) == 1);
  std::string tag(kGcmTagBytes, '\0');
  Require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, Length(tag), tag.data()) == 1);
  return std::string(nonce) + ciphertext + tag;
}

std::optional<std::string> OpenGcm(std::string_view key, std::string_view associated,
                                   std::string_view sealed) {
  if (key.size() != kAesKeyBytes || sealed.size() < kGcmNonceBytes + kGcmTagBytes) {
    return std::nullopt;
  }
  const std::string_view nonce = sealed.substr(0, kGcmNonceBytes);
  std::string tag(sealed.substr(sealed.size() - kGcmTagBytes));
  const std::string_view ciphertext =
      sealed.substr(kGcmNonceBytes, sealed.size() - kGcmNonceBytes - kGcmTagBytes);
  const Cipher cipher = NewCipher();
  Require(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, Readable(key),
                             Readable(nonce)) == 1);
  int count = 0;
  Require(EVP_DecryptUpdate(cipher.get(), nullptr, &count, Readable(associated),
                            Length(associated)) == 1);
  std::string text(ciphertext.size(), '\0');
  Require(EVP_DecryptUpdate(cipher.get(), Writable(text), &count, Readable(ciphertext),
                            Length(ciphertext)) == 1);
  Require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, Length(tag), tag.data()) == 1);
  std::string rest(kGcmTagBytes, '\0');
  if (EVP_DecryptFinal_ex(cipher.get(), Writable(rest), &count) != 1) return std::nullopt;
  return text;
}

}  // namespace tingfen::crypto
