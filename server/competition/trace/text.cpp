#include "server/competition/trace/text.h"

namespace tingfen::competition {
namespace {

const std::string& In(Language language, const pb::Text& text) {
  return language == Language::kZh || text.en().empty() ? text.zh() : text.en();
}

std::string RoundingWords(const TraceLine& line, Language language) {
  const bool truncated = line.mode == pb::Rounding::TRUNCATE;
  const std::string places = std::to_string(*line.places);
  if (language == Language::kZh) {
    const char* how = truncated ? "截去" : "四舍五入";
    return *line.places == 0 ? std::string("（") + how + "取整数）"
                             : std::string("（") + how + "保留" + places + "位）";
  }
  const char* how = truncated ? "truncated" : "rounded half up";
  return std::string(" (") + how + " to " + places + (*line.places == 1 ? " place)" : " places)");
}

}  // namespace

std::string LineText(const TraceLine& line, Language language) {
  std::string text = In(language, line.label);
  if (!line.left.empty()) text += "  " + line.left;
  if (!line.result.empty()) {
    if (line.left.empty()) {
      text += "  ";
    } else {
      text += line.exact ? " = " : " ≈ ";
    }
    text += line.result;
  }
  if (line.places && !line.left.empty()) text += RoundingWords(line, language);
  return text;
}

std::string TraceText(const std::vector<TraceLine>& lines, Language language) {
  std::string text;
  for (const TraceLine& line : lines) {
    text += std::string(2 * line.level, ' ') + LineText(line, language) + "\n";
  }
  return text;
}

}  // namespace tingfen::competition
