// A trace as text. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "server/competition/trace/line.h"

namespace tingfen::competition {

enum class Language { kZh, kEn };

// One line without its indentation: "平均分  259.5 ÷ 3 = 86.5".
std::string LineText(const TraceLine& line, Language language);

// All lines, indented by two columns a level, each ended by a line feed.
std::string TraceText(const std::vector<TraceLine>& lines, Language language);

}  // namespace tingfen::competition
