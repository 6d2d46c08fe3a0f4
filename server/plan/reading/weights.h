// Weights of a list, which sum to one. Internal to server/plan. Pure.
#pragma once

#include <string>
#include <vector>

#include "server/plan/reading/fault_list.h"

namespace tingfen::plan {

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
