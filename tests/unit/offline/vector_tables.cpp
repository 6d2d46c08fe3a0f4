#include "tests/unit/offline/vector_tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "server/offline/read_paper.h"
#include "tests/vectors/scoring_rules.h"

namespace tingfen::offline {
namespace {

namespace json = boost::json;
using vectors::Text;

// Finer than any mark of the vectors; their plans have no step.
constexpr const char* kFinestStep = "0.000001";

const json::value* Given(const json::object& object, const char* key) {
  const json::value* value = object.if_contains(key);
  return value == nullptr || value->is_null() ? nullptr : value;
}

std::string TextOr(const json::object& object, const char* key) {
  const json::value* value = Given(object, key);
  return value == nullptr ? "" : Text(*value);
}

template <typename Set>
void SetPlaces(const json::object& object, const char* key, const Set& set) {
  if (const json::value* places = Given(object, key)) set(places->to_number<std::uint32_t>());
}

void ReadRounding(const json::object& from, pb::Rounding& rounding) {
  rounding.set_mode(Text(from.at("mode")) == "truncate" ? pb::Rounding::TRUNCATE
                                                        : pb::Rounding::HALF_UP);
  rounding.set_published(from.at("published").to_number<std::uint32_t>());
  SetPlaces(from, "criterion", [&](auto places) { rounding.set_criterion(places); });
  SetPlaces(from, "sheet", [&](auto places) { rounding.set_sheet(places); });
  SetPlaces(from, "panel", [&](auto places) { rounding.set_panel(places); });
  SetPlaces(from, "stage", [&](auto places) { rounding.set_stage(places); });
}

void ReadPanel(const json::object& from, pb::Plan& plan, pb::StagePanel& panel) {
  panel.set_panel(Text(from.at("id")));
  panel.set_weight(Text(from.at("weight")));
  panel.set_min_sheets(from.at("min_sheets").to_number<std::uint32_t>());
  if (const json::value* trim = Given(from, "trim")) {
    const json::object& rule = trim->as_object();
    panel.mutable_trim()->set_high(rule.at("high").to_number<std::uint32_t>());
    panel.mutable_trim()->set_low(rule.at("low").to_number<std::uint32_t>());
    panel.mutable_trim()->set_at_least(rule.at("at_least").to_number<std::uint32_t>());
    panel.mutable_trim()->set_scope(Text(rule.at("scope")) == "criterion" ? pb::Trim::CRITERION
                                                                          : pb::Trim::SHEET);
  }
  const auto seats = static_cast<std::uint32_t>(from.at("seats").as_array().size());
  for (pb::Panel& known : *plan.mutable_panels()) {
    if (known.id() == panel.panel()) return known.set_seats(std::max(known.seats(), seats));
  }
  pb::Panel& entry = *plan.add_panels();
  entry.set_id(panel.panel());
  entry.mutable_title()->set_zh(panel.panel());
  entry.set_kind(pb::Panel::EXPERT);
  entry.set_seats(seats);
}

void ReadStage(const json::object& from, pb::Plan& plan) {
  pb::Stage& stage = *plan.add_stages();
  stage.set_id(Text(from.at("id")));
  stage.mutable_title()->set_zh(stage.id());
  stage.set_weight(Text(from.at("weight")));
  stage.set_full_mark(Text(from.at("full_mark")));
  stage.set_step(kFinestStep);
  for (const json::value& value : from.at("criteria").as_array()) {
    pb::Criterion& criterion = *stage.add_criteria();
    criterion.set_id(Text(value.as_object().at("id")));
    criterion.mutable_title()->set_zh(criterion.id());
    criterion.set_max(Text(value.as_object().at("max")));
    criterion.set_weight(TextOr(value.as_object(), "weight"));
  }
  for (const json::value& panel : from.at("panels").as_array()) {
    ReadPanel(panel.as_object(), plan, *stage.add_panels());
  }
}

pb::Plan PlanOf(const json::object& from) {
  pb::Plan plan;
  ReadRounding(from.at("rounding").as_object(), *plan.mutable_rounding());
  for (const json::value& stage : from.at("stages").as_array()) ReadStage(stage.as_object(), plan);
  for (const json::value& value : from.at("components").as_array()) {
    pb::Component& component = *plan.add_components();
    component.set_id(Text(value.as_object().at("id")));
    component.mutable_title()->set_zh(component.id());
    component.set_weight(Text(value.as_object().at("weight")));
    component.set_pass(TextOr(value.as_object(), "pass"));
    component.set_full_mark(TextOr(value.as_object(), "full_mark"));
    if (TextOr(value.as_object(), "counted") == "scaled") {
      component.set_counted(pb::Component::SCALED);
    }
  }
  for (const json::value& tie : from.at("ties").as_array()) plan.add_ties(Text(tie));
  if (const json::value* rule = Given(from, "shortlist")) {
    const json::object& shortlist = rule->as_object();
    plan.mutable_shortlist()->set_per_vacancy(shortlist.at("per_vacancy").to_number<unsigned>());
    plan.mutable_shortlist()->set_cut_ties(Text(shortlist.at("cut_ties")) == "resolve"
                                               ? pb::Shortlist::RESOLVE
                                               : pb::Shortlist::INCLUDE);
  }
  plan.set_may_stay_vacant_below(TextOr(from, "may_stay_vacant_below"));
  if (const json::value* rule = Given(from, "equalise")) {
    const json::object& object = rule->as_object();
    pb::Equalise& equalise = *plan.mutable_equalise();
    equalise.set_base(Text(object.at("base")) == "pooled" ? pb::Equalise::POOLED
                                                          : pb::Equalise::MEAN_OF_MEANS);
    equalise.set_trim_candidates(object.at("trim_candidates").to_number<unsigned>());
    SetPlaces(object, "mean_places", [&](auto places) { equalise.set_mean_places(places); });
    SetPlaces(object, "coefficient_places",
              [&](auto places) { equalise.set_coefficient_places(places); });
  }
  return plan;
}

pb::Roll RollOf(const json::object& content) {
  pb::Roll roll;
  std::set<std::string> rooms;
  for (const json::value& value : content.at("plan").as_object().at("posts").as_array()) {
    pb::Post& post = *roll.add_posts();
    post.set_id(Text(value.as_object().at("id")));
    post.set_vacancies(value.as_object().at("vacancies").to_number<std::uint32_t>());
  }
  for (const json::value& value : content.at("candidates").as_array()) {
    const json::object& object = value.as_object();
    pb::Candidate& candidate = *roll.add_candidates();
    candidate.set_id(Text(object.at("id")));
    candidate.set_room(Text(object.at("room")));
    for (const json::value& post : object.at("posts").as_array()) candidate.add_posts(Text(post));
    if (rooms.insert(candidate.room()).second) roll.add_rooms()->set_id(candidate.room());
  }
  return roll;
}

// The number of a seat is its place in its panel's list.
std::size_t NumberOf(const json::object& plan, const std::string& stage, const std::string& panel,
                     const std::string& judge) {
  for (const json::value& one : plan.at("stages").as_array()) {
    if (Text(one.as_object().at("id")) != stage) continue;
    for (const json::value& entry : one.as_object().at("panels").as_array()) {
      if (Text(entry.as_object().at("id")) != panel) continue;
      const json::array& seats = entry.as_object().at("seats").as_array();
      for (std::size_t i = 0; i < seats.size(); ++i) {
        if (Text(seats[i]) == judge) return i + 1;
      }
    }
  }
  throw std::runtime_error("no seat " + judge);
}

}  // namespace

VectorTables TablesOf(const json::value& value, const std::set<std::string>& left_out) {
  const json::object& content = value.as_object();
  const json::object& plan = content.at("plan").as_object();
  std::set<std::string> out = left_out;
  for (const auto& [candidate, outcome] : content.at("outcomes").as_object()) {
    if (Text(outcome) != "present") out.insert(std::string(candidate));
  }
  std::ostringstream sheets;
  sheets << "candidate,stage,panel,judge,criterion,mark\n";
  for (const json::value& entry : content.at("sheets").as_array()) {
    const json::object& sheet = entry.as_object();
    const std::string candidate = Text(sheet.at("candidate"));
    if (out.contains(candidate)) continue;
    const std::string stage = Text(sheet.at("stage"));
    const std::string panel = Text(sheet.at("panel"));
    for (const auto& [criterion, mark] : sheet.at("scores").as_object()) {
      sheets << candidate << "," << stage << "," << panel << ","
             << NumberOf(plan, stage, panel, Text(sheet.at("judge"))) << ","
             << std::string(criterion) << "," << Text(mark) << "\n";
    }
  }
  std::ostringstream components;
  components << "candidate,component,mark\n";
  for (const auto& [component, marks] : content.at("imports").as_object()) {
    for (const auto& [candidate, mark] : marks.as_object()) {
      components << std::string(candidate) << "," << std::string(component) << "," << Text(mark)
                 << "\n";
    }
  }
  std::ostringstream adjustments;
  adjustments << "candidate,stage,points,reason\n";
  for (const json::value& entry : content.at("adjustments").as_array()) {
    const json::object& adjustment = entry.as_object();
    adjustments << Text(adjustment.at("candidate")) << "," << Text(adjustment.at("stage")) << ","
                << Text(adjustment.at("points")) << ",\"" << Text(adjustment.at("reason"))
                << "\"\n";
  }
  return {PlanOf(plan), RollOf(content), sheets.str(), components.str(), adjustments.str()};
}

Scored ScoredFrom(const VectorTables& tables) {
  auto read = ReadPaper(tables.plan, &tables.roll, tables.AsTables());
  if (const auto* faults = std::get_if<PaperFaults>(&read)) {
    ADD_FAILURE() << faults->front().table << ":" << faults->front().line << " "
                  << faults->front().en;
    return {};
  }
  auto scored = ScorePaper(tables.plan, std::get<PaperInterview>(read));
  if (const auto* faults = std::get_if<PaperFaults>(&scored)) {
    ADD_FAILURE() << faults->front().en;
    return {};
  }
  return std::get<Scored>(std::move(scored));
}

std::vector<competition::TraceLine> TraceOf(const VectorTables& tables, const Scored& scored,
                                            const pb::CandidateFigures& figures) {
  competition::TraceRequest request{.plan = tables.plan, .figures = figures};
  if (scored.equalisation) request.equalisation = &*scored.equalisation;
  for (const pb::PostResult& result : scored.results) request.results.push_back(&result);
  return competition::Trace(request);
}

Constants ConstantsOf(const VectorTables& tables, const Scored& scored) {
  Constants constants;
  const auto percent = [](const std::string& weight) {
    return weight.find('/') == std::string::npos ? weight + "%" : weight;
  };
  for (const pb::Stage& stage : tables.plan.stages()) {
    constants.factors.insert(percent(stage.weight()));
    for (const auto& panel : stage.panels()) constants.factors.insert(percent(panel.weight()));
    for (const auto& criterion : stage.criteria()) constants.factors.insert(criterion.weight());
  }
  for (const pb::Component& component : tables.plan.components()) {
    constants.factors.insert(percent(component.weight()));
    constants.factors.insert(component.pass());
  }
  for (const pb::CandidateFigures& figures : scored.figures) {
    for (const pb::StageFigure& stage : figures.stages()) {
      for (const pb::Adjustment& adjustment : stage.adjustments()) {
        std::string points = adjustment.points();
        points.erase(std::remove(points.begin(), points.end(), '-'), points.end());
        constants.marks.insert(points);
      }
      for (const pb::PanelFigure& panel : stage.panels()) {
        constants.factors.insert(std::to_string(panel.count()));
        for (const auto& one : panel.criteria()) {
          constants.factors.insert(std::to_string(one.count()));
        }
        for (const pb::SheetFigure& sheet : panel.sheets()) {
          for (const pb::Mark& mark : sheet.marks()) constants.marks.insert(mark.mark());
        }
      }
    }
    for (const pb::ComponentFigure& component : figures.components()) {
      constants.factors.insert(component.scaled_from());
      constants.factors.insert(component.scaled_to());
      if (component.component() != "interview") constants.given.insert(component.published());
    }
  }
  if (scored.equalisation) {
    constants.factors.insert(std::to_string(scored.equalisation->rooms_size()));
    for (const auto& room : scored.equalisation->rooms()) {
      constants.factors.insert(std::to_string(room.count()));
      for (const auto& one : room.interviews()) constants.given.insert(one.shown());
    }
  }
  return constants;
}

}  // namespace tingfen::offline
