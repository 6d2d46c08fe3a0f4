// Reads the plan of a scoring vector into the rules of the scoring core.
#pragma once

#include <boost/json/value.hpp>
#include <initializer_list>
#include <string>

#include "server/scoring/rules.h"

namespace tingfen::vectors {

// Throws std::runtime_error with the JSON path where something is missing, malformed or not known:
// a rule that would be passed over in silence is a fault of the test.
scoring::Rules ReadRules(const boost::json::object& plan);

void CheckKeys(const boost::json::object& object, const std::string& path,
               std::initializer_list<const char*> known);

std::string Text(const boost::json::value& value);

scoring::Exact Decimal(const boost::json::value& value);

}  // namespace tingfen::vectors
