// Parts that the checks of plans and rolls share. Internal to server/plan.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/plan/fault_list.h"
#include "server/plan/field_forms.h"
#include "server/scoring/exact.h"

namespace tingfen::plan {

// The ids of one list. `complete` is false where an id could not be read: whether something refers
// to what is not there cannot be told then.
struct Ids {
  std::map<std::string, int, std::less<>> index;
  bool complete = true;

  bool Lacks(std::string_view id) const { return complete && !index.contains(id); }
};

template <typename List>
Ids IdsOf(const List& list, const std::string& path, const FaultList& faults) {
  Ids ids;
  ids.complete = !faults.Spoiled(path);
  for (int i = 0; i < list.size(); ++i) {
    if (faults.Spoiled(Joined(At(path, i), "id"))) {
      ids.complete = false;
    } else {
      ids.index.emplace(list[i].id(), i);
    }
  }
  return ids;
}

// As IdsOf, and adds a fault for each id that was there before.
template <typename List>
Ids CheckIds(const List& list, const std::string& path, FaultList& faults) {
  Ids ids = IdsOf(list, path, faults);
  for (int i = 0; i < list.size(); ++i) {
    const auto first = ids.index.find(list[i].id());
    if (first == ids.index.end() || first->second == i) continue;
    faults.Add(Joined(At(path, i), "id"), FaultCode::kNotUnique,
               {"标识 {0} 已用于 {1}，同一列表里不能重复。",
                "the id {0} is already that of {1}; it must be unique in its list."},
               {Quoted(list[i].id()), At(path, first->second)});
  }
  return ids;
}

// Adds a fault at `path` unless the weights of its elements sum to exactly one. Says nothing where
// one of them could not be read.
void CheckWeightSum(const std::vector<std::string>& weights, const std::string& path,
                    FaultList& faults);

template <typename List>
void CheckWeights(const List& list, const std::string& path, FaultList& faults) {
  std::vector<std::string> weights;
  for (const auto& element : list) weights.push_back(element.weight());
  CheckWeightSum(weights, path, faults);
}

}  // namespace tingfen::plan
