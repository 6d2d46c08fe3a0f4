#include "server/scoring/exact.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <cstdlib>
#include <utility>

#include "server/scoring/invariant.h"

namespace tingfen::scoring {

namespace mp = boost::multiprecision;
using Whole = mp::number<mp::cpp_int_backend<>, mp::et_off>;
using Rational = mp::number<mp::rational_adaptor<mp::cpp_int_backend<>>, mp::et_off>;

struct Exact::Fraction {
  Rational value;
};

namespace {

const Rational& Value(const Exact& exact) {
  return exact.fraction().value;
}

Exact FromRational(Rational value) {
  return Exact(Exact::Fraction{std::move(value)});
}

Whole PowerOfTen(unsigned exponent) {
  return mp::pow(Whole(10), exponent);
}

bool AllDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool IsWholeNumber(std::string_view text, std::size_t digits_max) {
  return AllDigits(text) && text.size() <= digits_max && (text.size() == 1 || text[0] != '0');
}

std::optional<Rational> ParseBoundedDecimal(std::string_view text, std::size_t integer_digits_max,
                                            std::size_t places_max) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view integer = text.substr(0, point);
  if (!IsWholeNumber(integer, integer_digits_max)) return std::nullopt;
  std::string digits(integer);
  unsigned places = 0;
  if (point != std::string_view::npos) {
    const std::string_view decimals = text.substr(point + 1);
    if (!AllDigits(decimals) || decimals.size() > places_max) return std::nullopt;
    digits += decimals;
    places = static_cast<unsigned>(decimals.size());
  }
  // A leading zero would have the digits read as octal.
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  const Rational value(Whole(digits), PowerOfTen(places));
  return negative ? Rational(-value) : value;
}

std::optional<Rational> ParseFraction(std::string_view text, std::size_t digits_max) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t stroke = text.find('/');
  if (stroke == std::string_view::npos) return std::nullopt;
  const std::string_view above = text.substr(0, stroke);
  const std::string_view below = text.substr(stroke + 1);
  if (!IsWholeNumber(above, digits_max) || !IsWholeNumber(below, digits_max) || below == "0") {
    return std::nullopt;
  }
  const Rational value{Whole(std::string(above)), Whole(std::string(below))};
  return negative ? Rational(-value) : value;
}

std::string WithPoint(const Whole& scaled, unsigned places) {
  std::string digits = Whole(mp::abs(scaled)).str();
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, 1, '.');
  return scaled < 0 ? "-" + digits : digits;
}

unsigned CountFactor(Whole& number, unsigned factor) {
  unsigned count = 0;
  while (number % factor == 0) {
    number /= factor;
    ++count;
  }
  return count;
}

}  // namespace

Exact::Exact() : Exact(0) {}

Exact::Exact(Fraction fraction)
    : fraction_(std::make_shared<const Fraction>(std::move(fraction))) {}

Exact Exact::FromWhole(std::int64_t whole, bool in_range) {
  Require(in_range, "a whole number fits 64 bits with a sign");
  return FromRational(Rational(whole));
}

Exact Exact::Ratio(std::int64_t numerator, std::int64_t denominator) {
  return Exact(numerator) / Exact(denominator);
}

Exact Exact::operator-() const {
  return FromRational(-fraction_->value);
}

Exact operator+(const Exact& a, const Exact& b) {
  return FromRational(Value(a) + Value(b));
}

Exact operator-(const Exact& a, const Exact& b) {
  return FromRational(Value(a) - Value(b));
}

Exact operator*(const Exact& a, const Exact& b) {
  return FromRational(Value(a) * Value(b));
}

Exact operator/(const Exact& a, const Exact& b) {
  Require(Value(b) != 0, "a divisor is not zero");
  return FromRational(Value(a) / Value(b));
}

bool operator==(const Exact& a, const Exact& b) {
  return Value(a) == Value(b);
}

std::strong_ordering operator<=>(const Exact& a, const Exact& b) {
  return Value(a).compare(Value(b)) <=> 0;
}

std::optional<Exact> ParseDecimal(std::string_view text) {
  const auto value = ParseBoundedDecimal(text, kIntegerDigitsMax, kDecimalPlacesMax);
  if (!value) return std::nullopt;
  return FromRational(*value);
}

std::optional<Exact> ParseCanonicalDecimal(std::string_view text) {
  const auto value = ParseDecimal(text);
  if (!value || ToDecimal(*value) != text) return std::nullopt;
  return value;
}

std::optional<Exact> ParseExactText(std::string_view text) {
  const auto value = text.find('/') == std::string_view::npos
                         ? ParseBoundedDecimal(text, kFractionDigitsMax, kFractionDigitsMax)
                         : ParseFraction(text, kFractionDigitsMax);
  if (!value) return std::nullopt;
  return FromRational(*value);
}

std::optional<Exact> ParseWeight(std::string_view text) {
  std::optional<Rational> share;
  if (text.find('/') != std::string_view::npos) {
    share = ParseFraction(text, kIntegerDigitsMax);
  } else {
    if (text.ends_with('%')) text.remove_suffix(1);
    share = ParseBoundedDecimal(text, kIntegerDigitsMax, kDecimalPlacesMax);
    if (share) *share /= 100;
  }
  if (!share || *share <= 0 || *share > 1) return std::nullopt;
  return FromRational(*share);
}

bool IsMultipleOf(const Exact& value, const Exact& step) {
  Require(step > 0, "a step is above zero");
  return mp::denominator(Value(value / step)) == 1;
}

std::optional<std::string> ToDecimal(const Exact& value) {
  Whole rest = mp::denominator(Value(value));
  const unsigned twos = CountFactor(rest, 2);
  const unsigned fives = CountFactor(rest, 5);
  if (rest != 1) return std::nullopt;
  return FormatFixed(value, std::max(twos, fives));
}

std::string ToFraction(const Exact& value) {
  const Whole below = mp::denominator(Value(value));
  const std::string above = Whole(mp::numerator(Value(value))).str();
  return below == 1 ? above : above + "/" + below.str();
}

std::string ToExactText(const Exact& value) {
  if (const auto decimal = ToDecimal(value)) return *decimal;
  return ToFraction(value);
}

Exact RoundTo(const Exact& value, unsigned places, RoundingMode mode) {
  const Whole scale = PowerOfTen(places);
  const Rational scaled = Value(value) * scale;
  const Whole above = mp::abs(Whole(mp::numerator(scaled)));
  const Whole below = mp::denominator(scaled);
  const Whole size = mode == RoundingMode::kHalfUp ? Whole((2 * above + below) / (2 * below))
                                                   : Whole(above / below);
  const Rational rounded(size, scale);
  return FromRational(scaled < 0 ? Rational(-rounded) : rounded);
}

Exact RoundTo(const Exact& value, std::optional<unsigned> places, RoundingMode mode) {
  return places ? RoundTo(value, *places, mode) : value;
}

std::string FormatFixed(const Exact& value, unsigned places) {
  const Rational scaled = Value(value) * PowerOfTen(places);
  Require(mp::denominator(scaled) == 1, "a figure is rounded before it is formatted");
  return WithPoint(mp::numerator(scaled), places);
}

}  // namespace tingfen::scoring
