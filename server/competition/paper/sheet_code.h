// The code on a paper sheet says whose it is, so that no sheet is keyed under another's name. Pure.
//
//   7-1-A3-K8   number 7, stage 1 of the plan ("R2": the run-off of the roll's second post), seat 3
//               of the plan's first panel; two check characters over the plan's check code and
//               this.
#pragma once

#include <string>
#include <string_view>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// As typed, in any case and with spaces; letters that are no digits stand for those they look like.
std::string NormalSheetCode(const std::string& typed);

// "K8" for "7-1-A3": h = 7, then for every character of "CHECKCOD:7-1-A3" h = (31 h + c) mod 1021,
// in two digits of Crockford's base 32.
std::string SheetCheck(std::string_view check_code, std::string_view sheet);

// The code of a sheet. The candidate must have a number, the stage be one of the state's.
std::string SheetCode(const Competition& state, const std::string& candidate,
                      const std::string& stage, const pb::Seat& seat);

}  // namespace tingfen::competition
