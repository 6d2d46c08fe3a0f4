#include "server/plan/reading/listed_ids.h"

#include "server/plan/model/paths.h"

namespace tingfen::plan {

Ids IdsOf(const std::vector<std::string>& ids, const std::string& path, const FaultList& faults) {
  Ids read;
  read.complete = !faults.Spoiled(path);
  for (int i = 0; const std::string& id : ids) {
    if (faults.Spoiled(Joined(At(path, i), "id"))) {
      read.complete = false;
    } else {
      read.index.emplace(id, i);
    }
    ++i;
  }
  return read;
}

Ids CheckIds(const std::vector<std::string>& ids, const std::string& path, FaultList& faults) {
  Ids read = IdsOf(ids, path, faults);
  for (int i = 0; const std::string& id : ids) {
    const auto first = read.index.find(id);
    if (first != read.index.end() && first->second != i) {
      faults.Add(Joined(At(path, i), "id"), FaultCode::kNotUnique,
                 {"标识 {0} 已用于 {1}，同一列表里不能重复。",
                  "the id {0} is already that of {1}; it must be unique in its list."},
                 {Quoted(id), At(path, first->second)});
    }
    ++i;
  }
  return read;
}

}  // namespace tingfen::plan
