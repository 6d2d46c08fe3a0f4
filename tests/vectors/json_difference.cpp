#include "tests/vectors/json_difference.h"

#include <algorithm>
#include <boost/json/serialize.hpp>

namespace tingfen::vectors {

namespace json = boost::json;

namespace {

using Lines = std::vector<std::string>;

std::string Line(const std::string& path, const json::value* expected, const json::value* actual) {
  const auto text = [](const json::value* value) {
    return value == nullptr ? std::string("nothing") : json::serialize(*value);
  };
  return path + ": expected " + text(expected) + ", calculated " + text(actual);
}

void Compare(const json::value& expected, const json::value& actual, const std::string& path,
             Lines& lines);

void CompareObjects(const json::object& expected, const json::object& actual,
                    const std::string& path, Lines& lines) {
  for (const auto& [key, value] : expected) {
    const std::string inner = path + "." + std::string(key);
    const json::value* other = actual.if_contains(key);
    if (other == nullptr) {
      lines.push_back(Line(inner, &value, nullptr));
    } else {
      Compare(value, *other, inner, lines);
    }
  }
  for (const auto& [key, value] : actual) {
    if (expected.contains(key)) continue;
    lines.push_back(Line(path + "." + std::string(key), nullptr, &value));
  }
}

void CompareArrays(const json::array& expected, const json::array& actual, const std::string& path,
                   Lines& lines) {
  for (std::size_t i = 0; i < std::max(expected.size(), actual.size()); ++i) {
    const std::string inner = path + "[" + std::to_string(i) + "]";
    if (i >= actual.size()) {
      lines.push_back(Line(inner, &expected[i], nullptr));
    } else if (i >= expected.size()) {
      lines.push_back(Line(inner, nullptr, &actual[i]));
    } else {
      Compare(expected[i], actual[i], inner, lines);
    }
  }
}

void Compare(const json::value& expected, const json::value& actual, const std::string& path,
             Lines& lines) {
  if (expected.is_object() && actual.is_object()) {
    CompareObjects(expected.get_object(), actual.get_object(), path, lines);
  } else if (expected.is_array() && actual.is_array()) {
    CompareArrays(expected.get_array(), actual.get_array(), path, lines);
  } else if (expected != actual) {
    lines.push_back(Line(path, &expected, &actual));
  }
}

}  // namespace

Lines Differences(const json::value& expected, const json::value& actual, const std::string& path) {
  Lines lines;
  Compare(expected, actual, path, lines);
  return lines;
}

}  // namespace tingfen::vectors
