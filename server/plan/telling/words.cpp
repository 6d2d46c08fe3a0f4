#include "server/plan/telling/words.h"

#include <array>
#include <cctype>

namespace tingfen::plan {
namespace {

constexpr std::array<std::string_view, 11> kZh = {"零", "一", "二", "三", "四", "五",
                                                  "六", "七", "八", "九", "十"};
constexpr std::array<std::string_view, 11> kEn = {"no",  "one",   "two",   "three", "four", "five",
                                                  "six", "seven", "eight", "nine",  "ten"};
constexpr std::array<std::string_view, 11> kParts = {
    "", "", "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"};

// 0 where it is not one of the small numbers that have words.
std::size_t Small(std::string_view digits) {
  if (digits == "10") return 10;
  return digits.size() == 1 && digits[0] >= '1' ? static_cast<std::size_t>(digits[0] - '0') : 0;
}

pb::Text FractionWords(std::string_view top, std::string_view bottom) {
  const std::size_t n = Small(top);
  const std::size_t d = Small(bottom);
  if (n == 0 || d < 2) return Both(std::string(top) + "/" + std::string(bottom));
  if (n == 1 && d == 2) return Said("半数", "half");
  std::string en = std::string(kEn[n]) + " " + std::string(kParts[d]);
  if (n > 1) en += "s";
  return Said(std::string(kZh[d]) + "分之" + std::string(kZh[n]), en);
}

}  // namespace

pb::Text Said(std::string zh, std::string en) {
  pb::Text text;
  text.set_zh(std::move(zh));
  text.set_en(std::move(en));
  return text;
}

pb::Text Both(std::string text) {
  return Said(text, text);
}

pb::Text Whole(std::uint64_t number) {
  return Both(std::to_string(number));
}

pb::Text ShareWords(std::string_view share) {
  const std::size_t stroke = share.find('/');
  if (stroke == std::string_view::npos) return Both(std::string(share) + "%");
  return FractionWords(share.substr(0, stroke), share.substr(stroke + 1));
}

pb::Text Spaced(pb::Text share) {
  if (share.zh().find('%') != std::string::npos) share.set_zh(" " + share.zh());
  return share;
}

pb::Text Duration(std::uint32_t seconds) {
  const std::string minutes = std::to_string(seconds / 60);
  const std::string rest = std::to_string(seconds % 60);
  if (seconds < 60) return Said(rest + " 秒", rest + " seconds");
  if (seconds % 60 == 0) {
    return Said(minutes + " 分钟", minutes + (seconds == 60 ? " minute" : " minutes"));
  }
  return Said(minutes + " 分 " + rest + " 秒", minutes + " min " + rest + " s");
}

pb::Text CountWords(std::uint32_t count) {
  if (count >= kZh.size()) return Whole(count);
  return Said(count == 2 ? "两" : std::string(kZh[count]), std::string(kEn[count]));
}

pb::Text Strung(const std::vector<pb::Text>& items, std::string_view zh, std::string_view en) {
  pb::Text list;
  for (std::size_t i = 0; i < items.size(); ++i) {
    list.set_zh(list.zh() + std::string(i == 0 ? "" : zh) + items[i].zh());
    list.set_en(list.en() + std::string(i == 0 ? "" : en) + EnglishOf(items[i]));
  }
  return list;
}

pb::Text Listed(const std::vector<pb::Text>& items) {
  pb::Text list;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const char* between = i == 0 ? "" : i + 1 == items.size() ? " and " : ", ";
    list.set_zh(list.zh() + (i == 0 ? "" : "、") + items[i].zh());
    list.set_en(list.en() + between + EnglishOf(items[i]));
  }
  return list;
}

pb::Text EitherOf(const std::vector<pb::Text>& items) {
  pb::Text list;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const pb::Text quoted = InQuotes(items[i]);
    list.set_zh(list.zh() + (i == 0 ? "" : "或") + quoted.zh());
    list.set_en(list.en() + (i == 0 ? "" : " or ") + quoted.en());
  }
  return list;
}

pb::Text InQuotes(const pb::Text& text) {
  return Said("“" + text.zh() + "”", "“" + EnglishOf(text) + "”");
}

pb::Text Capital(pb::Text text) {
  std::string& en = *text.mutable_en();
  if (!en.empty()) en[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(en[0])));
  return text;
}

}  // namespace tingfen::plan
