#include "server/plan/wire.h"

#include <cstdlib>

#include "server/plan/explain.h"

namespace tingfen::plan {
namespace {

pb::Rule::Basis BasisOf(Basis::Kind kind) {
  switch (kind) {
    case Basis::Kind::kDocument:
      return pb::Rule::DOCUMENT;
    case Basis::Kind::kOpenChoice:
      return pb::Rule::OPEN_CHOICE;
    case Basis::Kind::kSetting:
      return pb::Rule::SETTING;
    case Basis::Kind::kNone:
      return pb::Rule::NONE;
  }
  std::abort();
}

}  // namespace

std::vector<pb::Rule> RulesInWords(const pb::Plan& plan) {
  std::vector<pb::Rule> rules;
  for (const Sentence& sentence : Explain(plan)) {
    pb::Rule& rule = rules.emplace_back();
    *rule.mutable_heading() = TitleOf(sentence.heading);
    *rule.mutable_says() = sentence.says;
    rule.set_basis(BasisOf(sentence.basis.kind));
    *rule.mutable_basis_words() = sentence.basis.words;
    *rule.mutable_paths() = {sentence.paths.begin(), sentence.paths.end()};
  }
  return rules;
}

std::vector<pb::PlanFault> PlanFaultsOf(const Faults& faults) {
  std::vector<pb::PlanFault> told;
  for (const Fault& fault : faults) {
    pb::PlanFault& entry = told.emplace_back();
    entry.set_path(fault.path);
    entry.mutable_says()->set_zh(fault.message_zh);
    entry.mutable_says()->set_en(fault.message_en);
  }
  return told;
}

}  // namespace tingfen::plan
