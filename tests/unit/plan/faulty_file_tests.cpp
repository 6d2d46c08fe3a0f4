// Files that are no JSON, or too much of it.
#include <gmock/gmock.h>

#include "server/plan/reading/json_tree.h"
#include "tests/unit/plan/planted.h"

namespace tingfen::plan {
namespace {

using ::testing::HasSubstr;

void ExpectPlace(const Faults& faults, FaultCode code, const std::string& zh,
                 const std::string& en) {
  ExpectOnly(faults, "", code);
  if (faults.empty()) return;
  EXPECT_THAT(faults[0].message_zh, HasSubstr(zh));
  EXPECT_THAT(faults[0].message_en, HasSubstr(en));
}

TEST(FaultyFile, AnEmptyFileEndsTooEarly) {
  ExpectPlace(PlanFaults(""), FaultCode::kSyntax, "第 1 行第 1 列", "line 1, column 1");
  ExpectPlace(PlanFaults(" \n\n "), FaultCode::kSyntax, "第 3 行第 2 列", "line 3, column 2");
}

TEST(FaultyFile, AnUnclosedObjectTellsWhereTheFileEnds) {
  ExpectPlace(PlanFaults("{\n  \"format\": 1,\n"), FaultCode::kSyntax, "文件到此为止",
              "the file ends here");
}

TEST(FaultyFile, AMissingCommaIsToldWithItsLineAndColumn) {
  ExpectPlace(PlanFaults("{\n  \"format\": 1\n  \"id\": \"x\"\n}"), FaultCode::kSyntax,
              "第 3 行第 3 列", "line 3, column 3");
}

TEST(FaultyFile, ColumnsCountCharactersNotBytes) {
  ExpectPlace(PlanFaults("{\"id\": \"方案名称\" 1}"), FaultCode::kSyntax, "第 1 行第 15 列",
              "line 1, column 15");
}

TEST(FaultyFile, ACommaTooManyIsASyntaxFault) {
  ExpectPlace(PlanFaults("{\"format\": 1,}"), FaultCode::kSyntax, "第 1 行第 14 列",
              "line 1, column 14");
}

TEST(FaultyFile, NothingMayFollowTheValue) {
  ExpectPlace(PlanFaults("{}\n{}"), FaultCode::kSyntax, "第 2 行第 1 列", "line 2, column 1");
}

TEST(FaultyFile, CommentsAreNotJson) {
  ExpectPlace(PlanFaults("{ // no\n}"), FaultCode::kSyntax, "第 1 行第 3 列", "line 1, column 3");
}

TEST(FaultyFile, ALoneSurrogateIsASyntaxFault) {
  ExpectOnly(PlanFaults(R"({"id": "\ud800"})"), "", FaultCode::kSyntax);
}

TEST(FaultyFile, TextInGbkIsToldToBeSavedAsUtf8) {
  ExpectPlace(PlanFaults("{\n \"id\": \"\xB7\xBD\xB0\xB8\"}"), FaultCode::kNotUtf8,
              "第 2 行第 9 列", "line 2, column 9");
}

TEST(FaultyFile, OverlongAndCutOffCharactersAreNotUtf8) {
  ExpectOnly(PlanFaults("{\"\xC0\xAF\": 1}"), "", FaultCode::kNotUtf8);
  ExpectOnly(PlanFaults("{\"\xED\xA0\x80\": 1}"), "", FaultCode::kNotUtf8);
  ExpectOnly(PlanFaults("{} \xE6\x96"), "", FaultCode::kNotUtf8);
}

TEST(FaultyFile, AByteOrderMarkIsAllowed) {
  EXPECT_TRUE(PlanFaults("\xEF\xBB\xBF" + FileText("plans/benxi.json")).empty());
}

TEST(FaultyFile, AFileOfOneMebibyteIsReadAndOneMoreByteIsNot) {
  std::string text = FileText("plans/benxi.json");
  text.resize(kFileBytesMax, ' ');
  EXPECT_TRUE(PlanFaults(text).empty());
  text += ' ';
  ExpectOnly(PlanFaults(text), "", FaultCode::kFileTooBig);
}

TEST(FaultyFile, ThirtyTwoLevelsAreReadAndOneMoreIsTooDeep) {
  const auto nested = [](std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
  };
  ExpectOnly(PlanFaults(nested(32)), "", FaultCode::kWrongType);
  ExpectOnly(PlanFaults(nested(33)), "", FaultCode::kTooDeep);
  ExpectOnly(PlanFaults(std::string(500'000, '[')), "", FaultCode::kTooDeep);
}

TEST(FaultyFile, TooManyValuesAreRefusedBeforeTheyFillTheMemory) {
  std::string text = "{\"stages\": [1";
  for (int i = 0; i < 100'000; ++i) text += ",1";
  ExpectOnly(PlanFaults(text + "]}"), "", FaultCode::kFileTooBig);
}

TEST(FaultyFile, AFileThatIsNoObjectIsOneFault) {
  ExpectOnly(PlanFaults("[]"), "", FaultCode::kWrongType);
  ExpectOnly(PlanFaults("null"), "", FaultCode::kNull);
  ExpectOnly(PlanFaults("7"), "", FaultCode::kWrongType);
}

}  // namespace
}  // namespace tingfen::plan
