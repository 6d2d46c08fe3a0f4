// The faults of a roll, told by the cells of the tables it was made from. Internal to server/plan.
// Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "server/plan/fault_list.h"
#include "server/plan/roll_table.h"

namespace tingfen::plan {

// Where a value of the roll stands in the tables.
struct Place {
  std::string table;
  std::uint32_t row = 0;  // 0: the table as a whole.
  std::string column;     // Empty: the row as a whole.
  std::string have;
};

class PlacedFaults {
 public:
  // Faults are told in the order in which their paths were put.
  void Put(const std::string& path, Place place);

  // The same, but what is wrong there is told where the path it lies in was put.
  void PutWithin(const std::string& path, Place place);

  // The place of `path`, or of what it lies in.
  const Place& PlaceOf(const std::string& path) const;

  FaultList& list() { return list_; }

  TableFaults Take() &&;

 private:
  FaultList list_;
  std::map<std::string, Place> places_;
};

}  // namespace tingfen::plan
