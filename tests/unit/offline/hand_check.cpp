#include "tests/unit/offline/hand_check.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <stdexcept>

#include "server/competition/trace/text.h"

namespace tingfen::offline {
namespace {

using competition::TraceLine;
using Kind = TraceLine::Kind;
using Rational = boost::multiprecision::cpp_rational;
using Whole = boost::multiprecision::cpp_int;

Whole WholeOf(std::string digits) {
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return Whole(digits);
}

// "85.5", "256/3", "70%" without a sign.
Rational NumberOf(std::string text) {
  Rational scale = 1;
  if (text.ends_with('%')) {
    text.pop_back();
    scale = 100;
  }
  if (const auto stroke = text.find('/'); stroke != std::string::npos) {
    return Rational(WholeOf(text.substr(0, stroke)), WholeOf(text.substr(stroke + 1))) / scale;
  }
  Whole below = 1;
  if (const auto point = text.find('.'); point != std::string::npos) {
    for (std::size_t i = point + 1; i < text.size(); ++i) below *= 10;
    text.erase(point, 1);
  }
  return Rational(WholeOf(text), below) / scale;
}

class Line {
 public:
  Line(const std::string& text, std::vector<std::string>& numbers)
      : rest_(text), numbers_(numbers) {}

  Rational Value() {
    Rational value = Sum();
    if (!rest_.empty()) throw std::runtime_error("cannot be read at “" + rest_ + "”");
    return value;
  }

  Rational Sum() {
    Rational value = Take("−") ? Rational(-Product()) : Product();
    while (true) {
      if (Take(" + ")) {
        value += Product();
      } else if (Take(" − ")) {
        value -= Product();
      } else {
        return value;
      }
    }
  }

  bool Take(const std::string& token) {
    if (!rest_.starts_with(token)) return false;
    rest_.erase(0, token.size());
    return true;
  }

 private:
  Rational Product() {
    Rational value = Factor();
    while (true) {
      if (Take(" × ")) {
        value *= Factor();
      } else if (Take(" ÷ ")) {
        const Rational divisor = Factor();
        if (divisor == 0) throw std::runtime_error("divides by zero");
        value /= divisor;
      } else {
        return value;
      }
    }
  }

  Rational Factor() {
    if (Take("(")) {
      Rational value = Sum();
      if (!Take(")")) throw std::runtime_error("lacks a closing bracket");
      return value;
    }
    const std::size_t end = rest_.find_first_not_of("0123456789./%");
    const std::string number = rest_.substr(0, end);
    if (number.empty()) throw std::runtime_error("lacks a number at “" + rest_ + "”");
    rest_.erase(0, number.size());
    numbers_.push_back(number);
    return NumberOf(number);
  }

  std::string rest_;
  std::vector<std::string>& numbers_;
};

Rational RoundedTo(const Rational& value, unsigned places, bool truncate) {
  Whole scale = 1;
  for (unsigned i = 0; i < places; ++i) scale *= 10;
  const Rational size = (value < 0 ? Rational(-value) : value) * scale;
  const Rational lifted = truncate ? size : Rational(size + Rational(1, 2));
  const Whole below = numerator(lifted) / denominator(lifted);
  return Rational(value < 0 ? Whole(-below) : below, scale);
}

class Checker {
 public:
  explicit Checker(const Constants& constants) : constants_(constants) {}

  std::optional<std::string> WhyNot(const TraceLine& line) {
    try {
      if (line.kind == Kind::kCheck) return Comparison(line.left);
      if (line.left.empty()) return TakenOver(line);
      std::vector<std::string> numbers;
      Rational value = Line(line.left, numbers).Value();
      for (const std::string& number : numbers) {
        if (!Known(number)) return number + " was not printed before";
      }
      std::vector<std::string> unused;
      const Rational result = Line(line.result, unused).Value();
      if (line.exact && value != result) return "claims to be exact";
      if (line.places) {
        value = RoundedTo(value, *line.places, line.mode == pb::Rounding::TRUNCATE);
      }
      if (value != result) return "gives " + value.str();
      Print(line.result);
    } catch (const std::exception& error) {
      return error.what();
    }
    return std::nullopt;
  }

 private:
  void Print(std::string result) {
    if (result.starts_with("−")) result.erase(0, std::string("−").size());
    printed_.insert(std::move(result));
  }

  bool Known(const std::string& number) const {
    return printed_.contains(number) || constants_.marks.contains(number) ||
           constants_.factors.contains(number);
  }

  // A number without a sum: a mark, or one that was printed before.
  std::optional<std::string> TakenOver(const TraceLine& line) {
    if (line.result.empty() || line.kind == Kind::kRank) return std::nullopt;
    std::string number = line.result;
    if (number.starts_with("−")) number.erase(0, std::string("−").size());
    const bool may_be_given = line.kind == Kind::kMark || line.kind == Kind::kAdjustment;
    const bool given = constants_.marks.contains(number) || constants_.given.contains(number);
    if (!printed_.contains(number) && !(may_be_given && given)) return "comes from nowhere";
    Print(line.result);
    return std::nullopt;
  }

  std::optional<std::string> Comparison(const std::string& text) const {
    const bool reaches = text.find(" ≥ ") != std::string::npos;
    const std::string sign = reaches ? " ≥ " : " < ";
    const auto at = text.find(sign);
    if (at == std::string::npos) return "compares nothing";
    std::vector<std::string> numbers;
    const Rational left = Line(text.substr(0, at), numbers).Value();
    const Rational right = Line(text.substr(at + sign.size()), numbers).Value();
    if (!Known(numbers.front())) return numbers.front() + " was not printed before";
    if (!constants_.factors.contains(numbers.back())) return "is no pass mark of the plan";
    if ((left >= right) != reaches) return "does not hold";
    return std::nullopt;
  }

  const Constants& constants_;
  std::set<std::string> printed_;
};

}  // namespace

std::vector<std::string> RedoByHand(const std::vector<TraceLine>& lines,
                                    const Constants& constants) {
  std::vector<std::string> wrong;
  Checker checker(constants);
  for (const TraceLine& line : lines) {
    const auto why = checker.WhyNot(line);
    if (why) wrong.push_back(LineText(line, competition::Language::kEn) + " — " + *why);
  }
  return wrong;
}

}  // namespace tingfen::offline
