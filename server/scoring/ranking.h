// The ranking of one post and the shortlist that follows from it. Pure; any thread. At most a few
// thousand candidates.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/scoring/rules.h"
#include "server/scoring/total.h"

namespace tingfen::scoring {

// Somebody with a total; who was absent, withdrew or was disqualified is none.
struct Contender {
  std::string candidate;
  TotalFigure total;
  // The figure of a run-off (加试) held to part a tie; it counts after the whole tie chain, and
  // only once everybody still tied has one.
  std::optional<Exact> run_off;
};

struct RankLine {
  unsigned rank = 0;  // 1, 2, 2, 4
  std::string candidate;
  bool tied = false;  // Shares the rank with somebody.
  Announced total;
  bool passes = true;
  // The key that placed this line below the one above it though their totals are equal: as the plan
  // writes it, or "run_off". Empty where the totals differ or the rank is shared.
  std::string parted_by;
};

// `contenders` come in roll order, in which equals are listed.
std::vector<RankLine> RankPost(const Rules& rules, const std::vector<Contender>& contenders);

struct Shortlist {
  std::vector<std::string> candidates;  // 考察对象建议名单, in the order of the ranking.
  std::vector<std::string> to_resolve;  // Tied across the cut, left open for a run-off.
};

// The first vacancies × per_vacancy of those who pass and are not in `dropped_out`. Somebody who
// drops out is replaced by the next: ask again with the name in `dropped_out`; nobody else leaves
// the list.
Shortlist MakeShortlist(const std::vector<RankLine>& ranking, const ShortlistRule& rule,
                        unsigned vacancies, const std::set<std::string>& dropped_out = {});

// Whether everybody who passes and is left has an announced total below `below`; so too where
// nobody is left.
bool MayStayVacant(const std::vector<RankLine>& ranking, const Exact& below,
                   const std::set<std::string>& dropped_out = {});

}  // namespace tingfen::scoring
