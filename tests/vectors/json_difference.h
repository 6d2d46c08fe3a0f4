// Compares what a vector expects with what was calculated. Any thread.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <vector>

namespace tingfen::vectors {

// One line a difference: the JSON path, what is expected, what is there. Keys and elements that are
// only on one side count. Objects compare without order, arrays with it.
std::vector<std::string> Differences(const boost::json::value& expected,
                                     const boost::json::value& actual, const std::string& path);

}  // namespace tingfen::vectors
