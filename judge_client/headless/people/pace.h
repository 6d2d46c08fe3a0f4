// How long people take before they do what is to be done. Pure.
#pragma once

#include <cstdint>

namespace tingfen::headless {

enum class Pace {
  kHuman,  // Seconds, speeches shortened: a competition of three in about seven minutes.
  kFast,   // At once.
};

// What somebody is about to do.
enum class ActionKind {
  kCheckIn,
  kReceive,  // A candidate at the door.
  kDrawLots,
  kCall,
  kCallBeforeAllJudgesAreIn,
  kEnd,  // After the candidate's speech.
  kMark,
  kMarkEarly,  // While the candidate still speaks.
  kClose,
  kCloseBeforeAllSheetsAreIn,
  kSign,   // After the hall's reveal.
  kOther,  // Something is looked at, and pressed.
};

// `random` picks within the range people take.
std::uint32_t DelayMs(Pace pace, ActionKind kind, std::uint64_t random);

}  // namespace tingfen::headless
