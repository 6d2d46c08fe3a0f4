// The form in which names and titles are compared. What is shown keeps the form its author gave it:
// folding may turn a character into another that looks different. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace tingfen::text {

// NFKC with case folded (utf8proc, Unicode 15), what cannot be seen left out, and radicals as the
// characters they stand for: "Ｖ" and "v", "é" in one character or two, 郎 (U+F92C) and 郎, ⻩ and
// 黄 fold to the same. Two names are one where their folded forms are the same bytes.
//
// `text` is well-formed UTF-8. Not for numbers: "8²" folds to "82".
std::string Folded(std::string_view text);

// The form in which titles of units, posts and columns are compared: Folded, without spaces; every
// pair of brackets as (), every dot between characters as ·. "甲局（机关）" and "甲 局〔机关〕" are
// one. `text` is well-formed UTF-8.
std::string ComparedTitle(std::string_view text);

// Folded as people's names are compared, who are the same person where it is the same: spaces are
// left out besides, and every dot that stands between the parts of a name is one ("买买提·艾力",
// "买买提•艾力", "买买提．艾力").
std::string FoldedName(std::string_view name);

// Of those dots; a full stop too, in full width or not.
bool IsNameDot(char32_t character);

}  // namespace tingfen::text
