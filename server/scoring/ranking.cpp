#include "server/scoring/ranking.h"

#include <algorithm>
#include <compare>

namespace tingfen::scoring {

namespace {

constexpr const char* kRunOff = "run_off";

using Order = std::vector<const Contender*>;

bool IsAhead(const Contender* a, const Contender* b) {
  const Exact& total_a = a->total.announced.value;
  const Exact& total_b = b->total.announced.value;
  if (total_a != total_b) return total_a > total_b;
  return a->total.ties > b->total.ties;
}

bool AreEqual(const Contender* a, const Contender* b) {
  return !IsAhead(a, b) && !IsAhead(b, a);
}

// The end of the group of equals that starts at `first`.
Order::iterator GroupEnd(Order& order, Order::iterator first) {
  return std::find_if(first, order.end(),
                      [&](const Contender* other) { return !AreEqual(*first, other); });
}

bool HasRunOff(const Contender* contender) {
  return contender->run_off.has_value();
}

void AppendLine(const Contender& contender, unsigned rank, std::vector<RankLine>& ranking) {
  RankLine line;
  line.rank = rank;
  line.candidate = contender.candidate;
  line.total = contender.total.announced;
  line.passes = contender.total.passes;
  ranking.push_back(std::move(line));
}

std::string PartedBy(const Rules& rules, const Contender& above, const Contender& below) {
  if (above.total.announced.value != below.total.announced.value) return "";
  for (std::size_t i = 0; i < rules.ties.size(); ++i) {
    if (above.total.ties[i] != below.total.ties[i]) return rules.ties[i].written;
  }
  return kRunOff;
}

// Ranks those of [first, last), who are equal but for the run-off.
void RankGroup(Order::iterator first, Order::iterator last, unsigned rank,
               std::vector<RankLine>& ranking) {
  const bool run_off = last - first > 1 && std::all_of(first, last, HasRunOff);
  if (run_off) {
    std::stable_sort(first, last, [](const Contender* a, const Contender* b) {
      return *a->run_off > *b->run_off;
    });
  }
  const Contender* above = nullptr;
  unsigned place = rank;
  for (auto contender = first; contender != last; ++contender, ++place) {
    if (run_off && above != nullptr && *above->run_off != *(*contender)->run_off) rank = place;
    AppendLine(**contender, rank, ranking);
    above = *contender;
  }
}

std::vector<const RankLine*> Eligible(const std::vector<RankLine>& ranking,
                                      const std::set<std::string>& dropped_out) {
  std::vector<const RankLine*> eligible;
  for (const RankLine& line : ranking) {
    if (line.passes && !dropped_out.contains(line.candidate)) eligible.push_back(&line);
  }
  return eligible;
}

}  // namespace

std::vector<RankLine> RankPost(const Rules& rules, const std::vector<Contender>& contenders) {
  Order order;
  for (const Contender& contender : contenders) order.push_back(&contender);
  std::stable_sort(order.begin(), order.end(), IsAhead);

  std::vector<RankLine> ranking;
  for (auto first = order.begin(); first != order.end();) {
    const auto last = GroupEnd(order, first);
    RankGroup(first, last, static_cast<unsigned>(ranking.size()) + 1, ranking);
    first = last;
  }
  for (std::size_t i = 1; i < ranking.size(); ++i) {
    if (ranking[i].rank == ranking[i - 1].rank) {
      ranking[i].tied = ranking[i - 1].tied = true;
    } else {
      ranking[i].parted_by = PartedBy(rules, *order[i - 1], *order[i]);
    }
  }
  return ranking;
}

Shortlist MakeShortlist(const std::vector<RankLine>& ranking, const ShortlistRule& rule,
                        unsigned vacancies, const std::set<std::string>& dropped_out) {
  const auto eligible = Eligible(ranking, dropped_out);
  const std::size_t seats = std::size_t{vacancies} * rule.per_vacancy;
  Shortlist shortlist;
  if (seats == 0) return shortlist;
  const bool tie_across_cut =
      eligible.size() > seats && eligible[seats - 1]->rank == eligible[seats]->rank;
  const unsigned cut_rank = tie_across_cut ? eligible[seats]->rank : 0;
  for (std::size_t i = 0; i < eligible.size(); ++i) {
    const bool at_cut = tie_across_cut && eligible[i]->rank == cut_rank;
    if (at_cut && rule.cut_ties == CutTies::kResolve) {
      shortlist.to_resolve.push_back(eligible[i]->candidate);
    } else if (at_cut || i < seats) {
      shortlist.candidates.push_back(eligible[i]->candidate);
    }
  }
  return shortlist;
}

bool MayStayVacant(const std::vector<RankLine>& ranking, const Exact& below,
                   const std::set<std::string>& dropped_out) {
  return std::ranges::all_of(Eligible(ranking, dropped_out),
                             [&](const RankLine* line) { return line->total.value < below; });
}

}  // namespace tingfen::scoring
