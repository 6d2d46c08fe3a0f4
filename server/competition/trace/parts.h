// What the parts of a trace are written with. Internal to server/competition/trace.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/competition/trace/line.h"
#include "server/scoring/exact.h"

namespace tingfen::competition {

pb::Text Words(std::string zh, std::string en);

// "3号评委" of "panel_3"; the seat's id where it has no number.
pb::Text SeatWords(const pb::Plan& plan, const std::string& panel, const std::string& seat);

// "70%" of "70", "1/3" of itself.
std::string WeightText(const std::string& written);

// The left side of a line, with the value it has as printed.
class LeftSide {
 public:
  // `number` is a printed figure; a negative one is taken away.
  void Add(const std::string& number);
  // `number` × the weight `written` ("70", "1/3"); a weight of the whole is not written.
  void AddWeighted(const std::string& number, const std::string& written);
  // `number` × `to` ÷ `from` × the weight `written`.
  void AddScaled(const std::string& number, const std::string& to, const std::string& from,
                 const std::string& written);
  // `number` × the decimal `factor`; a factor of 1 is not written.
  void AddTimes(const std::string& number, const std::string& factor);
  // All terms so far ÷ all of `counts` together: "(259.5 + 340) ÷ (3 + 4)".
  void DivideBy(const std::vector<std::string>& counts);
  void TimesNumber(const std::string& number);

  const std::string& text() const { return text_; }
  const scoring::Exact& value() const { return value_; }

 private:
  void Append(const std::string& number, const scoring::Exact& times, const std::string& written);

  std::string text_;
  scoring::Exact value_;
  unsigned terms_ = 0;
};

// Collects the lines of a trace.
class TraceLines {
 public:
  explicit TraceLines(const pb::Rounding& rounding) : rounding_(rounding) {}

  void Heading(unsigned level, pb::Text label);
  void Note(unsigned level, pb::Text label);
  void Given(TraceLine::Kind kind, unsigned level, pb::Text label, const std::string& number);
  // `rounded_to`: the plan's places for this figure; absent: the places `result` is printed with.
  void Sum(TraceLine::Kind kind, unsigned level, pb::Text label, const LeftSide& left,
           const std::string& result, std::optional<unsigned> rounded_to = std::nullopt);
  void Check(unsigned level, pb::Text label, const std::string& comparison);

  std::vector<TraceLine> Take() && { return std::move(lines_); }

 private:
  TraceLine& Add(TraceLine::Kind kind, unsigned level, pb::Text label);

  const pb::Rounding& rounding_;
  std::vector<TraceLine> lines_;
};

}  // namespace tingfen::competition
