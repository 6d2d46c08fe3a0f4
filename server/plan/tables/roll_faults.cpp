#include "server/plan/tables/roll_faults.h"

#include <utility>

#include "server/text/characters.h"

namespace tingfen::plan {
namespace {

// All the faults together must fit one answer.
constexpr std::size_t kToldCharactersMax = 40;

std::string Shortened(const std::string& text) {
  std::string_view rest = text;
  for (std::size_t i = 0; i < kToldCharactersMax; ++i) {
    if (!text::DecodeOne(rest)) return text;
  }
  return rest.empty() ? text : text.substr(0, text.size() - rest.size()) + "…";
}

}  // namespace

void PlacedFaults::Put(const std::string& path, Place place) {
  list_.Visit(path);
  PutWithin(path, std::move(place));
}

void PlacedFaults::PutWithin(const std::string& path, Place place) {
  places_[path] = std::move(place);
}

const Place& PlacedFaults::PlaceOf(const std::string& path) const {
  static const Place kNowhere;
  for (std::string at = path; !at.empty();) {
    if (const auto place = places_.find(at); place != places_.end()) return place->second;
    const std::size_t cut = at.find_last_of(".[");
    at.erase(cut == std::string::npos ? 0 : cut);
  }
  return kNowhere;
}

TableFaults PlacedFaults::Take() && {
  TableFaults told;
  FaultList::Sorted sorted = std::move(list_).Sort();
  told.more = static_cast<std::uint32_t>(sorted.more);
  for (Fault& fault : sorted.listed) {
    const Place& place = PlaceOf(fault.path);
    pb::RollFault& line = told.listed.emplace_back();
    line.set_table(Shortened(place.table));
    line.set_row(place.row);
    line.set_column(Shortened(place.column));
    line.set_have(Shortened(place.have));
    line.set_cell(place.cell);
    line.mutable_says()->set_zh(std::move(fault.message_zh));
    line.mutable_says()->set_en(std::move(fault.message_en));
  }
  return told;
}

}  // namespace tingfen::plan
