#include "server/vocabulary/allowed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace tingfen::vocabulary {
namespace {

using pb::Command;

// Who may ever ask, written out anew by the field's name: a change of the table must be made twice.
const std::map<std::string, std::set<pb::Role::Id>> kWho = {
    {"enter_roll", {pb::Role::ADMINISTRATOR}},
    {"settle_recusal", {pb::Role::ADMINISTRATOR}},
    {"freeze_device", {pb::Role::OPERATOR, pb::Role::SUPERVISOR, pb::Role::ADMINISTRATOR}},
    {"check_in_seat", {pb::Role::JUDGE, pb::Role::MASS_JUDGE, pb::Role::OPERATOR}},
    {"check_in_candidate", {pb::Role::OPERATOR}},
    {"record_lots", {pb::Role::OPERATOR}},
    {"witness_lots", {pb::Role::SUPERVISOR}},
    {"call_candidate", {pb::Role::OPERATOR}},
    {"start_stage", {pb::Role::OPERATOR, pb::Role::TIMEKEEPER}},
    {"pause_clock", {pb::Role::OPERATOR, pb::Role::TIMEKEEPER}},
    {"resume_clock", {pb::Role::OPERATOR, pb::Role::TIMEKEEPER}},
    {"end_stage", {pb::Role::OPERATOR, pb::Role::TIMEKEEPER}},
    {"submit_sheet", {pb::Role::JUDGE, pb::Role::MASS_JUDGE}},
    {"return_sheet", {pb::Role::OPERATOR, pb::Role::CHIEF}},
    {"recuse_judge", {pb::Role::OPERATOR, pb::Role::ADMINISTRATOR}},
    {"close_stage", {pb::Role::OPERATOR}},
    {"confirm_figures", {pb::Role::VERIFIER, pb::Role::CHIEF, pb::Role::SUPERVISOR}},
    {"announce_figures", {pb::Role::OPERATOR}},
    {"call_to_sign", {pb::Role::KIOSK, pb::Role::OPERATOR}},
    {"sign_result", {pb::Role::KIOSK}},
    {"object_to_result", {pb::Role::KIOSK}},
    {"answer_objection", {pb::Role::OPERATOR}},
    {"set_outcome", {pb::Role::OPERATOR}},
    {"place_hold", {pb::Role::SUPERVISOR}},
    {"release_hold", {pb::Role::SUPERVISOR}},
    {"raise_flag", {pb::Role::SUPERVISOR, pb::Role::VERIFIER}},
    {"announce_results", {pb::Role::OPERATOR}},
    {"enter_decision", {pb::Role::OPERATOR}},
    {"drop_out", {pb::Role::OPERATOR}},
    {"stop_post", {pb::Role::OPERATOR}},
    {"open_notice", {pb::Role::OPERATOR}},
    {"open_questions", {pb::Role::OPERATOR}},
    {"equalise_rooms", {pb::Role::OPERATOR}},
    {"confirm_equalisation", {pb::Role::VERIFIER, pb::Role::CHIEF, pb::Role::SUPERVISOR}},
    {"acknowledge_tail_loss", {pb::Role::SUPERVISOR}},
    {"acknowledge_witnesses", {pb::Role::SUPERVISOR}},
    {"open_batch", {pb::Role::OPERATOR}},
    {"propose_correction", {pb::Role::OPERATOR, pb::Role::CHIEF}},
    {"decide_correction", {pb::Role::OPERATOR, pb::Role::CHIEF}},
    {"witness_correction", {pb::Role::SUPERVISOR}},
    {"withdraw_correction", {pb::Role::OPERATOR, pb::Role::CHIEF}},
    {"enter_again", {pb::Role::OPERATOR}},
    {"open_draw", {pb::Role::OPERATOR}},
    {"contribute_to_draw", {pb::Role::OPERATOR, pb::Role::SUPERVISOR}},
    {"complete_draw", {pb::Role::OPERATOR}},
    {"abandon_draw", {pb::Role::OPERATOR}},
    {"start_preparing", {pb::Role::OPERATOR, pb::Role::TIMEKEEPER}},
    {"start_break", {pb::Role::OPERATOR}},
    {"end_break", {pb::Role::OPERATOR}},
    {"set_aside", {pb::Role::OPERATOR}},
    {"vacate_seat", {pb::Role::OPERATOR}},
    {"fill_seat", {pb::Role::OPERATOR}},
    {"check_out_seats", {pb::Role::OPERATOR}},
    {"check_seats_back_in", {pb::Role::OPERATOR}},
    {"confirm_time", {pb::Role::OPERATOR}},
    {"set_paper", {pb::Role::OPERATOR}},
    {"key_sheet", {pb::Role::OPERATOR, pb::Role::VERIFIER}},
    {"attach_signature", {pb::Role::OPERATOR}},
    {"undo_step", {pb::Role::OPERATOR}},
    {"assign_screen", {pb::Role::OPERATOR, pb::Role::ADMINISTRATOR}},
    {"reload_screen", {pb::Role::OPERATOR, pb::Role::ADMINISTRATOR}},
    {"remove_screen", {pb::Role::OPERATOR, pb::Role::ADMINISTRATOR}},
    {"propose_device", {pb::Role::OPERATOR}},
    {"decide_device", {pb::Role::CHIEF, pb::Role::SUPERVISOR}},
    {"issue_codes", {pb::Role::OPERATOR, pb::Role::ADMINISTRATOR}},
    {"enter_plan", {pb::Role::ADMINISTRATOR}},
    {"enter_bank", {pb::Role::ADMINISTRATOR}},
    {"lock_plan", {pb::Role::ADMINISTRATOR}},
    {"give_opinion", {pb::Role::SUPERVISOR}},
    {"end_day", {pb::Role::OPERATOR}},
};

bool EverAllowed(pb::Role::Id role, bool chief, Command::ActionCase action) {
  for (int phase = pb::Phase::CHECK_IN; phase <= pb::Phase::PLANNING; ++phase) {
    if (!WhyNotAllowed(role, chief, action, static_cast<pb::Phase::Id>(phase))) return true;
  }
  return false;
}

class EveryCommand : public testing::TestWithParam<std::string> {
 protected:
  Command::ActionCase Action() const {
    return static_cast<Command::ActionCase>(
        Command::descriptor()->FindFieldByName(GetParam())->number());
  }
};

TEST_P(EveryCommand, IsAskedByItsRolesAndByNoOther) {
  const auto& who = kWho.at(GetParam());
  for (int number = pb::Role::OPERATOR; number <= pb::Role::TIMEKEEPER; ++number) {
    const auto role = static_cast<pb::Role::Id>(number);
    EXPECT_EQ(EverAllowed(role, false, Action()), who.contains(role)) << pb::Role::Id_Name(role);
  }
  const bool chief_may = who.contains(pb::Role::JUDGE) || who.contains(pb::Role::CHIEF);
  EXPECT_EQ(EverAllowed(pb::Role::JUDGE, true, Action()), chief_may);
}

TEST_P(EveryCommand, OfAnotherRoleIsRefusedAsSuchInEveryPhase) {
  for (int phase = pb::Phase::CHECK_IN; phase <= pb::Phase::PLANNING; ++phase) {
    EXPECT_EQ(WhyNotAllowed(pb::Role::HALL, false, Action(), static_cast<pb::Phase::Id>(phase)),
              pb::Refusal::NOT_YOUR_ROLE);
  }
}

std::vector<std::string> AllCommands() {
  std::vector<std::string> names;
  const auto* actions = Command::descriptor()->FindOneofByName("action");
  for (int i = 0; i < actions->field_count(); ++i) names.push_back(actions->field(i)->name());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Table, EveryCommand, testing::ValuesIn(AllCommands()),
                         [](const auto& command) { return command.param; });

TEST(Table, KnowsEveryCommandOfTheVocabulary) {
  EXPECT_EQ(AllCommands().size(), kWho.size());
}

TEST(Table, ClosesOnlyWhileSheetsAreAwaited) {
  for (int phase = pb::Phase::CHECK_IN; phase <= pb::Phase::PLANNING; ++phase) {
    const auto refusal = WhyNotAllowed(pb::Role::OPERATOR, false, Command::kCloseStage,
                                       static_cast<pb::Phase::Id>(phase));
    EXPECT_EQ(refusal.has_value(), phase != pb::Phase::SCORING) << phase;
  }
}

TEST(Table, TakesASheetInEveryPhaseOfTheDaySinceALateOneIsKept) {
  for (int phase = pb::Phase::CHECK_IN; phase <= pb::Phase::EQUALISING; ++phase) {
    EXPECT_FALSE(WhyNotAllowed(pb::Role::MASS_JUDGE, false, Command::kSubmitSheet,
                               static_cast<pb::Phase::Id>(phase)));
  }
}

TEST(Table, LetsACandidateSignWhileTheNextTurnRuns) {
  EXPECT_FALSE(WhyNotAllowed(pb::Role::KIOSK, false, Command::kSignResult, pb::Phase::PRESENTING));
  EXPECT_EQ(WhyNotAllowed(pb::Role::KIOSK, false, Command::kSignResult, pb::Phase::LOTS),
            pb::Refusal::NOT_NOW);
}

TEST(Table, SettlesNoOutcomeAfterTheResults) {
  EXPECT_EQ(WhyNotAllowed(pb::Role::OPERATOR, false, Command::kSetOutcome, pb::Phase::RESULTS),
            pb::Refusal::NOT_NOW);
}

TEST(Table, LetsNothingButPreparingHappenBeforeThePlanIsLocked) {
  const std::set<Command::ActionCase> preparing = {
      Command::kEnterPlan,    Command::kEnterBank,    Command::kLockPlan,     Command::kEnterRoll,
      Command::kAssignScreen, Command::kReloadScreen, Command::kRemoveScreen, Command::kIssueCodes,
      Command::kRecuseJudge,  Command::kFreezeDevice, Command::kSettleRecusal};
  for (const Rule& rule : Rules()) {
    const bool open =
        std::find(rule.phases.begin(), rule.phases.end(), pb::Phase::PLANNING) != rule.phases.end();
    const bool of_the_day = rule.roles == std::vector{pb::Role::OPERATOR};  // Recusing, later on.
    EXPECT_EQ(open, preparing.contains(rule.action) && !of_the_day) << rule.action;
  }
}

TEST(Table, LetsTheAdministratorRecuseOnlyBeforeTheDay) {
  const auto refusal = [](pb::Phase::Id phase) {
    return WhyNotAllowed(pb::Role::ADMINISTRATOR, false, Command::kRecuseJudge, phase);
  };
  EXPECT_FALSE(refusal(pb::Phase::PLANNING));
  EXPECT_FALSE(refusal(pb::Phase::CHECK_IN));
  EXPECT_EQ(refusal(pb::Phase::CALLED), pb::Refusal::NOT_NOW);
}

TEST(Table, RefusesACommandWithoutAction) {
  EXPECT_EQ(WhyNotAllowed(pb::Role::OPERATOR, false, Command::ACTION_NOT_SET, pb::Phase::READY),
            pb::Refusal::INVALID);
}

}  // namespace
}  // namespace tingfen::vocabulary
