// Ways to break one rule of a plan, each with the path at which it must be named.
#include <array>

#include "tests/kit/random_plan.h"

namespace tingfen::plan {
namespace {

std::string StagePath(int stage) {
  return "stages[" + std::to_string(stage) + "]";
}

int AnyStage(const pb::Plan& plan, Dice& dice) {
  return static_cast<int>(Roll(dice, 0, static_cast<std::uint32_t>(plan.stages_size() - 1)));
}

std::string StageWeights(pb::Plan& plan, Dice&) {
  plan.add_stages()->CopyFrom(plan.stages(0));
  plan.mutable_stages()->rbegin()->set_id("one_more");
  return "stages";
}

std::string PanelWeight(pb::Plan& plan, Dice& dice) {
  const int s = AnyStage(plan, dice);
  plan.mutable_stages(s)->mutable_panels(0)->set_weight("0.001");
  return StagePath(s) + ".panels";
}

std::string FullMark(pb::Plan& plan, Dice& dice) {
  const int s = AnyStage(plan, dice);
  plan.mutable_stages(s)->set_full_mark("999");
  return StagePath(s) + ".criteria";
}

std::string TrimThatLeavesNothing(pb::Plan& plan, Dice& dice) {
  const int s = AnyStage(plan, dice);
  pb::Trim& trim = *plan.mutable_stages(s)->mutable_panels(0)->mutable_trim();
  trim.set_high(1);
  trim.set_low(2);
  trim.set_scope(pb::Trim::SHEET);
  trim.set_at_least(Roll(dice, 1, 3));
  return StagePath(s) + ".panels[0].trim.at_least";
}

std::string MoreSheetsThanSeats(pb::Plan& plan, Dice& dice) {
  const int s = AnyStage(plan, dice);
  plan.mutable_stages(s)->mutable_panels(0)->set_min_sheets(plan.panels(0).seats() + 1);
  return StagePath(s) + ".panels[0].min_sheets";
}

std::string AnUnknownPanel(pb::Plan& plan, Dice&) {
  pb::Stage& stage = *plan.mutable_stages(0);
  stage.mutable_panels(stage.panels_size() - 1)->set_panel("jury");
  return "stages[0].panels[" + std::to_string(stage.panels_size() - 1) + "].panel";
}

std::string AStageTwice(pb::Plan& plan, Dice&) {
  plan.mutable_stages(plan.stages_size() - 1)->set_id(plan.stages(0).id());
  if (plan.stages_size() == 1) plan.add_stages()->CopyFrom(plan.stages(0));
  return StagePath(plan.stages_size() - 1) + ".id";
}

std::string AMaximumOffTheStep(pb::Plan& plan, Dice& dice) {
  const int s = AnyStage(plan, dice);
  plan.mutable_stages(s)->set_step("1");
  plan.mutable_stages(s)->mutable_criteria(0)->set_max("7.25");
  return StagePath(s) + ".criteria[0].max";
}

std::string AnUnknownTie(pb::Plan& plan, Dice&) {
  plan.add_ties("stage:nowhere");
  return "ties[" + std::to_string(plan.ties_size() - 1) + "]";
}

std::string NoInterview(pb::Plan& plan, Dice&) {
  plan.mutable_components(0)->set_id("talk");
  plan.mutable_components(0)->set_full_mark("100");
  return "components";
}

std::string AChiefWithoutASeat(pb::Plan& plan, Dice&) {
  plan.mutable_panels(0)->set_chief_seat(plan.panels(0).seats() + 1);
  return "panels[0].chief_seat";
}

std::string AWarningBeyondTheLimit(pb::Plan& plan, Dice& dice) {
  const int s = AnyStage(plan, dice);
  pb::Stage& stage = *plan.mutable_stages(s);
  stage.set_limit_seconds(60);
  stage.clear_time_bands();
  stage.clear_warn_seconds_left();
  stage.add_warn_seconds_left(60);
  return StagePath(s) + ".warn_seconds_left[0]";
}

std::string BandsThatFall(pb::Plan& plan, Dice& dice) {
  const int s = AnyStage(plan, dice);
  pb::Stage& stage = *plan.mutable_stages(s);
  stage.set_limit_seconds(900);
  stage.clear_time_bands();
  for (const std::uint32_t from : {30U, 20U}) {
    pb::TimeBand& band = *stage.add_time_bands();
    band.set_kind(pb::TimeBand::OVER);
    band.set_from_seconds(from);
    band.set_points("-1");
  }
  return StagePath(s) + ".time_bands[1].from_seconds";
}

std::string TwoConfirmationsOfOneRole(pb::Plan& plan, Dice&) {
  plan.clear_release();
  plan.add_release()->set_by(pb::ReleaseStep::VERIFIER);
  plan.add_release()->set_by(pb::ReleaseStep::VERIFIER);
  return "release[1].by";
}

std::string AfterAnUnsaidNumber(pb::Plan& plan, Dice&) {
  plan.clear_equalise();
  plan.mutable_announcement()->set_when(pb::Announcement::AFTER_FIRST);
  plan.mutable_announcement()->clear_first();
  plan.mutable_announcement()->clear_last();
  return "announcement.first";
}

std::string EqualisedAtOnce(pb::Plan& plan, Dice&) {
  plan.mutable_announcement()->Clear();
  plan.mutable_announcement()->set_when(pb::Announcement::AT_ONCE);
  plan.mutable_equalise()->set_base(pb::Equalise::POOLED);
  return "announcement.when";
}

std::string AnUnreachablePass(pb::Plan& plan, Dice&) {
  plan.mutable_components(0)->set_pass("5000");
  return "components[0].pass";
}

std::string ARunOffOfNothing(pb::Plan& plan, Dice&) {
  plan.mutable_shortlist()->set_cut_ties(pb::Shortlist::RESOLVE);
  plan.mutable_run_off()->set_stage("nowhere");
  return "run_off.stage";
}

std::string TooFewOfWhom(pb::Plan& plan, Dice&) {
  plan.mutable_applications()->Clear();
  plan.mutable_applications()->set_posts_per_person(1);
  plan.mutable_applications()->set_at_least(2);
  plan.mutable_applications()->set_too_few(pb::Applications::CANCEL_POST);
  return "applications.count";
}

std::string ACloseOfExpertsByShare(pb::Plan& plan, Dice& dice) {
  const int s = AnyStage(plan, dice);
  plan.mutable_panels(0)->set_kind(pb::Panel::EXPERT);
  plan.mutable_stages(s)->mutable_panels(0)->set_panel("p0");
  plan.mutable_stages(s)->mutable_panels(0)->set_close_at("80");
  return StagePath(s) + ".panels[0].close_at";
}

using Planting = std::string (*)(pb::Plan&, Dice&);
constexpr std::array<Planting, 20> kPlantings = {StageWeights,
                                                 PanelWeight,
                                                 FullMark,
                                                 TrimThatLeavesNothing,
                                                 MoreSheetsThanSeats,
                                                 AnUnknownPanel,
                                                 AStageTwice,
                                                 AMaximumOffTheStep,
                                                 AnUnknownTie,
                                                 NoInterview,
                                                 AChiefWithoutASeat,
                                                 AWarningBeyondTheLimit,
                                                 BandsThatFall,
                                                 TwoConfirmationsOfOneRole,
                                                 AfterAnUnsaidNumber,
                                                 EqualisedAtOnce,
                                                 AnUnreachablePass,
                                                 ARunOffOfNothing,
                                                 TooFewOfWhom,
                                                 ACloseOfExpertsByShare};

}  // namespace

std::string PlantFault(pb::Plan& plan, Dice& dice) {
  return kPlantings[Roll(dice, 0, kPlantings.size() - 1)](plan, dice);
}

}  // namespace tingfen::plan
