// Ten thousand plans at random: what the check accepts runs to its end, what it must refuse it
// refuses at the place of the fault.
#include "tests/kit/random_plan.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "server/plan/model/ids.h"
#include "server/plan/model/rules.h"
#include "server/plan/plan.h"
#include "server/scoring/ranking.h"
#include "tests/kit/played_day.h"

namespace tingfen::competition {
namespace {

constexpr std::uint64_t kPlans = 2500;

pb::Roll RollFor(const pb::Plan& plan, plan::Dice& dice) {
  pb::Roll roll = RollOf(static_cast<int>(plan::Roll(dice, 1, 3)));
  if (plan.components_size() == 1) return roll;
  for (pb::Candidate& candidate : *roll.mutable_candidates()) {
    pb::Imported& imported = *candidate.add_imported();
    imported.set_component("written");
    imported.set_mark(std::to_string(plan::Roll(dice, 40, 100)));
  }
  return roll;
}

scoring::Sheet AnySheet(const scoring::StageRule& stage, const std::string& seat,
                        plan::Dice& dice) {
  scoring::Sheet sheet{seat, {}};
  for (const scoring::Criterion& criterion : stage.criteria) {
    const bool full = plan::Chance(dice, 50);
    sheet.marks.push_back({criterion.id, full ? criterion.max : scoring::Exact(0)});
  }
  return sheet;
}

// Rules that no room is run by yet, scored from sheets up to the ranking.
std::string ScoreToTheRanking(const pb::Plan& plan, plan::Dice& dice) {
  const scoring::Rules rules = plan::RulesOf(plan, [&](const std::string& id) {
    const auto panel = std::find_if(plan.panels().begin(), plan.panels().end(),
                                    [&](const pb::Panel& entry) { return entry.id() == id; });
    return plan::SeatIdsOf(*panel);
  });
  std::vector<scoring::StageFigure> stages;
  for (const scoring::StageRule& stage : rules.stages) {
    std::vector<scoring::PanelSheets> sheets;
    for (const scoring::PanelRule& panel : stage.panels) {
      sheets.push_back({panel.id, {}});
      for (const std::string& seat : panel.seats) {
        sheets.back().sheets.push_back(AnySheet(stage, seat, dice));
      }
    }
    auto scored = scoring::ScoreStage(stage, rules.rounding, sheets, {});
    if (std::holds_alternative<scoring::TooFewSheets>(scored)) return "too few sheets";
    stages.push_back(std::get<scoring::StageFigure>(std::move(scored)));
  }
  const auto interview = scoring::ScoreInterview(rules, stages, scoring::Exact(1));
  const auto total = scoring::ScoreTotal(rules, stages, interview, {{"written", 70}});
  if (!std::holds_alternative<scoring::TotalFigure>(total)) return "no total";
  const auto ranking =
      scoring::RankPost(rules, {{"c1", std::get<scoring::TotalFigure>(total), {}}});
  return ranking.size() == 1 ? "" : "no ranking";
}

std::string Words(const plan::Faults& faults) {
  std::string words;
  for (const plan::Fault& fault : faults) words += fault.path + ": " + fault.message_en + "\n";
  return words;
}

class RandomPlans : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomPlans, AcceptedRunToTheirEndAndFaultyAreRefusedAtTheirPath) {
  std::size_t accepted = 0;
  std::size_t played = 0;
  for (std::uint64_t i = 0; i < kPlans; ++i) {
    const std::uint64_t seed = GetParam() * kPlans + i;
    SCOPED_TRACE("plan " + std::to_string(seed));
    plan::Dice dice(seed);
    pb::Plan plan = plan::RandomPlan(dice);
    const std::string fault_path =
        plan::Chance(dice, 40) ? plan::PlantFault(plan, dice) : std::string();
    const auto read = plan::ReadPlan(plan::JsonOf(plan));
    if (!fault_path.empty()) {
      const auto* faults = std::get_if<plan::Faults>(&read);
      ASSERT_NE(faults, nullptr) << "accepted with a fault at " << fault_path;
      EXPECT_TRUE(std::any_of(faults->begin(), faults->end(),
                              [&](const plan::Fault& fault) { return fault.path == fault_path; }))
          << fault_path << " is not among\n"
          << Words(*faults);
      continue;
    }
    ASSERT_TRUE(std::holds_alternative<pb::Plan>(read)) << Words(std::get<plan::Faults>(read));
    ++accepted;
    if (!plan::NotYet(plan).empty()) {
      EXPECT_EQ(ScoreToTheRanking(plan, dice), "");
      continue;
    }
    ++played;
    Room room(std::get<pb::Plan>(read), RollFor(plan, dice));
    EXPECT_EQ(PlayToTheResults(room, dice), "");
  }
  EXPECT_GT(accepted, kPlans / 2);
  EXPECT_GT(played, kPlans / 3);
}

INSTANTIATE_TEST_SUITE_P(TenThousand, RandomPlans, testing::Values(0U, 1U, 2U, 3U));

}  // namespace
}  // namespace tingfen::competition
