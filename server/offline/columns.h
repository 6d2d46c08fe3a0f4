// Tables of text for a terminal: columns aligned, a Chinese character as wide as two others. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tingfen::offline {

// One line a row, two spaces between columns, nothing at the ends of lines. The columns whose
// number is in `right` are aligned to the right.
std::string Aligned(const std::vector<std::vector<std::string>>& rows,
                    const std::vector<std::size_t>& right);

}  // namespace tingfen::offline
