// The ids of a list in a plan or roll: each once, and known to what refers to them. Internal to
// server/plan. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/plan/reading/fault_list.h"

namespace tingfen::plan {

// The ids of one list. `complete` is false where an id could not be read: whether something refers
// to what is not there cannot be told then.
struct Ids {
  std::map<std::string, int, std::less<>> index;
  bool complete = true;

  bool Lacks(std::string_view id) const { return complete && !index.contains(id); }
};

// The ids of the elements of the list at `path`, in its order.
Ids IdsOf(const std::vector<std::string>& ids, const std::string& path, const FaultList& faults);

// As IdsOf, and adds a fault for each id that was there before.
Ids CheckIds(const std::vector<std::string>& ids, const std::string& path, FaultList& faults);

template <typename List>
std::vector<std::string> IdsIn(const List& list) {
  std::vector<std::string> ids;
  for (const auto& element : list) ids.push_back(element.id());
  return ids;
}

template <typename List>
Ids IdsOf(const List& list, const std::string& path, const FaultList& faults) {
  return IdsOf(IdsIn(list), path, faults);
}

template <typename List>
Ids CheckIds(const List& list, const std::string& path, FaultList& faults) {
  return CheckIds(IdsIn(list), path, faults);
}

}  // namespace tingfen::plan
