#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "server/text/characters.h"

namespace tingfen::text {
namespace {

TEST(Characters, AreTakenOffOneByOne) {
  std::string_view text = "aé李𠮷";
  EXPECT_EQ(DecodeOne(text), U'a');
  EXPECT_EQ(DecodeOne(text), U'é');
  EXPECT_EQ(DecodeOne(text), U'李');
  EXPECT_EQ(DecodeOne(text), U'𠮷');
  EXPECT_EQ(DecodeOne(text), std::nullopt);
}

TEST(Characters, ThatAreNotUtf8AreFoundAtTheirByte) {
  EXPECT_EQ(FindNotUtf8("李明"), std::nullopt);
  EXPECT_EQ(FindNotUtf8("李\xFF"), 3U);
  EXPECT_EQ(FindNotUtf8("\xC0\x80"), 0U);          // Written too long.
  EXPECT_EQ(FindNotUtf8("a\xED\xA0\x80"), 1U);     // Half of a surrogate pair.
  EXPECT_EQ(FindNotUtf8("\xF4\x90\x80\x80"), 0U);  // Above U+10FFFF.
  EXPECT_EQ(FindNotUtf8("a\xE6\x9D"), 1U);         // Cut off.
}

TEST(Characters, AreCountedAsCodePoints) {
  EXPECT_EQ(CharactersIn(""), 0U);
  EXPECT_EQ(CharactersIn("李明𠮷"), 3U);
  EXPECT_EQ(CharactersIn("e\u0301"), 2U);
}

TEST(Width, OfChineseIsTwo) {
  EXPECT_EQ(WidthOf("ab李（"), 6U);
  EXPECT_EQ(WidthOf("\uF92C\u2EE9"), 4U);
  EXPECT_EQ(WidthOf("\U00020BB7\U0002EBF0\U000323B0"), 6U);  // Of the newest blocks too.
}

TEST(Width, OfAMarkAboveAnotherIsNone) {
  EXPECT_EQ(WidthOf("e\u0301"), 1U);
}

TEST(Unseen, AreControlsAndWhatHasNoWidth) {
  for (const char32_t character : {U'\n', U'\x7F', U'\xAD', U'\u200B', U'\u202E', U'\uFEFF'}) {
    EXPECT_TRUE(IsUnseen(character)) << static_cast<unsigned>(character);
  }
  EXPECT_FALSE(IsUnseen(U'李'));
  EXPECT_TRUE(IsSpace(U'\u3000'));
}

TEST(OneLine, MakesNoLinesOfItsOwn) {
  EXPECT_EQ(OneLine(" 全程监督，\n\n未发现问题。\t\u3000好 \r\n"), "全程监督， 未发现问题。 好");
  EXPECT_EQ(OneLine("a\u2028b\u0085c"), "a b c");
  EXPECT_EQ(OneLine("\n \t"), "");
}

TEST(OneLine, LeavesOutWhatCannotBeSeenOrTurnsTheDirection) {
  EXPECT_EQ(OneLine("王\u200B某\u202E7.88\u2069\x1b[2J"), "王某7.88[2J");
  EXPECT_EQ(OneLine("葛\U000E0100城"),
            "葛\U000E0100城");  // A variant of the character, as written.
}

}  // namespace
}  // namespace tingfen::text
