// "领导评委占 70%，群众评委占 30%": the weights of a list in words. Internal to server/plan. Pure.
#pragma once

#include <string>
#include <vector>

#include "server/plan/telling/teller.h"

namespace tingfen::plan {

class Shares {
 public:
  // What is called `title` counts `weight`, which stands at `path`.
  void Add(const pb::Text& title, const std::string& weight, std::string path);

  // All of them as one sentence on how `of` is reckoned, at their paths and `more_paths`.
  void Say(Teller& teller, const pb::Text& of, std::vector<std::string> more_paths = {}) const;

 private:
  pb::Text words_;
  std::vector<std::string> paths_;
};

}  // namespace tingfen::plan
