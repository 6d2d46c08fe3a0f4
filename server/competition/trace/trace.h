// The trace (计分明细) of a candidate's figures: every step from the marks to the rank, as lines
// that a pocket calculator can follow. Each line can be redone from the numbers printed in the
// lines before it, from marks, and from what the plan says (weights, counts, adjustments).
//
// Pure; any thread. A line for each sheet at most, and a dozen more a stage.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "proto/figures.pb.h"
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

struct TraceRequest {
  const pb::Plan& plan;
  const pb::CandidateFigures& figures;
  const pb::Equalisation* equalisation = nullptr;   // Needed where the interview is equalised.
  std::vector<const pb::PostResult*> results = {};  // Of the candidate's posts; may be empty.
  // What another candidate, a room and a post are called; absent: their ids.
  std::function<std::string(const std::string& candidate)> person = {};
  std::function<std::string(const std::string& room)> room = {};
  std::function<std::string(const std::string& post)> post = {};
};

// The plan must be the one the figures were computed by.
std::vector<TraceLine> Trace(const TraceRequest& request);

}  // namespace tingfen::competition
