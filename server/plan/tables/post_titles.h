// Which post a cell means by a title. Internal to server/plan. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "proto/roll.pb.h"

namespace tingfen::plan {

class PostTitles {
 public:
  using Posts = google::protobuf::RepeatedPtrField<pb::Post>;

  PostTitles() = default;
  explicit PostTitles(const Posts& posts);

  struct Found {
    int count = 0;        // Posts of that title.
    std::string id;       // Where it is one.
    std::string in_full;  // Unit and title of the first of several.
  };
  // By title; where several posts share it, the unit stands before it.
  Found Find(const std::string& title) const;

  // The titles a cell holds; one that is known may have a 、 in it.
  std::vector<std::string> EntriesOf(const std::string& cell) const;

  std::optional<std::string> NearestTo(const std::string& title) const;

 private:
  std::map<std::string, std::vector<const pb::Post*>> by_key_;
  std::vector<std::string> titles_;
};

}  // namespace tingfen::plan
