// What a trace is made of. Plain values; any thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "proto/figures.pb.h"
#include "proto/plan.pb.h"

namespace tingfen::competition {

struct TraceRequest {
  const pb::Plan& plan;
  const pb::CandidateFigures& figures;
  const pb::Equalisation* equalisation = nullptr;   // Needed where the interview is equalised.
  std::vector<const pb::PostResult*> results = {};  // Of the candidate's posts; may be empty.
  // What another candidate, a room and a post are called; absent: their ids.
  std::function<std::string(const std::string& candidate)> person = {};
  std::function<std::string(const std::string& room)> room = {};
  std::function<std::string(const std::string& post)> post = {};
};

}  // namespace tingfen::competition
