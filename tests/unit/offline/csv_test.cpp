#include "server/offline/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tingfen::offline {
namespace {

using testing::ElementsAre;
using FaultKind = CsvFault::Kind;

TEST(Csv, ReadsFieldsOfLfAndOfCrlfLines) {
  for (const char* text : {"a,b\n1,2\n", "a,b\r\n1,2\r\n",
                           "\xEF\xBB\xBF"
                           "a,b\n1,2"}) {
    const Csv csv = ReadCsv(text);
    ASSERT_EQ(csv.rows.size(), 2U) << text;
    EXPECT_THAT(csv.rows[0].fields, ElementsAre("a", "b"));
    EXPECT_THAT(csv.rows[1].fields, ElementsAre("1", "2"));
    EXPECT_EQ(csv.rows[1].line, 2U);
    EXPECT_TRUE(csv.faults.empty());
  }
}

TEST(Csv, QuotesHoldCommasQuotesAndLineEnds) {
  const Csv csv = ReadCsv("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\nlast,,\n");
  ASSERT_EQ(csv.rows.size(), 2U);
  EXPECT_THAT(csv.rows[0].fields, ElementsAre("a,b", "say \"no\"", "two\nlines"));
  EXPECT_THAT(csv.rows[1].fields, ElementsAre("last", "", ""));
  EXPECT_EQ(csv.rows[1].line, 3U);
}

TEST(Csv, EmptyLinesAreNoRows) {
  EXPECT_EQ(ReadCsv("a\n\n\r\nb\n").rows.size(), 2U);
  EXPECT_TRUE(ReadCsv("").rows.empty());
}

TEST(Csv, ACodeThatIsToldToBeTextIsTheCode) {
  const Csv csv = ReadCsv("=\"001\",\"=\"\"0\"\"\"\"2\"\"\"\n= \"1\",=A1\n");
  ASSERT_EQ(csv.rows.size(), 1U);
  EXPECT_THAT(csv.rows[0].fields, ElementsAre("001", "0\"2"));
  ASSERT_EQ(csv.faults.size(), 1U);  // A quote inside a field that only looks alike.
  EXPECT_EQ(csv.faults[0].line, 2U);
}

TEST(Csv, ReadsTabsAndSemicolonsWhereTheyPartTheFields) {
  EXPECT_THAT(ReadCsv("a,b\tc;d\n", '\t').rows[0].fields, ElementsAre("a,b", "c;d"));
  EXPECT_THAT(ReadCsv("\"a;b\";c,d\n", ';').rows[0].fields, ElementsAre("a;b", "c,d"));
}

TEST(Csv, BeyondTheLimitsOfARowIsOneFaultAndNotRead) {
  const Csv wide = ReadCsv(std::string(kCsvFieldsMax, ',') + "\na,b\n");
  ASSERT_EQ(wide.rows.size(), 1U);
  ASSERT_EQ(wide.faults.size(), 1U);
  EXPECT_EQ(wide.faults[0].kind, FaultKind::kTooManyFields);
  EXPECT_EQ(ReadCsv(std::string(kCsvFieldsMax - 1, ',') + "\n").rows.size(), 1U);

  const std::string full(kCsvFieldBytesMax, 'a');
  EXPECT_EQ(ReadCsv(full + "\n\"" + full + "\"\n").rows.size(), 2U);
  const Csv lengthy = ReadCsv(full + "a\nb\n\"" + full + "a\"\n");
  EXPECT_EQ(lengthy.rows.size(), 1U);
  ASSERT_EQ(lengthy.faults.size(), 2U);
  EXPECT_EQ(lengthy.faults[0].kind, FaultKind::kFieldTooLong);
  EXPECT_EQ(lengthy.faults[1].line, 3U);
}

TEST(Csv, EveryRowWithAStrayQuoteIsNamed) {
  const Csv csv = ReadCsv("a\nb\"c\n\"d\"e\nf\n");
  EXPECT_EQ(csv.rows.size(), 2U);
  ASSERT_EQ(csv.faults.size(), 2U);
  EXPECT_EQ(csv.faults[0].kind, FaultKind::kStrayQuote);
  EXPECT_EQ(csv.faults[0].line, 2U);
  EXPECT_EQ(csv.faults[1].line, 3U);
}

TEST(Csv, AQuoteThatIsNeverClosedIsNamedWhereItBegins) {
  const Csv csv = ReadCsv("a\nb,\"c\nd\n");
  ASSERT_EQ(csv.faults.size(), 1U);
  EXPECT_EQ(csv.faults[0].kind, FaultKind::kUnclosedQuote);
  EXPECT_EQ(csv.faults[0].line, 2U);
}

TEST(Csv, KeepsToItsLimits) {
  std::string rows;
  for (std::size_t i = 0; i <= kCsvRowsMax; ++i) rows += "a\n";
  const Csv many = ReadCsv(rows);
  EXPECT_EQ(many.rows.size(), kCsvRowsMax);
  ASSERT_EQ(many.faults.size(), 1U);
  EXPECT_EQ(many.faults[0].kind, FaultKind::kTooManyRows);
  const Csv big = ReadCsv(std::string(kCsvBytesMax + 1, 'a'));
  ASSERT_EQ(big.faults.size(), 1U);
  EXPECT_EQ(big.faults[0].kind, FaultKind::kTooBig);
}

}  // namespace
}  // namespace tingfen::offline
