#include <gtest/gtest.h>

#include "server/competition/opening/batches.h"
#include "server/competition/views/display.h"
#include "server/competition/views/public.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

// Two batches of one post each: c1 and c2 stand for the first, c3 for the second.
pb::Plan BatchPlan() {
  pb::Plan plan = TwoStagePlan(3);
  for (const char* id : {"chiefs", "deputies"}) {
    plan.mutable_batches()->add_batches()->set_id(id);
    plan.mutable_batches()->mutable_batches()->rbegin()->mutable_title()->set_zh(id);
  }
  plan.mutable_batches()->set_losers_may_enter_next(true);
  plan.mutable_applications()->set_posts_per_person(1);
  return plan;
}

pb::Roll BatchRoll() {
  pb::Roll roll = RollOf(3);
  roll.mutable_posts(0)->set_batch("chiefs");
  pb::Post& second = *roll.add_posts();
  second.set_id("p2");
  second.set_title("副部长");
  second.set_vacancies(1);
  second.set_batch("deputies");
  roll.mutable_candidates(2)->set_posts(0, "p2");
  return roll;
}

std::optional<pb::Refusal> OpenBatch(Room& room, const std::string& batch) {
  return room.Send("operator",
                   [&](auto& command) { command.mutable_open_batch()->set_batch(batch); });
}

std::optional<pb::Refusal> EnterAgain(Room& room, const std::string& candidate,
                                      const std::string& post = "p2") {
  return room.Send("operator", [&](auto& command) {
    command.mutable_enter_again()->set_candidate(candidate);
    command.mutable_enter_again()->add_posts(post);
  });
}

class Batches : public testing::Test {
 protected:
  Batches() : room_(BatchPlan(), BatchRoll()) {}

  // c1 wins the first batch over c2.
  void RunFirst() {
    room_.CheckJudgesIn();
    room_.CheckIn({"c1", "c2"});
    room_.DrawLots();
    for (const auto& [id, marks] : {std::pair{"c1", "90"}, std::pair{"c2", "80"}}) {
      room_.RunTurn(id, {"50", "30"}, marks);
      room_.Release(id);
      ASSERT_FALSE(room_.Announce(id));
      ASSERT_FALSE(room_.Sign(id));
    }
    ASSERT_FALSE(room_.AnnounceResults());
  }

  Room room_;
};

TEST_F(Batches, OpenOneAfterTheOtherOnceEveryPostIsDecided) {
  EXPECT_EQ(room_.state().batch, "chiefs");
  RunFirst();
  EXPECT_EQ(room_.phase(), pb::Phase::RESULTS);
  EXPECT_EQ(OpenBatch(room_, "deputies")->code(), pb::Refusal::NOT_NOW);
  ASSERT_FALSE(room_.EnterDecision({"c1"}));
  ASSERT_FALSE(OpenBatch(room_, "deputies"));
  EXPECT_EQ(room_.phase(), pb::Phase::CHECK_IN);
  EXPECT_EQ(OpenBatch(room_, "chiefs")->code(), pb::Refusal::NOT_NOW);
}

TEST_F(Batches, AreEachAloneOnTheScreens) {
  pb::HallView hall = Hall(room_.state(), "room1", room_.moment());
  EXPECT_EQ(hall.queue_size(), 2);
  EXPECT_EQ(hall.header().batch().zh(), "chiefs");
  RunFirst();
  ASSERT_FALSE(room_.EnterDecision({"c1"}));
  ASSERT_FALSE(OpenBatch(room_, "deputies"));
  hall = Hall(room_.state(), "room1", room_.moment());
  EXPECT_EQ(hall.queue_size(), 1);
  EXPECT_EQ(hall.rankings_size(), 0);
  EXPECT_FALSE(hall.has_announced());
  EXPECT_EQ(Waiting(room_.state(), "room1", room_.moment()).lines_size(), 1);
}

TEST_F(Batches, TakeInWhoWasNotChosenAsACandidateOfTheirOwn) {
  RunFirst();
  ASSERT_FALSE(room_.EnterDecision({"c1"}));
  ASSERT_FALSE(OpenBatch(room_, "deputies"));
  EXPECT_EQ(MayEnterAgain(room_.state(), "room1"), std::vector<std::string>{"c2"});
  EXPECT_EQ(EnterAgain(room_, "c1")->code(), pb::Refusal::NOT_NOW);
  EXPECT_EQ(EnterAgain(room_, "c2", "p1")->code(), pb::Refusal::INVALID);
  ASSERT_FALSE(EnterAgain(room_, "c2"));
  EXPECT_EQ(EnterAgain(room_, "c2")->code(), pb::Refusal::NOT_NOW);
  const pb::Candidate& entry = *room_.state().roll->candidates().rbegin();
  EXPECT_EQ(entry.id(), "c2_2");
  EXPECT_EQ(entry.again_of(), "c2");
  EXPECT_TRUE(room_.state().candidates.at("c2").announced);
  EXPECT_FALSE(room_.state().candidates.at("c2_2").announced);
}

// Whoever entered meanwhile would not be on its list.
TEST_F(Batches, TakeNobodyInWhileADrawIsOpen) {
  pb::Roll roll = BatchRoll();
  for (const char* id : {"j1", "j2", "j3"}) {
    pb::PoolJudge& judge = *roll.add_judges();
    judge.set_id(id);
    judge.set_name(id);
    judge.set_panel("panel");
  }
  room_ = Room(BatchPlan(), roll);
  RunFirst();
  ASSERT_FALSE(room_.EnterDecision({"c1"}));
  ASSERT_FALSE(OpenBatch(room_, "deputies"));
  ASSERT_FALSE(room_.Send("operator", [](auto& command) {
    pb::Draw& draw = *command.mutable_open_draw()->mutable_draw();
    draw.set_of(pb::Draw::JUDGES);
    draw.set_room("room1");
    draw.set_panel("panel");
  }));
  EXPECT_EQ(EnterAgain(room_, "c2")->code(), pb::Refusal::DRAW_OPEN);
  ASSERT_FALSE(room_.Send("operator", [](auto& command) {
    command.mutable_abandon_draw()->set_draw("draw1");
    command.mutable_abandon_draw()->set_reason("重新抽签");
  }));
  EXPECT_FALSE(EnterAgain(room_, "c2"));
}

TEST_F(Batches, RunToTheirOwnResults) {
  RunFirst();
  ASSERT_FALSE(room_.EnterDecision({"c1"}));
  ASSERT_FALSE(OpenBatch(room_, "deputies"));
  ASSERT_FALSE(EnterAgain(room_, "c2"));
  room_.CheckIn({"c3", "c2_2"});
  room_.DrawLots();
  for (const auto& [id, marks] : {std::pair{"c3", "70"}, std::pair{"c2_2", "85"}}) {
    room_.RunTurn(id, {"50", "30"}, marks);
    room_.Release(id);
    ASSERT_FALSE(room_.Announce(id));
    ASSERT_FALSE(room_.Sign(id));
  }
  ASSERT_FALSE(room_.AnnounceResults("p2"));
  EXPECT_EQ(room_.state().results.at("p2").ranking(0).candidate(), "c2_2");
  EXPECT_EQ(room_.state().results.at("p1").ranking(0).candidate(), "c1");
  EXPECT_EQ(NextBatch(room_.state()), "");
}

}  // namespace
}  // namespace tingfen::competition
