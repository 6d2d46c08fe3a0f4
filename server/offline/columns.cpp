#include "server/offline/columns.h"

#include <algorithm>

#include "server/plan/unicode.h"

namespace tingfen::offline {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// East Asian Width W and F, as far as names and Chinese text use them.
constexpr Range kWide[] = {
    {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};

std::size_t WidthOf(char32_t character) {
  return std::any_of(std::begin(kWide), std::end(kWide),
                     [&](const Range& range) {
                       return character >= range.first && character <= range.last;
                     })
             ? 2
             : 1;
}

}  // namespace

std::size_t WidthOf(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto character = plan::DecodeOne(text);
    if (!character) return width + text.size();
    width += WidthOf(*character);
  }
  return width;
}

std::string Aligned(const std::vector<std::vector<std::string>>& rows,
                    const std::vector<std::size_t>& right) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], WidthOf(row[i]));
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string space(widths[i] - WidthOf(row[i]), ' ');
      const bool to_the_right = std::find(right.begin(), right.end(), i) != right.end();
      line += (i == 0 ? "" : "  ") + (to_the_right ? space + row[i] : row[i] + space);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace tingfen::offline
