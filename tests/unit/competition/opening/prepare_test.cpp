// A competition whose plan is still open.

#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include "server/bank/bank.h"
#include "server/crypto/crypto.h"
#include "server/plan/plan.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

std::string JsonOf(const pb::Plan& plan) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(plan, &json, options).ok()) std::abort();
  return json;
}

pb::Plan ReadyPlan(std::uint32_t judges) {
  pb::Plan plan = TwoStagePlan(judges);
  plan.mutable_title()->set_en("Rehearsal");
  plan.mutable_turns()->set_order(pb::Turns::EACH_THROUGH);
  plan.mutable_turns()->set_sheets_final(pb::Turns::WITH_STAGE);
  plan.mutable_lots()->set_by(pb::Lots::HAND);
  plan.mutable_components(0)->mutable_title()->set_zh("面试");
  plan.mutable_components(0)->mutable_title()->set_en("Interview");
  for (pb::Panel& panel : *plan.mutable_panels()) {
    panel.mutable_title()->set_zh("评委");
    panel.mutable_title()->set_en("Judges");
  }
  for (pb::Stage& stage : *plan.mutable_stages()) {
    stage.mutable_title()->set_zh(stage.id());
    stage.mutable_title()->set_en(stage.id());
    for (pb::Criterion& criterion : *stage.mutable_criteria()) {
      criterion.mutable_title()->set_zh(criterion.id());
      criterion.mutable_title()->set_en(criterion.id());
    }
  }
  return plan;
}

pb::Roll RoomsOnly() {
  pb::Roll roll;
  roll.set_format(1);
  return roll;
}

std::optional<pb::Refusal> EnterPlan(Room& room, const std::string& json) {
  return room.Send("administrator",
                   [&](auto& command) { command.mutable_enter_plan()->set_json(json); });
}

std::optional<pb::Refusal> Lock(Room& room, const std::string& code) {
  return room.Send("administrator",
                   [&](auto& command) { command.mutable_lock_plan()->set_check_code(code); });
}

TEST(OpenPlan, IsReplacedWithEverythingThatFollowsFromIt) {
  Room room = Room::Open(ReadyPlan(3), RoomsOnly());
  EXPECT_EQ(room.phase(), pb::Phase::PLANNING);
  const std::string code = room.state().check_code;
  const auto refusal = EnterPlan(room, JsonOf(ReadyPlan(5)));
  ASSERT_FALSE(refusal) << refusal->DebugString();
  EXPECT_TRUE(room.state().seats.contains("panel_5"));
  EXPECT_NE(room.state().check_code, code);
  EXPECT_TRUE(room.state().seats.at("panel_1").chief);
}

// Such a plan could be entered once; today it has to say.
TEST(OpenPlan, OfAnOlderLedgerThatLeavesUnsaidHowAComponentCountsIsNotLocked) {
  pb::Plan plan = ReadyPlan(3);
  plan.mutable_components(0)->set_weight("40");
  pb::Component& written = *plan.add_components();
  written.set_id("written");
  written.mutable_title()->set_zh("笔试成绩");
  written.set_weight("60");
  written.set_full_mark("300");
  Room room = Room::Open(plan, RoomsOnly());
  const auto refusal = Lock(room, room.state().check_code);
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code(), pb::Refusal::PLAN_FAULTS);
  EXPECT_EQ(refusal->plan_faults(0).path(), "components");
  plan.mutable_components(1)->set_counted(pb::Component::SCALED);
  ASSERT_FALSE(EnterPlan(room, JsonOf(plan)));
  EXPECT_FALSE(Lock(room, room.state().check_code));
}

TEST(OpenPlan, WithFaultsIsRefusedWithAllOfThem) {
  Room room = Room::Open(ReadyPlan(3), RoomsOnly());
  pb::Plan plan = ReadyPlan(3);
  plan.mutable_stages(0)->set_weight("60");
  const auto refusal = EnterPlan(room, JsonOf(plan));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code(), pb::Refusal::PLAN_FAULTS);
  EXPECT_GT(refusal->plan_faults_size(), 0);
  EXPECT_EQ(EnterPlan(room, "{")->code(), pb::Refusal::PLAN_FAULTS);
  EXPECT_EQ(room.state().plan->stages(0).weight(), "50");
}

TEST(OpenPlan, ThatNoRoomCanRunIsRefused) {
  Room room = Room::Open(ReadyPlan(3), RoomsOnly());
  pb::Plan plan = ReadyPlan(3);
  plan.mutable_turns()->set_order(pb::Turns::STAGE_BY_STAGE);
  EXPECT_EQ(EnterPlan(room, JsonOf(plan))->code(), pb::Refusal::PLAN_FAULTS);
}

TEST(OpenPlan, IsLockedUnderTheCheckCodeThatIsShown) {
  Room room = Room::Open(ReadyPlan(3), RoomsOnly());
  EXPECT_EQ(Lock(room, "WRONG234")->what(), "check_code");
  ASSERT_FALSE(Lock(room, room.state().check_code));
  EXPECT_EQ(room.phase(), pb::Phase::CHECK_IN);
  EXPECT_EQ(EnterPlan(room, JsonOf(ReadyPlan(5)))->code(), pb::Refusal::NOT_NOW);
}

TEST(OpenPlan, KeepsThePeopleWhoFitTheNewOne) {
  Room room = Room::Open(ReadyPlan(3), RollOf(2));
  ASSERT_FALSE(EnterPlan(room, JsonOf(ReadyPlan(5))));
  EXPECT_EQ(room.state().roll->candidates_size(), 2);
}

TEST(OpenPlan, ThatThePeopleDoNotFitLeavesTheRoomsAlone) {
  Room room = Room::Open(ReadyPlan(3), RollOf(2));
  pb::Plan plan = ReadyPlan(3);
  plan.mutable_applications()->set_posts_per_person(1);
  plan.mutable_applications()->set_not_own_unit(true);
  pb::Batches::Batch& batch = *plan.mutable_batches()->add_batches();
  batch.set_id("b1");
  batch.mutable_title()->set_zh("第一批");
  batch.mutable_title()->set_en("First");
  *plan.mutable_batches()->add_batches() = batch;
  plan.mutable_batches()->mutable_batches(1)->set_id("b2");
  plan.mutable_batches()->mutable_batches(1)->mutable_title()->set_zh("第二批");
  ASSERT_FALSE(EnterPlan(room, JsonOf(plan)));
  EXPECT_EQ(room.state().roll->candidates_size(), 0);
  EXPECT_TRUE(room.state().rooms.contains("room1"));
}

TEST(OpenPlan, ThatDrawsQuestionsIsLockedOnlyWithABankThatSuffices) {
  pb::Plan plan = ReadyPlan(3);
  plan.mutable_stages(1)->mutable_questions()->set_draw(3);
  plan.mutable_stages(1)->mutable_questions()->set_bank_at_least(10);
  Room room = Room::Open(plan, RoomsOnly());
  EXPECT_EQ(Lock(room, room.state().check_code)->what(), "bank");
  const std::vector<std::string> questions(10, "您如何理解这个岗位？");
  const auto bank = bank::Seal(questions, "correct horse", crypto::RandomBytes, 10);
  ASSERT_FALSE(room.Send("administrator", [&](auto& command) {
    command.mutable_enter_bank()->set_bank(bank.SerializeAsString());
  }));
  EXPECT_EQ(room.Send("administrator",
                      [](auto& command) { command.mutable_enter_bank()->set_bank("not a bank"); })
                ->what(),
            "bank");
  ASSERT_FALSE(Lock(room, room.state().check_code));
}

}  // namespace
}  // namespace tingfen::competition
