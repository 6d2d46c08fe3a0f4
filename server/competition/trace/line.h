// One line of a trace. A plain value; any thread.
#pragma once

#include <optional>
#include <string>

#include "proto/plan.pb.h"
#include "proto/text.pb.h"

namespace tingfen::competition {

struct TraceLine {
  enum class Kind {
    kHeading,     // A stage, a panel, a criterion, a room.
    kMark,        // A mark, or a figure that is taken as it stands.
    kSheet,       // The marks of one sheet and their sum.
    kStruckOut,   // 去掉最高分、最低分
    kSum,         // Of what is kept.
    kMean,        // The sum by its count.
    kRounded,     // A figure rounded, and nothing else.
    kWeighted,    // Figures by weight, with adjustments.
    kAdjustment,  // Points added or taken.
    kEqualised,   // Base, coefficient, and the interview by the coefficient.
    kCheck,       // A comparison with a pass mark: "58.3 < 60".
    kRank,
    kNote,  // Words alone.
  };
  Kind kind = Kind::kNote;
  unsigned level = 0;  // Indentation, from 0.
  pb::Text label;
  std::string
      left;  // As written: "86.5 × 70% + 84.3333 × 30% − 0.5"; empty: nothing is calculated.
  std::string result;  // "85.85"; empty where there is none.
  // The line rounds to so many places, in `mode`; none: the left side is the very result.
  std::optional<unsigned> places;
  pb::Rounding::Mode mode = pb::Rounding::MODE_UNSPECIFIED;
  bool exact = true;  // The left side is the result even before rounding.
};

}  // namespace tingfen::competition
