// Parts of Explain, by topic. Internal to server/plan.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "proto/plan.pb.h"
#include "server/plan/explain.h"
#include "server/plan/explain_words.h"
#include "server/plan/fault_list.h"

namespace tingfen::plan {

class Teller {
 public:
  explicit Teller(const pb::Plan& plan) : plan_(plan) {}

  // A sentence of which "{0}", "{1}", … stand for `filled`.
  void Say(Heading heading, Words words, const std::vector<pb::Text>& filled,
           std::vector<std::string> paths);

  // The clause of exactly this path that softens the rule (可, 一般, 原则上); null: it is hard.
  const pb::Clause* Soft(const std::string& path) const;

  // What this document calls them.
  pb::Text Candidate() const;  // 竞聘者
  pb::Text Post() const;       // 岗位
  pb::Text Chief() const;      // 主考官

  const pb::Plan& plan() const { return plan_; }
  std::vector<Sentence> Take() && { return std::move(sentences_); }

 private:
  const pb::Plan& plan_;
  std::vector<Sentence> sentences_;
};

void ExplainEntry(Teller& teller);    // 报名, 评委, 公示, 其他
void ExplainDay(Teller& teller);      // 现场流程, 评分
void ExplainFigures(Teller& teller);  // 计分
void ExplainResults(Teller& teller);  // 宣布, 排名和建议名单
void ExplainBallots(Teller& teller);  // 测评和票决

}  // namespace tingfen::plan
