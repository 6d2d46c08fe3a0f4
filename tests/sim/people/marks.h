// What judges give: a function of the seed, the sheet and the criterion, and of nothing that
// happens in the run. For the secrecy check one judge may mark one candidate otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proto/figures.pb.h"
#include "proto/views.pb.h"

namespace tingfen::sim {

// Whose sheets differ from the run with the same seed.
struct Difference {
  std::string seat;
  std::string candidate;
};

class Marks {
 public:
  Marks(std::uint64_t seed, std::optional<Difference> difference)
      : seed_(seed), difference_(std::move(difference)) {}

  // Every criterion of `stage` once, each on the step and up to its maximum.
  std::vector<pb::Mark> Of(const std::string& seat, const std::string& candidate,
                           const pb::StageCard& stage, std::uint32_t version) const;

 private:
  std::uint64_t seed_;
  std::optional<Difference> difference_;
};

}  // namespace tingfen::sim
