#include "server/text/characters.h"

#include <utf8proc.h>

#include <algorithm>
#include <utility>

namespace tingfen::text {
namespace {

bool Between(char32_t character, char32_t first, char32_t last) {
  return first <= character && character <= last;
}

// What Unicode has not assigned yet in the planes of Chinese characters is as wide as they are.
bool IsHanToCome(char32_t character) {
  return Between(character, 0x20000, 0x3FFFD) &&
         utf8proc_category(static_cast<utf8proc_int32_t>(character)) == UTF8PROC_CATEGORY_CN;
}

}  // namespace

std::optional<char32_t> DecodeOne(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  utf8proc_int32_t character = -1;
  const utf8proc_ssize_t length =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                       static_cast<utf8proc_ssize_t>(text.size()), &character);
  if (length <= 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(length));
  return static_cast<char32_t>(character);
}

std::optional<std::size_t> FindNotUtf8(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    if (!DecodeOne(rest)) return text.size() - rest.size();
  }
  return std::nullopt;
}

std::size_t CharactersIn(std::string_view text) {
  std::size_t count = 0;
  while (DecodeOne(text)) ++count;
  return count;
}

std::size_t WidthOf(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto character = DecodeOne(text);
    if (!character) return width + text.size();
    const int columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(*character));
    width += IsHanToCome(*character) ? 2 : static_cast<std::size_t>(std::max(columns, 0));
  }
  return width;
}

bool IsUnseen(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:  // Letters that Unicode has for leaving a place empty.
      return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || Between(c, 0x2060, 0x206F);
  }
}

bool IsSpace(char32_t c) {
  return c == ' ' || c == 0xA0 || Between(c, 0x2000, 0x200A) || c == 0x202F || c == 0x3000;
}

std::string OneLine(std::string_view text) {
  std::string line;
  bool space = false;
  while (!text.empty()) {
    const std::string_view before = text;
    const auto character = DecodeOne(text);
    if (!character) break;
    const bool breaks = (*character >= 0x09 && *character <= 0x0D) || *character == 0x85 ||
                        *character == 0x2028 || *character == 0x2029;
    if (breaks || IsSpace(*character)) {
      space = !line.empty();
    } else if (!IsUnseen(*character)) {
      if (std::exchange(space, false)) line += ' ';
      line += before.substr(0, before.size() - text.size());
    }
  }
  return line;
}

bool IsHan(char32_t c) {
  return Between(c, 0x2E80, 0x2FDF) || Between(c, 0x3400, 0x9FFF) || Between(c, 0xF900, 0xFAFF) ||
         Between(c, 0x20000, 0x3FFFF);
}

}  // namespace tingfen::text
