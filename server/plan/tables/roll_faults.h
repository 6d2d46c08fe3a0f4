// The faults of a roll, told by the cells of the tables it was made from. Internal to server/plan
// but for TableFaults. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "proto/frames.pb.h"
#include "server/plan/reading/fault_list.h"

namespace tingfen::plan {

struct TableFaults {
  std::vector<pb::RollFault> listed;  // Never empty; at most kFaultsMax.
  std::uint32_t more = 0;             // Not listed.
};

// Where a value of the roll stands in the tables.
struct Place {
  std::string table;
  std::uint32_t row = 0;  // 0: the table as a whole.
  std::string column;     // Empty: the row as a whole.
  std::string have;
  std::uint32_t cell = 0;  // Of the row, from 1; 0: the row or the table as a whole.
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
