// Words of a plan in one language. Pure; any thread.
#pragma once

#include <string>

#include "proto/text.pb.h"

namespace tingfen::plan {

// English falls back to Chinese.
inline const std::string& EnglishOf(const pb::Text& text) {
  return text.en().empty() ? text.zh() : text.en();
}

}  // namespace tingfen::plan
