// The period of a public notice (公示期). Days are counted from the first day, which is day one
// where it counts at all. Pure; any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tingfen::competition {

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

}  // namespace tingfen::competition
