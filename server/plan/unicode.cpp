#include "server/plan/unicode.h"

#include <cstdint>

namespace tingfen::plan {
namespace {

struct Lead {
  std::size_t length = 0;  // 0: no character begins with this byte.
  char32_t bits = 0;
  char32_t least = 0;  // Anything below is written too long.
};

Lead LeadOf(std::uint8_t byte) {
  if (byte < 0x80) return {1, byte, 0};
  if ((byte & 0xE0U) == 0xC0) return {2, byte & 0x1FU, 0x80};
  if ((byte & 0xF0U) == 0xE0) return {3, byte & 0x0FU, 0x800};
  if ((byte & 0xF8U) == 0xF0) return {4, byte & 0x07U, 0x10000};
  return {};
}

bool Between(char32_t character, char32_t first, char32_t last) {
  return first <= character && character <= last;
}

}  // namespace

std::optional<char32_t> DecodeOne(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  const Lead lead = LeadOf(static_cast<std::uint8_t>(text[0]));
  if (lead.length == 0 || lead.length > text.size()) return std::nullopt;
  char32_t character = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<std::uint8_t>(text[i]);
    if ((byte & 0xC0U) != 0x80) return std::nullopt;
    character = (character << 6U) | (byte & 0x3FU);
  }
  const bool surrogate = Between(character, 0xD800, 0xDFFF);
  if (character < lead.least || character > 0x10FFFF || surrogate) return std::nullopt;
  text.remove_prefix(lead.length);
  return character;
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

bool IsUnseen(char32_t c) {
  return c < 0x20 || Between(c, 0x7F, 0x9F) || c == 0xAD || Between(c, 0x200B, 0x200F) ||
         Between(c, 0x2028, 0x202E) || Between(c, 0x2060, 0x206F) || c == 0xFEFF;
}

bool IsSpace(char32_t c) {
  return c == ' ' || c == 0xA0 || Between(c, 0x2000, 0x200A) || c == 0x202F || c == 0x3000;
}

}  // namespace tingfen::plan
