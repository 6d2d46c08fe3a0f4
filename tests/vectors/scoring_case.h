// Runs one scoring vector through the scoring core.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <vector>

namespace tingfen::vectors {

// By shape: a case with sheets and a plan.
bool IsScoringCase(const boost::json::value& content);

// Everything the case could expect, in the shape of its `expected`. Throws std::runtime_error where
// the case cannot be read.
boost::json::value CalculateScoring(const boost::json::value& content);

// What differs between the case's `expected` and what was calculated.
std::vector<std::string> CheckScoring(const boost::json::value& content);

}  // namespace tingfen::vectors
