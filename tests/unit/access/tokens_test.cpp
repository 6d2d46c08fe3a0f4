#include "server/access/tokens.h"

#include <gtest/gtest.h>

#include "server/competition/state/competition.h"

namespace tingfen::access {
namespace {

TEST(NormalCode, ReadsWhatPeopleType) {
  EXPECT_EQ(NormalCode("7K3M-9QXT"), "7K3M9QXT");
  EXPECT_EQ(NormalCode(" 7k3m 9qxt "), "7K3M9QXT");
  EXPECT_EQ(NormalCode("oOiI-lL01"), "00111101");
}

TEST(NormalCode, IsNoneForWhatCannotBeACode) {
  for (const char* typed : {"", "7K3M-9QX", "7K3M-9QXTT", "7K3M-9QXU", "7K3M-9QX!", "七K3M-9QXT",
                            "---------------------------------7K3M9QXT"}) {
    EXPECT_FALSE(NormalCode(typed)) << typed;
  }
}

TEST(CodeFrom, IsReadBackAsItStandsOnTheCard) {
  const std::string code = CodeFrom("\x01\x23\x45\x67\x89");
  EXPECT_EQ(GroupedCode(code).size(), 9U);
  EXPECT_EQ(NormalCode(GroupedCode(code)), code);
}

TEST(ServerKey, NeverTakesOnePurposeForAnother) {
  const ServerKey key(std::string(kServerKeyBytes, 'k'));
  EXPECT_NE(key.MacOfCode("same"), key.MacOfToken("same"));
  EXPECT_NE(key.MacOfWitness("ab", 1, "c"), key.MacOfWitness("a", 1, "bc"));
  EXPECT_NE(key.MacOfWitness("a", 1, "c"), key.MacOfWitness("a", 2, "c"));
}

TEST(ServerKey, OfAnotherServerGivesOtherMacs) {
  const ServerKey one(std::string(kServerKeyBytes, '1'));
  const ServerKey two(std::string(kServerKeyBytes, '2'));
  EXPECT_NE(one.MacOfToken("same"), two.MacOfToken("same"));
}

}  // namespace
}  // namespace tingfen::access
