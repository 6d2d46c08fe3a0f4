// How old codes and tokens are, as a fold of the stamps of the ledger's events
// (competition/record/time_gap.h): a suspected gap adds nothing until somebody has confirmed that
// the server's clock is right, and then adds to all that is from before it. Pure; a plain value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "proto/events.pb.h"

namespace tingfen::access {

class Ages {
 public:
  // A moment of the fold.
  struct Since {
    std::uint64_t ms = 0;  // Counted up to then.
    std::size_t gaps = 0;  // Suspected up to then.
  };

  void Evolve(const pb::Event& event);
  Since Now() const { return {ms_, gaps_.size()}; }

  // At `now`, which is not before the newest event.
  std::uint64_t AgeMs(const Since& since, const pb::Stamp& now) const;

 private:
  struct Gap {
    std::uint64_t ms = 0;
    bool confirmed = false;
  };

  pb::Stamp last_;
  std::uint64_t ms_ = 0;  // Without the gaps.
  std::vector<Gap> gaps_;
};

}  // namespace tingfen::access
