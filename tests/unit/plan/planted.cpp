#include "tests/unit/plan/planted.h"

#include <boost/json.hpp>
#include <charconv>

namespace tingfen::plan {
namespace {

namespace json = boost::json;

void Append(json::value& list, const json::value& value) {
  list.as_array().push_back(value);
}

// Keeps the order of the keys, which the order of the faults hangs on.
void Remove(json::value& parent, const std::string& name) {
  if (auto* array = parent.if_array()) {
    std::size_t index = 0;
    std::from_chars(name.data(), name.data() + name.size(), index);
    array->erase(array->begin() + static_cast<std::ptrdiff_t>(index));
    return;
  }
  json::object kept;
  bool found = false;
  for (const auto& member : parent.as_object()) {
    if (member.key() == name) {
      found = true;
    } else {
      kept.insert(member);
    }
  }
  EXPECT_TRUE(found) << name;
  parent = std::move(kept);
}

void Set(json::value& parent, const std::string& name, const json::value& value) {
  if (auto* array = parent.if_array()) {
    if (name == "-") return Append(parent, value);
    std::size_t index = 0;
    std::from_chars(name.data(), name.data() + name.size(), index);
    array->at(index) = value;
  } else {
    parent.as_object()[name] = value;
  }
}

}  // namespace

std::string Edited(const std::string& text, const std::vector<Edit>& edits) {
  json::value root = json::parse(text);
  for (const Edit& edit : edits) {
    const std::size_t cut = edit.pointer.rfind('/');
    json::value& parent = root.at_pointer(edit.pointer.substr(0, cut));
    const std::string name = edit.pointer.substr(cut + 1);
    if (edit.value.empty()) {
      Remove(parent, name);
    } else {
      Set(parent, name, json::parse(edit.value));
    }
  }
  return json::serialize(root);
}

}  // namespace tingfen::plan
