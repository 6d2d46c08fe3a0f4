// Finding an entry of a plan's or roll's list. Internal to server/offline.
#pragma once

#include <algorithm>
#include <string>

namespace tingfen::offline {

// Null where there is none.
template <typename List>
auto FindById(List& list, const std::string& id) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.id() == id; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace tingfen::offline
