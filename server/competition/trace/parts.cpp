#include "server/competition/trace/parts.h"

#include <cstdlib>

#include "server/competition/state/entries.h"
#include "server/scoring/shown.h"

namespace tingfen::competition {
namespace {

constexpr std::string_view kMinus = "−";

scoring::Exact ValueOf(const std::string& number) {
  const auto value = scoring::ParseExactText(number);
  if (!value) std::abort();
  return *value;
}

// With the minus that is printed.
std::string Printed(const std::string& number) {
  return number.starts_with('-') ? std::string(kMinus) + number.substr(1) : number;
}

}  // namespace

pb::Text Words(std::string zh, std::string en) {
  pb::Text text;
  text.set_zh(std::move(zh));
  text.set_en(std::move(en));
  return text;
}

pb::Text SeatWords(const pb::Plan& plan, const std::string& panel, const std::string& seat) {
  const std::string number = seat.substr(seat.find_last_not_of("0123456789") + 1);
  if (number.empty()) return Words(seat, seat);
  const bool mass = PanelById(plan, panel).kind() == pb::Panel::MASS;
  return mass ? Words(number + "号席", "Seat " + number)
              : Words(number + "号评委", "Judge " + number);
}

std::string WeightText(const std::string& written) {
  const bool bare = written.find('/') == std::string::npos && !written.ends_with('%');
  return bare ? written + "%" : written;
}

void LeftSide::Append(const std::string& number, const scoring::Exact& times,
                      const std::string& written) {
  const bool negative = number.starts_with('-');
  if (terms_ > 0) {
    text_ += negative ? " − " : " + ";
  } else if (negative) {
    text_ += kMinus;
  }
  text_ += negative ? number.substr(1) : number;
  if (!written.empty()) text_ += " × " + written;
  value_ += ValueOf(number) * times;
  ++terms_;
}

void LeftSide::Add(const std::string& number) {
  Append(number, 1, "");
}

void LeftSide::AddWeighted(const std::string& number, const std::string& written) {
  const auto share = scoring::ParseWeight(written);
  if (!share) std::abort();
  Append(number, *share, *share == 1 ? "" : WeightText(written));
}

void LeftSide::AddScaled(const std::string& number, const std::string& to, const std::string& from,
                         const std::string& written) {
  const auto share = scoring::ParseWeight(written);
  if (!share) std::abort();
  const bool fraction = from.find('/') != std::string::npos;
  const std::string scale = to + " ÷ " + (fraction ? "(" + from + ")" : from);
  Append(number, ValueOf(to) / ValueOf(from) * *share,
         *share == 1 ? scale : scale + " × " + WeightText(written));
}

void LeftSide::AddTimes(const std::string& number, const std::string& factor) {
  const scoring::Exact times = ValueOf(factor);
  Append(number, times, times == 1 ? "" : factor);
}

void LeftSide::DivideBy(const std::vector<std::string>& counts) {
  scoring::Exact count;
  std::string written;
  for (const std::string& one : counts) {
    count += ValueOf(one);
    written += (written.empty() ? "" : " + ") + one;
  }
  if (terms_ > 1) text_ = "(" + text_ + ")";
  text_ += " ÷ " + (counts.size() > 1 ? "(" + written + ")" : written);
  value_ = value_ / count;
}

void LeftSide::TimesNumber(const std::string& number) {
  text_ += " × " + number;
  value_ *= ValueOf(number);
}

TraceLine& TraceLines::Add(TraceLine::Kind kind, unsigned level, pb::Text label) {
  TraceLine& line = lines_.emplace_back();
  line.kind = kind;
  line.level = level;
  line.label = std::move(label);
  return line;
}

void TraceLines::Heading(unsigned level, pb::Text label) {
  Add(TraceLine::Kind::kHeading, level, std::move(label));
}

void TraceLines::Note(unsigned level, pb::Text label) {
  Add(TraceLine::Kind::kNote, level, std::move(label));
}

void TraceLines::Given(TraceLine::Kind kind, unsigned level, pb::Text label,
                       const std::string& number) {
  Add(kind, level, std::move(label)).result = Printed(number);
}

void TraceLines::Sum(TraceLine::Kind kind, unsigned level, pb::Text label, const LeftSide& left,
                     const std::string& result, std::optional<unsigned> rounded_to) {
  TraceLine& line = Add(kind, level, std::move(label));
  line.result = Printed(result);
  // A number that is taken over as it stands needs no sum.
  if (left.text() != line.result) line.left = left.text();
  line.exact = left.value() == ValueOf(result);
  if (line.exact && !rounded_to) return;
  line.places = rounded_to ? *rounded_to : scoring::PlacesOf(result);
  line.mode = rounding_.mode();
}

void TraceLines::Check(unsigned level, pb::Text label, const std::string& comparison) {
  Add(TraceLine::Kind::kCheck, level, std::move(label)).left = comparison;
}

}  // namespace tingfen::competition
