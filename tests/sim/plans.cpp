#include "tests/sim/plans.h"

#include "tests/sim/random.h"
#include "tests/unit/competition/room.h"

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

pb::Roll RollFor(Random& random) {
  pb::Roll roll = competition::RollOf(static_cast<int>(random.Between(2, 3)));
  if (roll.candidates_size() < 3 || !random.Chance(300)) return roll;
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
  VaryAfter(competition.plan, random);
  competition.roll = RollFor(random);
  return competition;
}

}  // namespace tingfen::sim
