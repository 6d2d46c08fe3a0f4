#include "server/plan/model/rules.h"

#include <cstdlib>
#include <optional>

#include "server/plan/model/full_marks.h"

namespace tingfen::plan {
namespace {

scoring::Exact Decimal(const std::string& text) {
  const auto value = scoring::ParseDecimal(text);
  if (!value) std::abort();
  return *value;
}

scoring::Weight WeightOf(const std::string& text) {
  const auto share = scoring::ParseWeight(text);
  if (!share) std::abort();
  return {text, *share};
}

template <typename Message, typename Has, typename Get>
std::optional<unsigned> Places(const Message& message, Has has, Get get) {
  if (!(message.*has)()) return std::nullopt;
  return (message.*get)();
}

scoring::PanelRule PanelRuleOf(const pb::StagePanel& panel) {
  scoring::PanelRule rule;
  rule.id = panel.panel();
  rule.weight = WeightOf(panel.weight());
  rule.min_sheets = panel.min_sheets();
  if (!panel.has_trim()) return rule;
  rule.trim = scoring::Trim{
      .high = panel.trim().high(),
      .low = panel.trim().low(),
      .scope = panel.trim().scope() == pb::Trim::CRITERION ? scoring::TrimScope::kCriterion
                                                           : scoring::TrimScope::kSheet,
      .at_least = panel.trim().at_least(),
  };
  return rule;
}

std::optional<scoring::EqualiseRule> EqualiseOf(const pb::Plan& plan) {
  if (!plan.has_equalise()) return std::nullopt;
  const pb::Equalise& equalise = plan.equalise();
  scoring::EqualiseRule rule;
  rule.base = equalise.base() == pb::Equalise::MEAN_OF_MEANS ? scoring::EqualiseBase::kMeanOfMeans
                                                             : scoring::EqualiseBase::kPooled;
  rule.trim_candidates = equalise.trim_candidates();
  rule.mean_places = Places(equalise, &pb::Equalise::has_mean_places, &pb::Equalise::mean_places);
  rule.coefficient_places =
      Places(equalise, &pb::Equalise::has_coefficient_places, &pb::Equalise::coefficient_places);
  return rule;
}

scoring::Component ComponentOf(const pb::Plan& plan, const pb::Component& component) {
  scoring::Component rule;
  rule.id = component.id();
  rule.weight = WeightOf(component.weight());
  if (!component.pass().empty()) rule.pass = Decimal(component.pass());
  rule.scale = ScaleOf(plan, component);
  return rule;
}

scoring::ShortlistRule ShortlistOf(const pb::Shortlist& shortlist) {
  return {.per_vacancy = shortlist.per_vacancy(),
          .cut_ties = shortlist.cut_ties() == pb::Shortlist::RESOLVE ? scoring::CutTies::kResolve
                                                                     : scoring::CutTies::kInclude};
}

}  // namespace

scoring::Rounding RoundingOf(const pb::Rounding& rounding) {
  return {
      .mode = rounding.mode() == pb::Rounding::TRUNCATE ? scoring::RoundingMode::kTruncate
                                                        : scoring::RoundingMode::kHalfUp,
      .published = rounding.published(),
      .criterion = Places(rounding, &pb::Rounding::has_criterion, &pb::Rounding::criterion),
      .sheet = Places(rounding, &pb::Rounding::has_sheet, &pb::Rounding::sheet),
      .panel = Places(rounding, &pb::Rounding::has_panel, &pb::Rounding::panel),
      .stage = Places(rounding, &pb::Rounding::has_stage, &pb::Rounding::stage),
  };
}

scoring::StageRule StageRuleOf(const pb::Stage& stage) {
  scoring::StageRule rule;
  rule.id = stage.id();
  rule.weight = WeightOf(stage.weight());
  rule.full_mark = Decimal(stage.full_mark());
  rule.step = Decimal(stage.step());
  for (const pb::Criterion& criterion : stage.criteria()) {
    rule.criteria.push_back(
        {criterion.id(), Decimal(criterion.max()),
         criterion.weight().empty() ? scoring::Exact(1) : Decimal(criterion.weight())});
  }
  for (const pb::StagePanel& panel : stage.panels()) rule.panels.push_back(PanelRuleOf(panel));
  return rule;
}

scoring::Rules RulesOf(const pb::Plan& plan, const SeatsOfPanel& seats) {
  scoring::Rules rules;
  rules.rounding = RoundingOf(plan.rounding());
  for (const pb::Stage& stage : plan.stages()) {
    scoring::StageRule rule = StageRuleOf(stage);
    for (scoring::PanelRule& panel : rule.panels) panel.seats = seats(panel.id);
    rules.stages.push_back(std::move(rule));
  }
  for (const pb::Component& component : plan.components()) {
    rules.components.push_back(ComponentOf(plan, component));
  }
  for (const std::string& tie : plan.ties()) {
    const auto key = scoring::ParseTieKey(tie);
    if (!key) std::abort();
    rules.ties.push_back(*key);
  }
  if (plan.has_shortlist()) rules.shortlist = ShortlistOf(plan.shortlist());
  if (!plan.may_stay_vacant_below().empty()) {
    rules.may_stay_vacant_below = Decimal(plan.may_stay_vacant_below());
  }
  rules.equalise = EqualiseOf(plan);
  return rules;
}

}  // namespace tingfen::plan
