// Cells of tables as people fill them in, in the one form the program keeps. Internal to
// server/plan. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tingfen::plan {

// Without what stands around it that cannot be seen; full-width digits, letters and spaces as the
// usual ones.
std::string CellText(std::string_view cell);

// As CellText, and without the spaces that set a Chinese name in width ("王　伟").
std::string NameText(std::string_view cell);

// What cells are compared by, names too (text::ComparedTitle).
std::string CellKey(std::string_view cell);

// What stands in a cell where a spreadsheet could not show a value.
enum class NoValue {
  kNone,     // It holds a value, or nothing.
  kError,    // "#N/A", "#REF!", "Err:508".
  kFormula,  // "=VLOOKUP(…)": without its result.
  kHashes,   // "#####": a column too narrow, a date before there are any, a format not known.
};
NoValue NoValueOf(std::string_view cell);

// Several entries of one cell, parted by 、；， or a line break: views of the cell, none blank.
std::vector<std::string_view> Entries(std::string_view cell);

// A number of a spreadsheet.
struct NumberCell {
  std::string canonical = {};  // "85.5" for "85.50"; empty: it is none that a plan could hold.
  // What is refused, with what it would be; else empty.
  std::string meant = {};      // "85.3" for "85.30000000000001".
  std::string percents = {};   // "85.33" for "85.33%".
  std::string with_unit = {};  // "85.5" for "85.5分".
};
NumberCell ReadNumber(std::string_view cell);

}  // namespace tingfen::plan
