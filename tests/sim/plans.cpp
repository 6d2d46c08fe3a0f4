#include "tests/sim/plans.h"

#include "tests/kit/room.h"
#include "tests/sim/random.h"

namespace tingfen::sim {
namespace {

void VaryHall(pb::Plan& plan, Random& random) {
  plan.mutable_hall()->set_reveal(static_cast<pb::HallLook::Reveal>(random.Between(1, 3)));
  plan.mutable_hall()->set_show_progress(random.Chance(500));
  plan.mutable_identify()->set_by(random.Chance(500) ? pb::Identify::NUMBER : pb::Identify::NAME);
}

void VaryScoring(pb::Plan& plan, Random& random) {
  for (pb::Stage& stage : *plan.mutable_stages()) {
    stage.set_scoring_opens(random.Chance(500) ? pb::Stage::WITH_STAGE : pb::Stage::AFTER_STAGE);
    for (pb::StagePanel& panel : *stage.mutable_panels()) {
      if (!panel.has_trim() || !random.Chance(300)) continue;
      panel.mutable_trim()->set_scope(pb::Trim::CRITERION);
    }
  }
  if (random.Chance(500)) plan.mutable_rounding()->set_sheet(1);
  if (random.Chance(500)) plan.mutable_rounding()->set_panel(2);
}

void VaryAnnouncement(pb::Plan& plan, Random& random) {
  pb::Announcement& rule = *plan.mutable_announcement();
  rule.set_when(static_cast<pb::Announcement::When>(random.Between(1, 4)));
  if (rule.when() == pb::Announcement::AFTER_FIRST) rule.set_first(2);
}

void VaryClock(pb::Plan& plan, Random& random) {
  pb::Stage& stage = *plan.mutable_stages(0);
  stage.set_limit_seconds(300);
  if (random.Chance(500)) return;
  pb::TimeBand& band = *stage.add_time_bands();
  band.set_kind(pb::TimeBand::OVER);
  band.set_from_seconds(static_cast<std::uint32_t>(random.Between(1, 60)));
  band.set_points("-0.5");
}

// Marks of a written test, of which some do not reach what admits to the interview.
void VaryComponents(pb::Plan& plan, pb::Roll& roll, Random& random) {
  if (random.Chance(700)) return;
  plan.mutable_components(0)->set_weight("60");
  pb::Component& written = *plan.add_components();
  written.set_id("written");
  written.mutable_title()->set_zh("笔试成绩");
  written.set_weight("40");
  const std::int64_t full_mark = random.Chance(500) ? 100 : 150;
  written.set_full_mark(std::to_string(full_mark));
  written.set_counted(random.Chance(700) ? pb::Component::SCALED : pb::Component::BEYOND_FULL_MARK);
  written.set_pass("60");
  written.set_gate(true);
  for (pb::Candidate& candidate : *roll.mutable_candidates()) {
    pb::Imported& imported = *candidate.add_imported();
    imported.set_component("written");
    imported.set_mark(std::to_string(random.Between(random.Chance(100) ? 50 : 60, 100)));
  }
}

// What follows the interview, in all the ways a plan may have it.
void VaryAfter(pb::Plan& plan, Random& random) {
  pb::Shortlist& shortlist = *plan.mutable_shortlist();
  shortlist.set_replaced_by_next(random.Chance(500));
  if (shortlist.cut_ties() == pb::Shortlist::RESOLVE && random.Chance(700)) {
    plan.mutable_run_off()->set_stage(plan.stages().rbegin()->id());
  }
  plan.mutable_sole()->set_then(random.Chance(500) ? pb::Sole::STOP : pb::Sole::GO_ON);
  plan.mutable_sole()->set_need_not_be_taken(random.Chance(500));
  pb::PublicNotice& notice = *plan.add_notices();
  notice.set_of(pb::PublicNotice::CHOSEN);
  notice.set_days(static_cast<std::uint32_t>(random.Between(3, 7)));
  notice.set_working_days(random.Chance(500));
}

// How the day goes: who draws, what is prepared for, whether the panel confers.
void VaryDay(pb::Plan& plan, Random& random) {
  plan.mutable_lots()->set_by(random.Chance(500) ? pb::Lots::SERVER : pb::Lots::HAND);
  if (random.Chance(300)) plan.mutable_stages(0)->set_prepare_seconds(120);
  if (plan.stages_size() == 1 && random.Chance(400)) plan.set_calibrate_first(2);
}

// Who missed somebody scores nobody else for the post; enough of the others are left.
void VaryMissed(pb::Plan& plan, Random& random) {
  if (plan.panels_size() < 2 || !random.Chance(300)) return;
  plan.mutable_panels(1)->set_missed(pb::Panel::NOT_THE_POST);
  plan.mutable_stages(0)->mutable_panels(1)->set_min_sheets(1);
}

// The second post in a batch of its own.
void VaryBatches(pb::Plan& plan, pb::Roll& roll, Random& random) {
  if (roll.posts_size() < 2 || !random.Chance(600)) return;
  for (int i = 0; i < 2; ++i) {
    const std::string id = "b" + std::to_string(i + 1);
    plan.mutable_batches()->add_batches()->set_id(id);
    roll.mutable_posts(i)->set_batch(id);
  }
  plan.mutable_batches()->set_losers_may_enter_next(random.Chance(700));
}

pb::Roll RollFor(Random& random) {
  pb::Roll roll = competition::RollOf(static_cast<int>(random.Between(2, 3)));
  if (roll.candidates_size() < 3 || !random.Chance(400)) return roll;
  *roll.add_posts() = roll.posts(0);
  roll.mutable_posts(1)->set_id("p2");
  roll.mutable_posts(1)->set_title("副部长");
  roll.mutable_candidates(2)->set_posts(0, "p2");
  return roll;
}

}  // namespace

Competition CompetitionOf(std::uint64_t seed) {
  Random random(seed, "plan");
  Competition competition;
  competition.plan = seed % 2 == 1 ? competition::TwoStagePlan(5)
                                   : competition::LeadersAndMassPlan(
                                         7, static_cast<std::uint32_t>(random.Between(5, 6)));
  VaryHall(competition.plan, random);
  VaryScoring(competition.plan, random);
  VaryAnnouncement(competition.plan, random);
  VaryClock(competition.plan, random);
  VaryAfter(competition.plan, random);
  VaryDay(competition.plan, random);
  competition.roll = RollFor(random);
  VaryBatches(competition.plan, competition.roll, random);
  VaryComponents(competition.plan, competition.roll, random);
  VaryMissed(competition.plan, random);
  return competition;
}

}  // namespace tingfen::sim
