// Numbers and lists as people say them, in both languages. Internal to server/plan. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proto/plan.pb.h"
#include "server/plan/model/texts.h"

namespace tingfen::plan {

pb::Text Said(std::string zh, std::string en);
pb::Text Both(std::string text);       // The same in both languages.
pb::Text Whole(std::uint64_t number);  // "7"

// "70" is 70%; "1/2" 半数, half; "2/3" 三分之二, two thirds.
pb::Text ShareWords(std::string_view share);

// Chinese sets figures off with spaces, and words not: " 70%", 半数.
pb::Text Spaced(pb::Text share);

pb::Text Duration(std::uint32_t seconds);  // "7 分钟", "30 秒", "1 分 30 秒"

// 一 个, 两 位: up to ten in words.
pb::Text CountWords(std::uint32_t count);

// With these between each two.
pb::Text Strung(const std::vector<pb::Text>& items, std::string_view zh, std::string_view en);

pb::Text Listed(const std::vector<pb::Text>& items);    // "甲、乙", "A, B and C"
pb::Text EitherOf(const std::vector<pb::Text>& items);  // "“甲”或“乙”": quoted.

// “word” in both languages.
pb::Text InQuotes(const pb::Text& text);

// `text` with English begun by a capital.
pb::Text Capital(pb::Text text);

}  // namespace tingfen::plan
