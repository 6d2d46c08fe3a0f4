#include "server/plan/tables/roll_cells.h"

#include <cctype>
#include <set>
#include <string>
#include <utility>

#include "server/plan/model/numbers.h"
#include "server/scoring/exact.h"
#include "server/text/characters.h"
#include "server/text/folding.h"

namespace tingfen::plan {
namespace {

constexpr char32_t kFullWidthFirst = 0xFF01;  // '!'; the block runs as ASCII does.
constexpr char32_t kFullWidthLast = 0xFF5E;
constexpr unsigned kCellPlacesMax = 4;

// Takes the first character off `text` and gives its bytes; full-width signs as ASCII.
std::string TakeOne(std::string_view& text, char32_t& character) {
  const std::string_view rest = text;
  const auto decoded = text::DecodeOne(text);
  if (!decoded) {
    text = {};
    character = 0;
    return {};
  }
  character = *decoded;
  if (text::IsSpace(character)) character = ' ';
  if (character >= kFullWidthFirst && character <= kFullWidthLast) {
    character -= kFullWidthFirst - '!';
  }
  if (character < 0x80) return {static_cast<char>(character)};
  return std::string(rest.substr(0, rest.size() - text.size()));
}

bool IsAlphanumeric(char32_t character) {
  return character < 0x80 && std::isalnum(static_cast<int>(character)) != 0;
}

bool IsPadding(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

std::string Trimmed(std::string_view text) {
  while (!text.empty() && IsPadding(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsPadding(text.back())) text.remove_suffix(1);
  return std::string(text);
}

bool IsChinese(char32_t character) {
  return text::IsNameDot(character) || text::IsHan(character);
}

bool Parts(std::string_view entry) {
  return entry == "、" || entry == ";" || entry == "," || entry == "\n" || entry == "\r";
}

// Full-width digits and point as the usual ones, no spaces. Folding would make a number of "8²"
// too.
std::string Digits(std::string_view cell) {
  std::string digits;
  while (!cell.empty()) {
    char32_t character = 0;
    const std::string one = TakeOne(cell, character);
    if (one.size() != 1 || !IsPadding(one[0])) digits += one;
  }
  return digits;
}

// "85.50" and "85." say no more than "85.5" and "85".
std::string WithoutIdleZeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

std::string CellText(std::string_view cell) {
  std::string text;
  while (!cell.empty()) {
    const std::string_view rest = cell;
    char32_t character = 0;
    const std::string folded = TakeOne(cell, character);
    const bool fold = character == ' ' || IsAlphanumeric(character);
    text += fold ? folded : std::string(rest.substr(0, rest.size() - cell.size()));
  }
  return Trimmed(text);
}

std::string NameText(std::string_view cell) {
  const std::string text = CellText(cell);
  std::string close;
  for (std::string_view rest = text; !rest.empty();) {
    char32_t character = 0;
    const std::string one = TakeOne(rest, character);
    if (character == ' ') continue;
    if (!IsChinese(character)) return text;
    close += one;
  }
  return close;
}

std::string CellKey(std::string_view cell) {
  return text::ComparedTitle(cell);
}

NoValue NoValueOf(std::string_view cell) {
  // What Excel, WPS and LibreOffice write; a unit may begin with the sign as well ("#1车间").
  static const std::set<std::string, std::less<>> kErrors = {
      "#n/a",   "#null!",    "#div/0!",  "#value!",    "#ref!",     "#name?",
      "#num!",  "#spill!",   "#calc!",   "#field!",    "#blocked!", "#connect!",
      "#busy!", "#unknown!", "#python!", "#external!", "#timeout!", "#getting_data"};
  std::string key = text::Folded(cell);
  std::erase_if(key, IsPadding);
  if (key.empty()) return NoValue::kNone;
  const bool numbered = key.starts_with("err:") && key.size() > 4 &&
                        key.find_first_not_of("0123456789", 4) == std::string::npos;
  if (kErrors.contains(key) || numbered) return NoValue::kError;
  if (key.front() == '=') return NoValue::kFormula;
  const bool hashes = key.size() > 1 && key.find_first_not_of('#') == std::string::npos;
  return hashes ? NoValue::kHashes : NoValue::kNone;
}

std::vector<std::string_view> Entries(std::string_view cell) {
  std::vector<std::string_view> entries;
  std::size_t begin = 0;
  for (std::string_view rest = cell; begin <= cell.size();) {
    const std::size_t end = cell.size() - rest.size();
    char32_t character = 0;
    if (!rest.empty() && !Parts(TakeOne(rest, character))) continue;
    const std::string_view entry = cell.substr(begin, end - begin);
    if (!CellKey(entry).empty()) entries.push_back(entry);
    begin = end == cell.size() ? cell.size() + 1 : cell.size() - rest.size();
  }
  return entries;
}

NumberCell ReadNumber(std::string_view cell) {
  const std::string digits = Digits(cell);
  const std::string text = WithoutIdleZeros(digits);
  if (const auto value = PlanDecimal(text))
    return {.canonical = scoring::ToDecimal(*value).value()};
  for (const std::string_view unit : {"%", "分"}) {
    if (!digits.ends_with(unit)) continue;
    const auto value = PlanDecimal(WithoutIdleZeros(digits.substr(0, digits.rfind(unit))));
    if (!value) return {};
    std::string number = scoring::ToDecimal(*value).value();
    if (unit == "%") return {.percents = std::move(number)};
    return {.with_unit = std::move(number)};
  }
  // A binary fraction comes out of a spreadsheet with some fifteen places.
  const std::size_t point = text.find('.');
  if (point == std::string::npos || text.find_first_not_of("0123456789.") != std::string::npos) {
    return {};
  }
  const auto near = scoring::ParseDecimal(text.substr(0, point + 1 + scoring::kDecimalPlacesMax));
  if (!near) return {};
  const auto rounded = scoring::RoundTo(*near, kCellPlacesMax, scoring::RoundingMode::kHalfUp);
  return {.meant = scoring::ToDecimal(rounded).value()};
}

}  // namespace tingfen::plan
