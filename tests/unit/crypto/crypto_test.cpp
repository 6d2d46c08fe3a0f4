#include "server/crypto/crypto.h"

#include <gtest/gtest.h>

namespace tingfen::crypto {
namespace {

// FIPS 180-2, appendix B.1.
TEST(Sha256, IsThatOfTheStandard) {
  EXPECT_EQ(Hex(Sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Hex(Sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// RFC 4231, test cases 2 and 6 (a key longer than a block).
TEST(HmacSha256, IsThatOfTheStandard) {
  EXPECT_EQ(Hex(HmacSha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(Hex(HmacSha256(std::string(131, '\xaa'),
                           "Test Using Larger Than Block-Size Key - Hash Key First")),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(HmacSha256, TakesAnEmptyKeyForAnEmptyKey) {
  HmacSha256("another", "x");
  EXPECT_EQ(Hex(HmacSha256("", "")),
            "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST(RandomBytes, GivesAsManyAsAskedForAndNeverTheSame) {
  EXPECT_EQ(RandomBytes(32).size(), 32U);
  EXPECT_NE(RandomBytes(32), RandomBytes(32));
}

TEST(EqualInConstantTime, ComparesContentAndLength) {
  EXPECT_TRUE(EqualInConstantTime("", ""));
  EXPECT_TRUE(EqualInConstantTime("same", "same"));
  EXPECT_FALSE(EqualInConstantTime("same", "sane"));
  EXPECT_FALSE(EqualInConstantTime("same", "same "));
}

TEST(Base32, WritesFiveBitsADigitInCrockfordsAlphabet) {
  EXPECT_EQ(Base32("", 0), "");
  EXPECT_EQ(Base32(std::string(5, '\xff'), 8), "ZZZZZZZZ");
  EXPECT_EQ(Base32(std::string("\x00\x44\x32\x14\xc7", 5), 8), "01234567");
  EXPECT_EQ(Base32("\x84\x65", 2), "GH");
}

}  // namespace
}  // namespace tingfen::crypto
