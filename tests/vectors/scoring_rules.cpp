#include "tests/vectors/scoring_rules.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <map>
#include <stdexcept>

namespace tingfen::vectors {

namespace json = boost::json;
using namespace tingfen::scoring;

namespace {

[[noreturn]] void Fail(const std::string& what) {
  throw std::runtime_error(what);
}

// Absent and null say the same.
const json::value* Given(const json::object& object, const char* key) {
  const json::value* value = object.if_contains(key);
  return value == nullptr || value->is_null() ? nullptr : value;
}

unsigned Count(const json::value& value) {
  return value.to_number<unsigned>();
}

std::optional<unsigned> Places(const json::object& object, const char* key) {
  const json::value* value = Given(object, key);
  if (value == nullptr) return std::nullopt;
  return Count(*value);
}

template <typename T>
T Word(const json::value& value, const std::map<std::string, T>& words) {
  const auto found = words.find(Text(value));
  if (found == words.end()) Fail("unknown word " + json::serialize(value));
  return found->second;
}

Weight ReadWeight(const json::value& value) {
  const auto share = ParseWeight(Text(value));
  if (!share) Fail("not a weight: " + json::serialize(value));
  return {Text(value), *share};
}

Rounding ReadRounding(const json::object& object) {
  CheckKeys(object, "plan.rounding", {"mode", "published", "criterion", "sheet", "panel", "stage"});
  Rounding rounding;
  rounding.mode = Word<RoundingMode>(object.at("mode"), {{"half_up", RoundingMode::kHalfUp},
                                                         {"truncate", RoundingMode::kTruncate}});
  rounding.published = Count(object.at("published"));
  rounding.criterion = Places(object, "criterion");
  rounding.sheet = Places(object, "sheet");
  rounding.panel = Places(object, "panel");
  rounding.stage = Places(object, "stage");
  return rounding;
}

Trim ReadTrim(const json::object& object) {
  CheckKeys(object, "trim", {"high", "low", "scope", "at_least"});
  Trim trim;
  trim.high = Count(object.at("high"));
  trim.low = Count(object.at("low"));
  trim.scope = Word<TrimScope>(
      object.at("scope"), {{"sheet", TrimScope::kSheet}, {"criterion", TrimScope::kCriterion}});
  trim.at_least = Count(object.at("at_least"));
  return trim;
}

PanelRule ReadPanel(const json::object& object) {
  CheckKeys(object, "panels[]", {"id", "weight", "seats", "min_sheets", "trim"});
  PanelRule panel;
  panel.id = Text(object.at("id"));
  panel.weight = ReadWeight(object.at("weight"));
  for (const json::value& seat : object.at("seats").as_array()) panel.seats.push_back(Text(seat));
  panel.min_sheets = Count(object.at("min_sheets"));
  if (const json::value* trim = Given(object, "trim")) panel.trim = ReadTrim(trim->as_object());
  return panel;
}

Criterion ReadCriterion(const json::object& object) {
  CheckKeys(object, "criteria[]", {"id", "max", "weight"});
  Criterion criterion{Text(object.at("id")), Decimal(object.at("max")), 1};
  if (const json::value* weight = Given(object, "weight")) criterion.weight = Decimal(*weight);
  return criterion;
}

StageRule ReadStage(const json::object& object) {
  CheckKeys(object, "stages[]", {"id", "weight", "full_mark", "criteria", "panels"});
  StageRule stage;
  stage.id = Text(object.at("id"));
  stage.weight = ReadWeight(object.at("weight"));
  stage.full_mark = Decimal(object.at("full_mark"));
  for (const json::value& criterion : object.at("criteria").as_array()) {
    stage.criteria.push_back(ReadCriterion(criterion.as_object()));
  }
  for (const json::value& panel : object.at("panels").as_array()) {
    stage.panels.push_back(ReadPanel(panel.as_object()));
  }
  return stage;
}

Component ReadComponent(const json::object& object) {
  CheckKeys(object, "components[]", {"id", "weight", "pass", "full_mark", "counted"});
  Component component{Text(object.at("id")), ReadWeight(object.at("weight")), {}, {}};
  if (const json::value* pass = Given(object, "pass")) component.pass = Decimal(*pass);
  return component;
}

Exact FullMarkOf(const json::object& component, const Rules& rules) {
  if (component.at("id") != "interview") return Decimal(component.at("full_mark"));
  Exact sum;
  for (const StageRule& stage : rules.stages) sum += stage.weight.share * stage.full_mark;
  return sum;
}

// Every component has a full mark where one is scaled; the total's is theirs if it is the same.
void ScaleComponents(const json::array& components, Rules& rules) {
  if (std::ranges::none_of(components, [](const json::value& one) {
        return Given(one.as_object(), "counted") != nullptr;
      })) {
    return;
  }
  std::vector<Exact> full_marks;
  for (const json::value& one : components) {
    full_marks.push_back(FullMarkOf(one.as_object(), rules));
  }
  const bool alike = std::ranges::count(full_marks, full_marks[0]) == std::ssize(full_marks);
  const Exact total = alike ? full_marks[0] : Exact(100);
  for (std::size_t i = 0; i < full_marks.size(); ++i) {
    const json::value* counted = Given(components[i].as_object(), "counted");
    if (counted == nullptr || Text(*counted) != "scaled") continue;
    rules.components[i].scale = Scale{full_marks[i], total};
  }
}

EqualiseRule ReadEqualise(const json::object& object) {
  CheckKeys(object, "plan.equalise",
            {"base", "trim_candidates", "mean_places", "coefficient_places"});
  EqualiseRule rule;
  rule.base = Word<EqualiseBase>(
      object.at("base"),
      {{"pooled", EqualiseBase::kPooled}, {"mean_of_means", EqualiseBase::kMeanOfMeans}});
  rule.trim_candidates = Count(object.at("trim_candidates"));
  rule.mean_places = Places(object, "mean_places");
  rule.coefficient_places = Places(object, "coefficient_places");
  return rule;
}

ShortlistRule ReadShortlist(const json::object& object) {
  CheckKeys(object, "plan.shortlist", {"per_vacancy", "cut_ties"});
  return {Count(object.at("per_vacancy")),
          Word<CutTies>(object.at("cut_ties"),
                        {{"include", CutTies::kInclude}, {"resolve", CutTies::kResolve}})};
}

}  // namespace

void CheckKeys(const json::object& object, const std::string& path,
               std::initializer_list<const char*> known) {
  for (const auto& [key, value] : object) {
    if (std::ranges::find(known, key) == known.end()) {
      Fail(path + "." + std::string(key) + ": not known to the test");
    }
  }
}

std::string Text(const json::value& value) {
  return std::string(value.as_string());
}

Exact Decimal(const json::value& value) {
  const auto decimal = ParseDecimal(Text(value));
  if (!decimal) Fail("not a decimal: " + json::serialize(value));
  return *decimal;
}

Rules ReadRules(const json::object& plan) {
  CheckKeys(plan, "plan",
            {"rounding", "stages", "components", "ties", "posts", "shortlist", "equalise",
             "may_stay_vacant_below"});
  Rules rules;
  rules.rounding = ReadRounding(plan.at("rounding").as_object());
  for (const json::value& stage : plan.at("stages").as_array()) {
    rules.stages.push_back(ReadStage(stage.as_object()));
  }
  for (const json::value& component : plan.at("components").as_array()) {
    rules.components.push_back(ReadComponent(component.as_object()));
  }
  ScaleComponents(plan.at("components").as_array(), rules);
  for (const json::value& key : plan.at("ties").as_array()) {
    const auto tie = ParseTieKey(Text(key));
    if (!tie) Fail("not a tie key: " + json::serialize(key));
    rules.ties.push_back(*tie);
  }
  if (const json::value* rule = Given(plan, "shortlist")) {
    rules.shortlist = ReadShortlist(rule->as_object());
  }
  if (const json::value* rule = Given(plan, "equalise")) {
    rules.equalise = ReadEqualise(rule->as_object());
  }
  if (const json::value* below = Given(plan, "may_stay_vacant_below")) {
    rules.may_stay_vacant_below = Decimal(*below);
  }
  return rules;
}

}  // namespace tingfen::vectors
