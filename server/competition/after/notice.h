// Public notices (公示) and their period. Days are counted from the first day, which is day one
// where it counts at all. Pure.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

// Posts of a notice of this kind that is still to be given: for the chosen, those decided and not
// vacant; for the candidates, those competed for. None where the plan asks for no such notice.
std::vector<std::string> PostsToNotify(const Competition& state, pb::PublicNotice::Of of);

// Some notice of this kind names the post already, since its last decision.
bool Notified(const Competition& state, pb::PublicNotice::Of of, const std::string& post);

// The days of a notice as they follow from its dates and the plan; none where a date is none.
std::vector<std::string> DaysOfNotice(const Competition& state, const pb::NoticeOpened& notice);

// Those the notice names: the chosen, or all who take part. Its posts must exist, and for the chosen
// be decided.
void AddNoticeLines(const Competition& head, const pb::OpenNotice& command,
                    pb::NoticeOpened& fact);

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::OpenNotice& command);

Decision Decide(const Competition& head, const Request& request, const pb::OpenNotice& command);

// "2026-11-23"; none where it is no day of the years 2000 to 2099 or written otherwise.
std::optional<std::chrono::sys_days> ParseDay(std::string_view text);
std::string DayText(std::chrono::sys_days day);

struct Calendar {
  bool working_days = true;                       // Else every day counts.
  std::set<std::chrono::sys_days> holidays = {};  // Do not count.
  std::set<std::chrono::sys_days> workdays = {};  // Weekend days that count.
  bool Counts(std::chrono::sys_days day) const;
};

// The first `days` days that count, from `first` on. `days` is at least 1.
std::vector<std::chrono::sys_days> CountedDays(const Calendar& calendar,
                                               std::chrono::sys_days first, std::uint32_t days);

// Of the posts that such a notice is still to be given for; of those of the newest one, once more
// with a reason: other dates, or another list.
void OfferNotice(Steps& steps, pb::PublicNotice::Of of, bool recommended);
void OfferNoticeAgain(Steps& steps);

void Fold(Competition& state, const pb::NoticeOpened& fact, const Context& context);

}  // namespace tingfen::competition
