// The version of the rules by which an event is written, folded and checked: what follows from a
// plan, what a fact must hold, what a fact changes. Every start of a server names it in the ledger,
// and what comes after is of that version; so an upgrade never changes what was recorded before.
//
// Who changes a rule so that a fact of before would be folded or checked otherwise raises
// kRulesVersion, says below what is new, and asks `state.rules` at the place of the rule.
//
//   1  Every ledger that names none.
//   2  A signature records the declaration as it was shown, and in which language.
//   3  Who sits on a seat, for whom a promise stands, whose clock a time is: beside each constant.
#pragma once

#include <algorithm>
#include <cstdint>

namespace tingfen::competition {

inline constexpr std::uint32_t kRulesVersion = 3;
inline constexpr std::uint32_t kRulesOfDeclarations = 2;
inline constexpr std::uint32_t kRulesOfZones = 3;  // A time zone of the competition's own.
inline constexpr std::uint32_t kRulesOfGaps = 3;   // Desks are told of gaps between boots.
// Who leaves a seat takes nothing along: what opened it opens nothing more.
inline constexpr std::uint32_t kRulesOfOccupants = 3;
// A promise names its list, and is made anew on another device and for another list; recusals are
// carried over to a new list.
inline constexpr std::uint32_t kRulesOfPromises = 3;

// Of what a ledger names; nothing (0) is the first.
inline std::uint32_t RulesNamed(std::uint32_t rules) {
  return std::max(rules, std::uint32_t{1});
}

}  // namespace tingfen::competition
