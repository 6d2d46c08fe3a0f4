#include "server/plan/topics/document.h"

#include "server/plan/model/paths.h"
#include "server/plan/telling/words.h"

namespace tingfen::plan {
namespace {

template <typename List>
void CheckPaths(const pb::Plan& plan, const List& list, const std::string& path,
                FaultList& faults) {
  for (int i = 0; i < list.size(); ++i) {
    const std::string& target = list[i].path();
    if (target.empty() || faults.Spoiled(target) || PathExists(plan, target)) continue;
    faults.Add(Joined(At(path, i), "path"), FaultCode::kNotFound,
               {"方案里没有 {0} 这个位置。", "the plan has nothing at {0}."}, {Quoted(target)});
  }
}

}  // namespace

void CheckDocument(const pb::Plan& plan, FaultList& faults) {
  if (!plan.has_document() && !(plan.clauses().empty() && plan.remarks().empty())) {
    faults.Add("document", FaultCode::kMissing,
               {"clauses 和 remarks 引用文件条款，必须写明是哪份文件。",
                "clauses and remarks cite sections of a document; it must be named."});
  }
  CheckPaths(plan, plan.clauses(), "clauses", faults);
  CheckPaths(plan, plan.open_choices(), "open_choices", faults);
}

void ExplainDocument(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  if (plan.has_document()) {
    teller.Say(Heading::kOther, {"本方案依据《{0}》（{1}）。", "this plan follows “{0}” ({1})."},
               {plan.document().title(), Both(plan.document().file())}, {"document"});
  }
  if (plan.has_terms()) {
    teller.Say(Heading::kOther,
               {"本方案的称呼：{0}、{1}、{2}。", "this plan speaks of {0}, {1} and {2}."},
               {teller.Candidate(), teller.Post(), teller.Chief()}, {"terms"});
  }
  for (int i = 0; i < plan.remarks_size(); ++i) {
    teller.Say(Heading::kOther, {"{0}", "{0}"}, {plan.remarks(i).says()}, {At("remarks", i)});
  }
}

}  // namespace tingfen::plan
