// Exact numbers: every mark, weight, mean and total is one of these, a fraction of integers without
// a bound. No binary floating point can become one. Values are immutable inside and cheap to copy;
// any thread may read and copy them.
//
// Limits: what is parsed is bounded (see below), so figures stay within a few hundred digits.
#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tingfen::scoring {

inline constexpr std::size_t kIntegerDigitsMax = 9;
inline constexpr std::size_t kDecimalPlacesMax = 9;
inline constexpr std::size_t kFractionDigitsMax = 200;  // Above and below the stroke, each.

// The same mode at every level of one plan.
enum class RoundingMode {
  kHalfUp,    // 四舍五入: to the nearest, a half away from zero.
  kTruncate,  // Toward zero.
};

class Exact {
 public:
  Exact();  // Zero.
  template <std::integral T>
  requires(!std::same_as<T, bool>) Exact(T whole)
      : Exact(FromWhole(static_cast<std::int64_t>(whole), std::in_range<std::int64_t>(whole))) {}
  Exact(std::floating_point auto) = delete;
  Exact(bool) = delete;
  Exact(const Exact&) = default;  // No move: a moved-from number would have no value.
  Exact& operator=(const Exact&) = default;

  // `denominator` must not be 0.
  static Exact Ratio(std::int64_t numerator, std::int64_t denominator);

  Exact operator-() const;
  Exact& operator+=(const Exact& other) { return *this = *this + other; }
  Exact& operator-=(const Exact& other) { return *this = *this - other; }
  Exact& operator*=(const Exact& other) { return *this = *this * other; }

  friend Exact operator+(const Exact& a, const Exact& b);
  friend Exact operator-(const Exact& a, const Exact& b);
  friend Exact operator*(const Exact& a, const Exact& b);
  friend Exact operator/(const Exact& a, const Exact& b);  // Aborts where b is 0.
  friend bool operator==(const Exact& a, const Exact& b);
  friend std::strong_ordering operator<=>(const Exact& a, const Exact& b);

  struct Fraction;  // Only exact.cpp knows the representation.
  explicit Exact(Fraction fraction);
  const Fraction& fraction() const { return *fraction_; }

 private:
  static Exact FromWhole(std::int64_t whole, bool in_range);

  std::shared_ptr<const Fraction> fraction_;
};

// A decimal as a person writes it: an optional minus, 1 to 9 digits without superfluous leading
// zeros, and optionally a point and 1 to 9 digits ("85.50", "0.5", "-1"). Nothing else around it.
std::optional<Exact> ParseDecimal(std::string_view text);

// The one form a decimal has on the wire and in the ledger: as above, and neither a superfluous
// zero at the end ("85.50") nor a minus before zero.
std::optional<Exact> ParseCanonicalDecimal(std::string_view text);

// A figure as ToExactText writes it: "n/d" in lowest terms, or a decimal of any usual length.
std::optional<Exact> ParseExactText(std::string_view text);

// A share: "70" or "70%" per cent, "1/3" a fraction (each part at most 9 digits). Above 0, at
// most 1.
std::optional<Exact> ParseWeight(std::string_view text);

// Whether `value` is a whole multiple of `step`, which is above 0.
bool IsMultipleOf(const Exact& value, const Exact& step);

// Canonical decimal ("85.5"); none where the decimals do not end.
std::optional<std::string> ToDecimal(const Exact& value);

// "171/2" in lowest terms with the sign in front, or an integer.
std::string ToFraction(const Exact& value);

// The decimal where it ends, else the fraction: short, and always the very value.
std::string ToExactText(const Exact& value);

Exact RoundTo(const Exact& value, unsigned places, RoundingMode mode);

// As RoundTo, and unchanged where no number of places is given.
Exact RoundTo(const Exact& value, std::optional<unsigned> places, RoundingMode mode);

// With exactly `places` decimals ("88.50"; never "-0.00"). `value` must already have no more: what
// is printed is never rounded in passing.
std::string FormatFixed(const Exact& value, unsigned places);

}  // namespace tingfen::scoring
