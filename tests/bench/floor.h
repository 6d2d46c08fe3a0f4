// What the disk alone allows: the same batches given to a bare ledger, one after the other, as the
// engine has one under way at a time.
#pragma once

#include <filesystem>

#include "tests/bench/scoring_bursts.h"

namespace tingfen::bench {

// `directory` must not hold a ledger yet.
Seconds AppendBare(const std::filesystem::path& directory, const std::vector<BatchSizes>& batches);

}  // namespace tingfen::bench
