#include "server/plan/model/ids.h"

namespace tingfen::plan {

std::string SeatId(const std::string& panel, std::uint32_t number) {
  return panel + "_" + std::to_string(number);
}

std::vector<std::string> SeatIdsOf(const pb::Panel& panel) {
  std::vector<std::string> ids;
  for (std::uint32_t number = 1; number <= panel.seats(); ++number) {
    ids.push_back(SeatId(panel.id(), number));
  }
  return ids;
}

}  // namespace tingfen::plan
