#include "tests/unit/headless/kept_record.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <sstream>

namespace tingfen::headless {
namespace {

std::int64_t Hundredths(const std::string& mark) {
  const std::size_t point = mark.find('.');
  std::string fraction = point == std::string::npos ? "" : mark.substr(point + 1);
  if (fraction.size() > 2) std::abort();
  fraction.resize(2, '0');
  return std::stoll(mark.substr(0, point)) * 100 + std::stoll(fraction);
}

std::string Text(const boost::json::object& object, const char* key) {
  return boost::json::value_to<std::string>(object.at(key));
}

KeptSheet SheetFrom(const boost::json::object& object) {
  KeptSheet sheet{.candidate = Text(object, "candidate"),
                  .stage = Text(object, "stage"),
                  .panel = Text(object, "panel"),
                  .seat = Text(object, "seat"),
                  .late = object.at("late").as_bool()};
  for (const auto& mark : object.at("marks").as_object()) {
    sheet.hundredths += Hundredths(boost::json::value_to<std::string>(mark.value()));
  }
  return sheet;
}

KeptLine LineFrom(const boost::json::object& object) {
  return {.rank = boost::json::value_to<std::uint32_t>(object.at("rank")),
          .candidate = Text(object, "candidate"),
          .total = Text(object, "total"),
          .shortlisted = object.at("shortlisted").as_bool()};
}

// Sheet totals by candidate and then by `group`.
template <typename Group>
std::map<std::string, std::map<std::string, std::vector<std::int64_t>>> Grouped(
    const KeptRecord& record, const Group& group) {
  std::map<std::string, std::map<std::string, std::vector<std::int64_t>>> grouped;
  for (const KeptSheet& sheet : record.sheets) {
    if (!sheet.late) grouped[sheet.candidate][group(sheet)].push_back(sheet.hundredths);
  }
  return grouped;
}

std::int64_t Sum(const std::vector<std::int64_t>& numbers) {
  std::int64_t sum = 0;
  for (const std::int64_t number : numbers) sum += number;
  return sum;
}

std::vector<std::int64_t> WithoutExtremes(std::vector<std::int64_t> sheets) {
  std::sort(sheets.begin(), sheets.end());
  return {sheets.begin() + 1, sheets.end() - 1};
}

std::int64_t HalfUp(std::int64_t numerator, std::int64_t denominator) {
  return (2 * numerator + denominator) / (2 * denominator);
}

// numerator / denominator hundredths, half up, as "85.13".
std::string Published(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t hundredths = HalfUp(numerator, denominator);
  std::string places = std::to_string(100 + hundredths % 100).substr(1);
  return std::to_string(hundredths / 100) + "." + places;
}

// Ten times the interview: half the mean of the speech and half the mean of the defense, by five
// judges each; nothing is dropped.
std::map<std::string, std::int64_t> BenxiSums(const KeptRecord& record) {
  std::map<std::string, std::int64_t> sums;
  for (auto& [candidate, stages] :
       Grouped(record, [](const KeptSheet& sheet) { return sheet.stage; })) {
    const auto& speech = stages.at("speech");
    const auto& defense = stages.at("defense");
    if (speech.size() != 5 || defense.size() != 5 || stages.size() != 2) std::abort();
    sums[candidate] = Sum(speech) + Sum(defense);
  }
  return sums;
}

}  // namespace

KeptRecord ReadRecord(const std::string& text) {
  KeptRecord record;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const boost::json::object object = boost::json::parse(line).as_object();
    if (const auto* sheet = object.if_contains("sheet")) {
      record.sheets.push_back(SheetFrom(sheet->as_object()));
    } else if (const auto* announced = object.if_contains("announced")) {
      const auto& entry = announced->as_object();
      record.announced[Text(entry, "candidate")] = Text(entry, "total");
    } else {
      const auto& ranking = object.at("ranking").as_object();
      for (const auto& entry : ranking.at("lines").as_array()) {
        const KeptLine ranked = LineFrom(entry.as_object());
        record.ranked.push_back(ranked.total);
        record.rankings[Text(ranking, "post")].push_back(ranked);
      }
    }
  }
  return record;
}

std::size_t SheetsIn(const std::string& text) {
  std::size_t count = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) count += line.starts_with("{\"sheet\"");
  return count;
}

std::map<std::string, std::string> BenxiTotals(const KeptRecord& record) {
  std::map<std::string, std::string> totals;
  for (const auto& [candidate, sum] : BenxiSums(record)) totals[candidate] = Published(sum, 10);
  return totals;
}

std::map<std::string, std::string> EqualisedBenxiTotals(
    const KeptRecord& record, const std::map<std::string, std::string>& rooms) {
  constexpr std::int64_t kCoefficientUnit = 10'000;
  const auto sums = BenxiSums(record);
  std::map<std::string, std::vector<std::int64_t>> by_room;
  std::vector<std::int64_t> all;
  for (const auto& [candidate, sum] : sums) {
    by_room[rooms.at(candidate)].push_back(sum);
    all.push_back(sum);
  }
  const auto mean = [](const std::vector<std::int64_t>& of) {
    return HalfUp(Sum(of), 10 * static_cast<std::int64_t>(of.size()));
  };
  std::map<std::string, std::string> totals;
  for (const auto& [candidate, sum] : sums) {
    const std::int64_t coefficient =
        HalfUp(mean(all) * kCoefficientUnit, mean(by_room.at(rooms.at(candidate))));
    totals[candidate] = Published(sum * coefficient, 10 * kCoefficientUnit);
  }
  return totals;
}

// 70 % the leaders' mean and 30 % the mass judges', each without one highest and one lowest.
std::map<std::string, std::string> TongxiangTotals(const KeptRecord& record) {
  std::map<std::string, std::string> totals;
  for (auto& [candidate, panels] :
       Grouped(record, [](const KeptSheet& sheet) { return sheet.panel; })) {
    const auto leaders = WithoutExtremes(panels.at("leaders"));
    const auto mass = WithoutExtremes(panels.at("mass"));
    const auto leader_count = static_cast<std::int64_t>(leaders.size());
    const auto mass_count = static_cast<std::int64_t>(mass.size());
    totals[candidate] = Published(7 * Sum(leaders) * mass_count + 3 * Sum(mass) * leader_count,
                                  10 * leader_count * mass_count);
  }
  return totals;
}

}  // namespace tingfen::headless
