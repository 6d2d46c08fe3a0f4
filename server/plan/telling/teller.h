// Gathers the sentences that explain a plan, each with its basis. Internal to server/plan. Pure;
// the plan outlives it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "proto/plan.pb.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/telling/sentence.h"

namespace tingfen::plan {

class Teller {
 public:
  explicit Teller(const pb::Plan& plan);

  // A sentence of which "{0}", "{1}", … stand for `filled`.
  void Say(Heading heading, Words words, const std::vector<pb::Text>& filled,
           std::vector<std::string> paths);

  // The clause that stands, of exactly this path, and softens the rule (可, 一般, 原则上); null: it
  // is hard.
  const pb::Clause* Soft(const std::string& path) const;

  // What this document calls them.
  pb::Text Candidate() const;  // 竞聘者
  pb::Text Post() const;       // 岗位
  pb::Text Chief() const;      // 主考官

  const pb::Plan& plan() const { return plan_; }
  std::vector<Sentence> Take() && { return std::move(sentences_); }

 private:
  Basis BasisOf(const Sentence& sentence) const;

  const pb::Plan& plan_;
  std::vector<const pb::Clause*> standing_;  // Clauses that stand.
  std::vector<const pb::Clause*> fallen_;    // Clauses that stand no more, and none in their place.
  std::vector<Sentence> sentences_;
};

}  // namespace tingfen::plan
