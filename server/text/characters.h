// Characters of UTF-8 text, as Unicode 15 knows them (utf8proc). Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tingfen::text {

// Takes the first character off `text`. None, and `text` unchanged, where it is empty or does not
// begin with well-formed UTF-8.
std::optional<char32_t> DecodeOne(std::string_view& text);

// Index of the first byte that is not part of well-formed UTF-8.
std::optional<std::size_t> FindNotUtf8(std::string_view text);

// Code points; `text` is well-formed.
std::size_t CharactersIn(std::string_view text);

// Columns of a terminal that well-formed text takes up: a Chinese character two, a mark above
// another character none.
std::size_t WidthOf(std::string_view text);

// Control characters, and marks that have no width or turn the direction of writing: two names
// that look alike could differ by them.
bool IsUnseen(char32_t character);

bool IsSpace(char32_t character);

// What people wrote, as one line that says what it shows: lines, tabs and runs of spaces become a
// space, what cannot be seen or turns the direction of writing is left out, nothing stands around.
// `text` is well-formed; what is not comes out as far as it is.
std::string OneLine(std::string_view text);

// A Chinese character, one of the compatibility ones and the radicals too.
bool IsHan(char32_t character);

}  // namespace tingfen::text
