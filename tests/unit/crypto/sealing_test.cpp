#include "server/crypto/sealing.h"

#include <gtest/gtest.h>

#include "server/crypto/crypto.h"

namespace tingfen::crypto {
namespace {

const std::string kKey(kAesKeyBytes, 'k');
const std::string kNonce(kGcmNonceBytes, 'n');

// RFC 7914, section 12.
TEST(Scrypt, GivesTheKnownAnswers) {
  EXPECT_EQ(Hex(Scrypt("", "", {.log_n = 4, .r = 1, .p = 1}, 64)),
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
            "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
  EXPECT_EQ(Hex(Scrypt("password", "NaCl", {.log_n = 10, .r = 8, .p = 16}, 64)),
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
            "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
}

TEST(Scrypt, IsGivenTheMemoryItsUsualCostNeeds) {
  EXPECT_EQ(Scrypt("passphrase", "salt", {}, kAesKeyBytes).size(), kAesKeyBytes);
}

// McGrew and Viega's test case 13: no text, no associated data, key and nonce of zeros.
TEST(Gcm, GivesTheKnownAnswer) {
  const std::string zero_nonce(kGcmNonceBytes, '\0');
  const std::string sealed = SealGcm(std::string(kAesKeyBytes, '\0'), zero_nonce, "", "");
  EXPECT_EQ(Hex(sealed.substr(kGcmNonceBytes)), "530f8afbc74536b9a963b4f1c4cb738b");
}

TEST(Gcm, OpensWhatItSealed) {
  for (const std::string& text : {std::string(), std::string("题目"), std::string(8000, 'x')}) {
    const std::string sealed = SealGcm(kKey, kNonce, "q1", text);
    EXPECT_EQ(sealed.size(), text.size() + kGcmNonceBytes + kGcmTagBytes);
    EXPECT_EQ(OpenGcm(kKey, "q1", sealed), text);
  }
}

TEST(Gcm, OpensNothingThatWasTamperedWith) {
  const std::string sealed = SealGcm(kKey, kNonce, "q1", "题目");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(OpenGcm(kKey, "q1", changed)) << i;
  }
  EXPECT_FALSE(OpenGcm(kKey, "q2", sealed));
  EXPECT_FALSE(OpenGcm(std::string(kAesKeyBytes, 'x'), "q1", sealed));
  EXPECT_FALSE(OpenGcm("short", "q1", sealed));
  EXPECT_FALSE(OpenGcm(kKey, "q1", sealed.substr(0, sealed.size() - 1)));
  EXPECT_FALSE(OpenGcm(kKey, "q1", ""));
}

}  // namespace
}  // namespace tingfen::crypto
