#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "server/text/folding.h"

namespace tingfen::text {
namespace {

TEST(Folding, MakesCompatibilityIdeographsTheUsualOnes) {
  EXPECT_EQ(Folded("\uF92C"), "\u90CE");
  EXPECT_EQ(Folded("\uFA2D"), "\u9DB4");
}

TEST(Folding, MakesRadicalsTheCharactersTheyStandFor) {
  EXPECT_EQ(Folded("⻩⻢⻄"), "黄马西");
  EXPECT_EQ(Folded("⼀⼈"), "一人");  // Those of Kangxi NFKC knows.
  EXPECT_EQ(Folded("⺀"), "⺀");      // Stands for none.
}

TEST(Folding, ComposesLettersAndForgetsCaseAndWidth) {
  EXPECT_EQ(Folded("Re\u0301mi"), Folded("R\u00E9MI"));
  EXPECT_EQ(Folded("Ｖ７（甲）"), "v7(甲)");
}

TEST(Folding, LeavesOutWhatCannotBeSeen) {
  EXPECT_EQ(Folded("葛\U000E0100城"), "葛城");
  EXPECT_EQ(Folded("李\u200B明"), "李明");
}

TEST(Folding, KeepsCharactersThatAreOthers) {
  EXPECT_NE(Folded("吴"), Folded("吳"));
  EXPECT_NE(Folded("王　明"), Folded("王明"));  // Spaces are the caller's to drop.
  EXPECT_EQ(Folded("𠮷"), "𠮷");
}

TEST(ComparedTitle, ForgetsSpacesDotsAndWhichBracketsStand) {
  for (const char* title : {"甲局（机关·一处）", "甲 局(机关・一处)", "甲局〔机关•一处〕",
                            "甲局【机关‧一处】", "甲局[机关．一处]", "甲局（机关⋅一处）\n"}) {
    EXPECT_EQ(ComparedTitle(title), "甲局(机关·一处)") << title;
  }
  EXPECT_NE(ComparedTitle("甲局机关"), ComparedTitle("甲局（机关）"));
  EXPECT_NE(ComparedTitle("甲局一处"), ComparedTitle("甲局·一处"));
}

TEST(FoldingOfNames, MakesOneOfEveryDotAndDropsSpaces) {
  for (const char* dot : {"·", "•", "・", "･", "‧", ".", "．"}) {
    EXPECT_EQ(FoldedName("买买提" + std::string(dot) + "艾力"), "买买提·艾力") << dot;
  }
  EXPECT_EQ(FoldedName("王　明"), FoldedName("王 明"));
  EXPECT_EQ(FoldedName("Ａｎｎａ Ｌｅｅ"), FoldedName("anna lee"));
}

TEST(FoldingOfNames, KeepsAnybodyElseApart) {
  EXPECT_NE(FoldedName("买买提·艾力"), FoldedName("买买提艾力"));
  EXPECT_NE(FoldedName("张一"), FoldedName("张-"));
}

TEST(Folding, OfTheFoldedChangesNothing) {
  for (const char* text : {"⻩郎", "Re\u0301mi", "①Ⅳ㈱", "", "李 明"}) {
    EXPECT_EQ(Folded(Folded(text)), Folded(text));
  }
}

}  // namespace
}  // namespace tingfen::text
