// The record of a rehearsal, and its totals worked out anew from nothing but the marks in it. Owes
// nothing to the program's own arithmetic.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tingfen::headless {

struct KeptSheet {
  std::string candidate;
  std::string stage;
  std::string panel;
  std::string seat;
  std::int64_t hundredths = 0;  // The sum of the marks.
  bool late = false;
};

struct KeptLine {
  std::uint32_t rank = 0;
  std::string candidate;
  std::string total;
  bool shortlisted = false;
};

struct KeptRecord {
  std::vector<KeptSheet> sheets;
  std::map<std::string, std::string> announced;           // Total by candidate.
  std::vector<std::string> ranked;                        // Totals as ranked.
  std::map<std::string, std::vector<KeptLine>> rankings;  // By post.
};

// Aborts on a line that is not of this form.
KeptRecord ReadRecord(const std::string& text);

// Number of lines that tell a sheet, whole ones only.
std::size_t SheetsIn(const std::string& text);

// "85.13", by candidate.
std::map<std::string, std::string> BenxiTotals(const KeptRecord& record);
// The Benxi interviews brought to a common level: pooled base, means to two places, coefficients to
// four. `rooms` gives the room by candidate.
std::map<std::string, std::string> EqualisedBenxiTotals(
    const KeptRecord& record, const std::map<std::string, std::string>& rooms);
std::map<std::string, std::string> TongxiangTotals(const KeptRecord& record);

}  // namespace tingfen::headless
