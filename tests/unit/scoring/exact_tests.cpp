#include <gtest/gtest.h>

#include <type_traits>

#include "server/scoring/exact.h"
#include "tests/unit/scoring/sheets.h"

namespace tingfen::scoring {
namespace {

constexpr RoundingMode kHalfUp = RoundingMode::kHalfUp;
constexpr RoundingMode kTruncate = RoundingMode::kTruncate;

TEST(ParseDecimal, ReadsWhatAPersonWrites) {
  EXPECT_EQ(ParseDecimal("0"), Exact(0));
  EXPECT_EQ(ParseDecimal("85.5"), Exact::Ratio(171, 2));
  EXPECT_EQ(ParseDecimal("85.50"), Exact::Ratio(171, 2));
  EXPECT_EQ(ParseDecimal("-0.5"), Exact::Ratio(-1, 2));
  EXPECT_EQ(ParseDecimal("0.010"), Exact::Ratio(1, 100));
  EXPECT_EQ(ParseDecimal("0.08"), Exact::Ratio(2, 25));
  EXPECT_EQ(ParseDecimal("0.0"), Exact(0));
  EXPECT_EQ(ParseDecimal("999999999.999999999"),
            Exact(1'000'000'000) - Exact::Ratio(1, 1'000'000'000));
}

TEST(ParseDecimal, RefusesEverythingElse) {
  for (const char* text :
       {"",    "-",   "+1",   ".5",  "5.",         "1.",           "1..2", "1.2.3",
        "1,5", " 1",  "1 ",   "1e2", "0x10",       "007",          "--1",  "-.5",
        "nan", "inf", "８５", "1/2", "1000000000", "0.1234567890", "1.-5", "1.+5"}) {
    EXPECT_EQ(ParseDecimal(text), std::nullopt) << text;
  }
}

TEST(ParseDecimal, RefusesANulByte) {
  EXPECT_EQ(ParseDecimal(std::string_view("85\0", 3)), std::nullopt);
}

TEST(ParseCanonicalDecimal, TakesTheOneFormOnly) {
  EXPECT_EQ(ParseCanonicalDecimal("27.5"), Exact::Ratio(55, 2));
  EXPECT_EQ(ParseCanonicalDecimal("-27.5"), Exact::Ratio(-55, 2));
  EXPECT_EQ(ParseCanonicalDecimal("100"), Exact(100));
  for (const char* text : {"27.50", "27.0", "-0", "-0.0", "0.0", "00"}) {
    EXPECT_EQ(ParseCanonicalDecimal(text), std::nullopt) << text;
  }
}

TEST(ParseExactText, ReadsBackWhatToExactTextWrites) {
  for (const Exact& value :
       {Exact(0), Exact(-7), Exact::Ratio(256, 3), Exact::Ratio(-1, 7), Exact::Ratio(1, 1024),
        Exact::Ratio(12767, 150) / Exact(999'999'937) * Exact::Ratio(1, 999'999'929)}) {
    EXPECT_EQ(ParseExactText(ToExactText(value)), value) << ToExactText(value);
    EXPECT_EQ(ParseExactText(ToFraction(value)), value) << ToFraction(value);
  }
}

TEST(ParseExactText, RefusesMalformedFractionsAndEndlessDigits) {
  for (const char* text : {"1/0", "/2", "1/", "1/-2", "1/2/3", "01/2", "1/02", "1.5/2", "-", "/"}) {
    EXPECT_EQ(ParseExactText(text), std::nullopt) << text;
  }
  EXPECT_NE(ParseExactText(std::string(kFractionDigitsMax, '9')), std::nullopt);
  EXPECT_EQ(ParseExactText(std::string(kFractionDigitsMax + 1, '9')), std::nullopt);
  EXPECT_EQ(ParseExactText("1/" + std::string(kFractionDigitsMax + 1, '9')), std::nullopt);
}

TEST(ParseWeight, ReadsPerCentAndFractions) {
  EXPECT_EQ(ParseWeight("70"), Exact::Ratio(7, 10));
  EXPECT_EQ(ParseWeight("70%"), Exact::Ratio(7, 10));
  EXPECT_EQ(ParseWeight("33.3"), Exact::Ratio(333, 1000));
  EXPECT_EQ(ParseWeight("1/3"), Exact::Ratio(1, 3));
  EXPECT_EQ(ParseWeight("100"), Exact(1));
}

TEST(ParseWeight, IsAboveZeroAndAtMostOne) {
  for (const char* text : {"0", "-10", "101", "100.1", "4/3", "-1/3", "0/3", "1/0", "1/3%", "%", "",
                           "70%%", "0.7.1"}) {
    EXPECT_EQ(ParseWeight(text), std::nullopt) << text;
  }
}

TEST(RoundTo, HalfUpGoesAwayFromZero) {
  EXPECT_EQ(RoundTo("85.125"_x, 2, kHalfUp), "85.13"_x);
  EXPECT_EQ(RoundTo("85.1249999"_x, 2, kHalfUp), "85.12"_x);
  EXPECT_EQ(RoundTo("-0.125"_x, 2, kHalfUp), "-0.13"_x);
  EXPECT_EQ(RoundTo("-0.5"_x, 0, kHalfUp), "-1"_x);
  EXPECT_EQ(RoundTo("0.5"_x, 0, kHalfUp), "1"_x);
  EXPECT_EQ(RoundTo("99.995"_x, 2, kHalfUp), "100"_x);
  EXPECT_EQ(RoundTo("2/3"_x, 4, kHalfUp), "0.6667"_x);
}

TEST(RoundTo, TruncationGoesTowardZero) {
  EXPECT_EQ(RoundTo("85.129"_x, 2, kTruncate), "85.12"_x);
  EXPECT_EQ(RoundTo("-0.129"_x, 2, kTruncate), "-0.12"_x);
  EXPECT_EQ(RoundTo("-0.9"_x, 0, kTruncate), "0"_x);
}

TEST(RoundTo, WithoutPlacesLeavesTheValue) {
  EXPECT_EQ(RoundTo("1/3"_x, std::nullopt, kHalfUp), "1/3"_x);
}

TEST(FormatFixed, ShowsAllPlacesAndNoNegativeZero) {
  EXPECT_EQ(FormatFixed("88.5"_x, 2), "88.50");
  EXPECT_EQ(FormatFixed("88"_x, 0), "88");
  EXPECT_EQ(FormatFixed("0.05"_x, 2), "0.05");
  EXPECT_EQ(FormatFixed("-0.05"_x, 2), "-0.05");
  EXPECT_EQ(FormatFixed(RoundTo("-0.001"_x, 2, kHalfUp), 2), "0.00");
}

TEST(FormatFixedDeathTest, NeverRoundsInPassing) {
  EXPECT_DEATH(FormatFixed("88.505"_x, 2), "rounded before");
}

TEST(ToDecimal, IsThereOnlyWhereTheDecimalsEnd) {
  EXPECT_EQ(ToDecimal("171/2"_x), "85.5");
  EXPECT_EQ(ToDecimal("1/1024"_x), "0.0009765625");
  EXPECT_EQ(ToDecimal("-1/8"_x), "-0.125");
  EXPECT_EQ(ToDecimal("100"_x), "100");
  EXPECT_EQ(ToDecimal("0"_x), "0");
  EXPECT_EQ(ToDecimal("1/3"_x), std::nullopt);
  EXPECT_EQ(ToDecimal("1/30"_x), std::nullopt);
}

TEST(ToFraction, IsInLowestTermsWithTheSignInFront) {
  EXPECT_EQ(ToFraction(Exact::Ratio(170, -4)), "-85/2");
  EXPECT_EQ(ToFraction(Exact::Ratio(4, 2)), "2");
  EXPECT_EQ(ToExactText("256/3"_x), "256/3");
}

TEST(ExactNumbers, KeepAThirdExact) {
  const Exact third = Exact::Ratio(1, 3);
  EXPECT_EQ(third + third + third, Exact(1));
  EXPECT_LT("0.3333333333333333"_x, third);
}

TEST(ExactNumbers, AddTenthsWithoutABinaryError) {
  Exact sum;
  for (int i = 0; i < 1000; ++i) sum += "0.1"_x;
  EXPECT_EQ(sum, Exact(100));
}

TEST(ExactNumbers, CannotBeMadeFromBinaryFloatingPoint) {
  static_assert(!std::is_constructible_v<Exact, double>);
  static_assert(!std::is_constructible_v<Exact, float>);
  static_assert(!std::is_constructible_v<Exact, long double>);
  static_assert(!std::is_constructible_v<Exact, bool>);
  static_assert(!std::is_convertible_v<Exact, double>);
}

TEST(ExactNumbers, KeepTheirValueWhenMovedFrom) {
  Exact a(5);
  const Exact b(std::move(a));
  EXPECT_EQ(a, b);  // NOLINT: that is the point.
}

TEST(ExactNumbersDeathTest, DivisionByZeroEndsTheProcess) {
  EXPECT_DEATH(Exact(1) / Exact(0), "divisor");
}

TEST(IsMultipleOf, KnowsTheSteps) {
  EXPECT_TRUE(IsMultipleOf("85.5"_x, "0.5"_x));
  EXPECT_FALSE(IsMultipleOf("85.3"_x, "0.5"_x));
  EXPECT_TRUE(IsMultipleOf("85.3"_x, "0.1"_x));
  EXPECT_TRUE(IsMultipleOf("0"_x, "1"_x));
  EXPECT_FALSE(IsMultipleOf("0.005"_x, "0.01"_x));
}

TEST(ParseTieKey, KnowsEveryKindOfKey) {
  EXPECT_EQ(ParseTieKey("interview")->kind, TieKey::Kind::kInterview);
  EXPECT_EQ(ParseTieKey("exact")->kind, TieKey::Kind::kExact);
  EXPECT_EQ(ParseTieKey("stage:defense")->stage, "defense");
  EXPECT_EQ(ParseTieKey("panel:speech/leaders")->stage, "speech");
  EXPECT_EQ(ParseTieKey("panel:speech/leaders")->panel, "leaders");
  EXPECT_EQ(ParseTieKey("written")->component, "written");
  EXPECT_EQ(ParseTieKey("written")->written, "written");
  for (const char* text : {"", "stage:", "panel:", "panel:x", "panel:/x", "panel:x/"}) {
    EXPECT_EQ(ParseTieKey(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace tingfen::scoring
