#include "tests/kit/random_plan.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <boost/json.hpp>
#include <vector>

namespace tingfen::plan {
namespace {

namespace json = boost::json;

// Weights of `count` parts that sum to exactly one, as per cent or as fractions.
std::vector<std::string> Weights(Dice& dice, int count) {
  std::vector<std::string> weights;
  const bool fractions = Chance(dice, 30);
  const std::uint32_t whole =
      fractions ? static_cast<std::uint32_t>(count) + Roll(dice, 1, 9) : 100;
  std::uint32_t left = whole;
  for (int i = 1; i < count; ++i) {
    const std::uint32_t others = static_cast<std::uint32_t>(count - i);
    const std::uint32_t part = Roll(dice, 1, left - others);
    weights.push_back(std::to_string(part));
    left -= part;
  }
  weights.push_back(std::to_string(left));
  if (!fractions) return weights;
  for (std::string& weight : weights) weight += "/" + std::to_string(whole);
  return weights;
}

void AddPanels(pb::Plan& plan, Dice& dice) {
  const std::uint32_t count = Roll(dice, 1, 3);
  for (std::uint32_t i = 0; i < count; ++i) {
    pb::Panel& panel = *plan.add_panels();
    panel.set_id("p" + std::to_string(i));
    panel.mutable_title()->set_zh("评委组");
    const bool mass = i > 0 && Chance(dice, 50);
    panel.set_kind(mass ? pb::Panel::MASS : pb::Panel::EXPERT);
    panel.set_seats(mass ? Roll(dice, 3, 12) : Roll(dice, 1, 9));
  }
  plan.mutable_panels(0)->set_chief_seat(Roll(dice, 1, plan.panels(0).seats()));
}

void FillStagePanel(const pb::Panel& panel, Dice& dice, pb::StagePanel& entry) {
  entry.set_panel(panel.id());
  entry.set_min_sheets(Roll(dice, 1, panel.seats()));
  if (Chance(dice, 60)) {
    pb::Trim& trim = *entry.mutable_trim();
    trim.set_high(Roll(dice, 0, 2));
    trim.set_low(Roll(dice, 0, 2));
    trim.set_scope(Chance(dice, 50) ? pb::Trim::SHEET : pb::Trim::CRITERION);
    const std::uint32_t least = trim.high() + trim.low() + 1;
    if (least > panel.seats()) {
      entry.clear_trim();
    } else {
      trim.set_at_least(Roll(dice, least, panel.seats()));
    }
  }
  if (panel.kind() == pb::Panel::MASS && Chance(dice, 60)) {
    const std::uint32_t share = Roll(dice, 50, 100);
    if (share * panel.seats() > (entry.min_sheets() - 1) * 100) {
      entry.set_close_at(std::to_string(share));
    }
  }
}

// Maxima are multiples of the step; the stage's full mark is what a faultless sheet makes.
void AddCriteria(Dice& dice, pb::Stage& stage) {
  constexpr const char* kSteps[] = {"1", "0.5", "0.1", "0.01"};
  stage.set_step(kSteps[Roll(dice, 0, 3)]);
  const std::uint32_t count = Roll(dice, 1, 5);
  std::uint32_t full = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    pb::Criterion& criterion = *stage.add_criteria();
    criterion.set_id("c" + std::to_string(i));
    criterion.mutable_title()->set_zh("要素");
    const std::uint32_t max = Roll(dice, 1, 40);
    const std::uint32_t weight = Chance(dice, 20) ? Roll(dice, 1, 3) : 1;
    criterion.set_max(std::to_string(max));
    if (weight > 1) criterion.set_weight(std::to_string(weight));
    full += max * weight;
  }
  stage.set_full_mark(std::to_string(full));
}

void AddClock(Dice& dice, pb::Stage& stage) {
  if (Chance(dice, 30)) return;
  stage.set_limit_seconds(Roll(dice, 60, 900));
  std::uint32_t left = stage.limit_seconds();
  for (int i = 0; i < 2 && Chance(dice, 60); ++i) {
    left = Roll(dice, 1, left - 1);
    stage.add_warn_seconds_left(left);
    if (left == 1) break;
  }
  std::uint32_t from = 0;
  for (int i = 0; i < 2 && Chance(dice, 30); ++i) {
    pb::TimeBand& band = *stage.add_time_bands();
    band.set_kind(pb::TimeBand::OVER);
    band.set_from_seconds(from += Roll(dice, 1, 60));
    band.set_points(Chance(dice, 80) ? "-0.5" : "1");
  }
}

void AddStages(pb::Plan& plan, Dice& dice) {
  const int count = static_cast<int>(Roll(dice, 1, 3));
  const auto weights = Weights(dice, count);
  for (int s = 0; s < count; ++s) {
    pb::Stage& stage = *plan.add_stages();
    stage.set_id("s" + std::to_string(s));
    stage.mutable_title()->set_zh("环节");
    stage.set_weight(weights[static_cast<std::size_t>(s)]);
    stage.set_scoring_opens(Chance(dice, 50) ? pb::Stage::WITH_STAGE : pb::Stage::AFTER_STAGE);
    AddCriteria(dice, stage);
    AddClock(dice, stage);
    // The last stage is scored by every panel, so that none is idle.
    for (const pb::Panel& panel : plan.panels()) {
      if (s + 1 < count && stage.panels_size() > 0 && Chance(dice, 40)) continue;
      FillStagePanel(panel, dice, *stage.add_panels());
    }
    const auto shares = Weights(dice, stage.panels_size());
    for (int i = 0; i < stage.panels_size(); ++i) {
      stage.mutable_panels(i)->set_weight(shares[static_cast<std::size_t>(i)]);
    }
  }
}

void AddComponents(pb::Plan& plan, Dice& dice) {
  const bool written = Chance(dice, 30);
  const auto weights = Weights(dice, written ? 2 : 1);
  pb::Component& interview = *plan.add_components();
  interview.set_id("interview");
  interview.mutable_title()->set_zh("面试成绩");
  interview.set_weight(weights[0]);
  if (Chance(dice, 30)) interview.set_pass("0.5");
  if (!written) return;
  pb::Component& test = *plan.add_components();
  test.set_id("written");
  test.mutable_title()->set_zh("笔试成绩");
  test.set_weight(weights[1]);
  test.set_full_mark(std::to_string(Chance(dice, 60) ? 100 : Roll(dice, 100, 750)));
  for (pb::Component& one : *plan.mutable_components()) {
    one.set_counted(Chance(dice, 70) ? pb::Component::SCALED : pb::Component::BEYOND_FULL_MARK);
  }
  if (Chance(dice, 60)) test.set_pass("60");
  test.set_gate(!test.pass().empty() && Chance(dice, 50));
}

void SetRounding(pb::Plan& plan, Dice& dice) {
  pb::Rounding& rounding = *plan.mutable_rounding();
  rounding.set_mode(Chance(dice, 75) ? pb::Rounding::HALF_UP : pb::Rounding::TRUNCATE);
  rounding.set_published(Roll(dice, 0, 4));
  if (Chance(dice, 25)) rounding.set_criterion(Roll(dice, 0, 4));
  if (Chance(dice, 25)) rounding.set_sheet(Roll(dice, 0, 4));
  if (Chance(dice, 25)) rounding.set_panel(Roll(dice, 0, 4));
  if (Chance(dice, 25)) rounding.set_stage(Roll(dice, 0, 4));
}

void SetRanking(pb::Plan& plan, Dice& dice) {
  std::vector<std::string> keys = {
      "interview", "exact", "stage:" + plan.stages(0).id(),
      "panel:" + plan.stages(0).id() + "/" + plan.stages(0).panels(0).panel()};
  if (plan.components_size() > 1) keys.emplace_back("written");
  std::shuffle(keys.begin(), keys.end(), dice);
  keys.resize(Roll(dice, 0, static_cast<std::uint32_t>(keys.size())));
  for (const std::string& key : keys) plan.add_ties(key);
  plan.mutable_shortlist()->set_per_vacancy(Roll(dice, 1, 3));
  plan.mutable_shortlist()->set_cut_ties(Chance(dice, 50) ? pb::Shortlist::INCLUDE
                                                          : pb::Shortlist::RESOLVE);
  if (Chance(dice, 20)) plan.set_may_stay_vacant_below("0.5");
}

void SetDay(pb::Plan& plan, Dice& dice) {
  pb::Announcement& rule = *plan.mutable_announcement();
  rule.set_when(static_cast<pb::Announcement::When>(Roll(dice, 1, 4)));
  if (rule.when() == pb::Announcement::AFTER_FIRST) rule.set_first(Roll(dice, 2, 4));
  if (rule.when() == pb::Announcement::LAG_BY_ONE && Chance(dice, 50)) {
    rule.set_last(pb::Announcement::AFTER_OWN_TURN);
  }
  if (rule.when() == pb::Announcement::AT_END && Chance(dice, 20)) {
    plan.mutable_equalise()->set_base(Chance(dice, 50) ? pb::Equalise::POOLED
                                                       : pb::Equalise::MEAN_OF_MEANS);
    if (Chance(dice, 50)) plan.mutable_equalise()->set_mean_places(Roll(dice, 0, 4));
  }
  for (const auto by :
       {pb::ReleaseStep::VERIFIER, pb::ReleaseStep::CHIEF, pb::ReleaseStep::SUPERVISOR}) {
    if (Chance(dice, 60)) plan.add_release()->set_by(by);
  }
  plan.mutable_hall()->set_theme(pb::HallLook::BLUE);
  plan.mutable_hall()->set_reveal(static_cast<pb::HallLook::Reveal>(Roll(dice, 1, 3)));
  plan.mutable_hall()->set_show_progress(Chance(dice, 50));
  plan.mutable_identify()->set_by(Chance(dice, 50) ? pb::Identify::NUMBER : pb::Identify::NAME);
  if (Chance(dice, 20)) plan.mutable_turns()->set_order(pb::Turns::EACH_THROUGH);
  if (Chance(dice, 10)) plan.mutable_lots()->set_by(pb::Lots::HAND);
  if (Chance(dice, 40)) {
    pb::Applications& entering = *plan.mutable_applications();
    entering.set_posts_per_person(Roll(dice, 1, 3));
    if (Chance(dice, 60)) {
      entering.set_at_least(Roll(dice, 2, 3));
      entering.set_count(pb::Applications::QUALIFIED);
      entering.set_too_few(pb::Applications::CANCEL_POST);
    }
  }
}

// Serialising leaves out zeros; where the file must say so, they are put back.
void PutZerosBack(json::value& plan) {
  json::object& rounding = plan.at("rounding").as_object();
  if (!rounding.contains("published")) rounding["published"] = 0;
  for (json::value& stage : plan.at("stages").as_array()) {
    for (json::value& panel : stage.at("panels").as_array()) {
      if (!panel.as_object().contains("trim")) continue;
      json::object& trim = panel.at("trim").as_object();
      for (const char* side : {"high", "low"}) {
        if (!trim.contains(side)) trim[side] = 0;
      }
    }
  }
  if (!plan.as_object().contains("release")) plan.as_object()["release"] = json::array();
}

}  // namespace

std::uint32_t Roll(Dice& dice, std::uint32_t low, std::uint32_t high) {
  return low + static_cast<std::uint32_t>(dice() % (high - low + 1));
}

bool Chance(Dice& dice, std::uint32_t per_cent) {
  return Roll(dice, 1, 100) <= per_cent;
}

pb::Plan RandomPlan(Dice& dice) {
  pb::Plan plan;
  plan.set_format(1);
  plan.set_id("random");
  plan.mutable_title()->set_zh("随机方案");
  AddPanels(plan, dice);
  AddStages(plan, dice);
  AddComponents(plan, dice);
  SetRounding(plan, dice);
  SetRanking(plan, dice);
  SetDay(plan, dice);
  return plan;
}

std::string JsonOf(const pb::Plan& plan) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string text;
  if (!google::protobuf::util::MessageToJsonString(plan, &text, options).ok()) std::abort();
  json::value value = json::parse(text);
  PutZerosBack(value);
  return json::serialize(value);
}

}  // namespace tingfen::plan
