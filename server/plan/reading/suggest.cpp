#include "server/plan/reading/suggest.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <numeric>

namespace tingfen::plan {
namespace {

constexpr std::size_t kWrittenBytesMax = 64;

std::string Plain(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c == '_' || c == '-' || c == ' ') continue;
    plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return plain;
}

// Characters to insert, remove or change, by Levenshtein.
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

}  // namespace

std::optional<std::string> Nearest(std::string_view written,
                                   const std::vector<std::string>& known) {
  if (written.empty() || written.size() > kWrittenBytesMax) return std::nullopt;
  const std::string plain = Plain(written);
  std::optional<std::string> nearest;
  std::size_t least = std::max<std::size_t>(plain.size() / 3, 1) + 1;
  for (const std::string& name : known) {
    const std::size_t distance = Distance(plain, Plain(name));
    if (distance >= least) continue;
    least = distance;
    nearest = name;
  }
  return nearest;
}

}  // namespace tingfen::plan
