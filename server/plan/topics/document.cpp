#include "server/plan/topics/document.h"

#include "server/plan/model/paths.h"
#include "server/plan/telling/words.h"

namespace tingfen::plan {
namespace {

void CheckPath(const pb::Plan& plan, const std::string& target, const std::string& path,
               FaultList& faults) {
  if (target.empty() || faults.Spoiled(target) || PathExists(plan, target)) return;
  faults.Add(Joined(path, "path"), FaultCode::kNotFound,
             {"方案里没有 {0} 这个位置。", "the plan has nothing at {0}."}, {Quoted(target)});
}

}  // namespace

void CheckDocument(const pb::Plan& plan, FaultList& faults) {
  if (!plan.has_document() && !(plan.clauses().empty() && plan.remarks().empty())) {
    faults.Add("document", FaultCode::kMissing,
               {"方案引用文件条款，必须写明是哪份文件。",
                "the plan cites sections of a document; it must be named."});
  }
  for (int i = 0; i < plan.clauses_size(); ++i) {
    // What it stood for may have been taken out since: then it stands no more.
    const pb::Clause& clause = plan.clauses(i);
    if (!clause.stands_for().empty() && PathNames(*plan.GetDescriptor(), clause.path())) continue;
    CheckPath(plan, clause.path(), At("clauses", i), faults);
  }
  for (int i = 0; i < plan.open_choices_size(); ++i) {
    CheckPath(plan, plan.open_choices(i).path(), At("open_choices", i), faults);
  }
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
