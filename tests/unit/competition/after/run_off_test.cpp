#include <gtest/gtest.h>

#include <set>

#include "server/competition/evolve.h"
#include "server/competition/state/competition.h"
#include "server/competition/verify.h"
#include "server/competition/views/desk.h"
#include "server/competition/views/judge.h"
#include "server/competition/views/public.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

constexpr const char* kStage = "defense+p1";

pb::Plan RunOffPlan() {
  pb::Plan plan = TwoStagePlan(2);
  plan.mutable_run_off()->set_stage("defense");
  return plan;
}

// c1 and c2 share the first rank for one vacancy; c3 comes after them.
Room TiedRoom() {
  Room room(RunOffPlan(), RollOf(3));
  room.RunDay({"90", "90", "86"});
  return room;
}

std::optional<pb::Refusal> CallAgain(Room& room, const std::string& candidate) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_call_candidate()->set_candidate(candidate);
    command.mutable_call_candidate()->set_run_off("p1");
  });
}

void RunAgain(Room& room, const std::string& candidate, const std::string& mark) {
  ASSERT_FALSE(CallAgain(room, candidate));
  room.Start(candidate, kStage);
  room.End(candidate, kStage);
  for (const char* seat : {"panel_1", "panel_2"}) {
    ASSERT_FALSE(room.Submit(seat, candidate, kStage, {mark}));
  }
  ASSERT_FALSE(room.Close(candidate, kStage));
  room.Release(candidate);
  ASSERT_FALSE(room.Announce(candidate));
  ASSERT_FALSE(room.Sign(candidate));
}

const pb::PostResult& ResultIn(const Room& room) {
  return room.state().results.at("p1");
}

TEST(RunOff, CallsThoseTiedInTheOrderOfTheirLotsAndNobodyElse) {
  Room room = TiedRoom();
  EXPECT_EQ(CallAgain(room, "c3")->code(), pb::Refusal::OTHER_TURN);
  EXPECT_EQ(CallAgain(room, "c2")->code(), pb::Refusal::OTHER_TURN);
  RunAgain(room, "c1", "80");
  EXPECT_EQ(CallAgain(room, "c1")->code(), pb::Refusal::OTHER_TURN);
  RunAgain(room, "c2", "85");
  EXPECT_EQ(CallAgain(room, "c2")->code(), pb::Refusal::NOT_NOW);
}

TEST(RunOff, DrawsQuestionsOfItsOwnThatNobodyHadBefore) {
  pb::Plan plan = RunOffPlan();
  plan.mutable_stages(1)->mutable_questions()->set_draw(2);
  std::vector<std::string> bank;
  for (int i = 1; i <= 10; ++i) bank.push_back("第" + std::to_string(i) + "题");
  Room room(plan, RollOf(3), bank);
  room.RunDay({"90", "90", "86"});
  RunAgain(room, "c1", "80");
  RunAgain(room, "c2", "85");
  std::set<std::string> drawn;
  for (const DrawRecord& draw : room.state().draws) {
    for (const std::string& question : draw.outcome) EXPECT_TRUE(drawn.insert(question).second);
  }
  EXPECT_EQ(drawn.size(), 5U * 2);
  const auto& stages = room.state().candidates.at("c1").stages;
  EXPECT_EQ(stages.at("defense").questions.size(), 2U);
  EXPECT_EQ(stages.at(kStage).questions.size(), 2U);
}

TEST(RunOff, PartsTheTieByItsFigureAloneAndIsAnnouncedAgain) {
  Room room = TiedRoom();
  EXPECT_EQ(room.AnnounceResults()->code(), pb::Refusal::ALREADY);
  RunAgain(room, "c1", "80");
  RunAgain(room, "c2", "85");
  EXPECT_EQ(room.phase(), pb::Phase::FINISHED);
  ASSERT_FALSE(room.AnnounceResults());
  EXPECT_EQ(room.phase(), pb::Phase::RESULTS);
  EXPECT_TRUE(ResultIn(room).after_run_off());
  EXPECT_EQ(ResultIn(room).ranking(0).candidate(), "c2");
  EXPECT_EQ(ResultIn(room).ranking(0).run_off(), "85.00");
  EXPECT_EQ(ResultIn(room).ranking(1).rank(), 2U);
  EXPECT_EQ(ResultIn(room).ranking(2).candidate(), "c3");
  EXPECT_EQ(ResultIn(room).shortlist(0), "c2");
}

TEST(RunOff, LeavesTheFirstRoundAndItsRankingAsTheyWere) {
  Room room = TiedRoom();
  const CandidateRecord before = room.state().candidates.at("c1");
  RunAgain(room, "c1", "80");
  RunAgain(room, "c2", "85");
  ASSERT_FALSE(room.AnnounceResults());
  const CandidateRecord& after = room.state().candidates.at("c1");
  EXPECT_EQ(after.digest, before.digest);
  EXPECT_EQ(after.figures->SerializeAsString(), before.figures->SerializeAsString());
  const auto& first_round = after.stages.at("defense").sheets.at("panel_1");
  EXPECT_EQ(first_round.versions.size(), 1U);
  EXPECT_EQ(first_round.versions.front().total, "90");
  EXPECT_EQ(room.state().posts.at("p1").before_run_off->to_resolve_size(), 2);
}

TEST(RunOff, StillTiedSharesTheRankAndIsLeftToTheMeeting) {
  Room room = TiedRoom();
  RunAgain(room, "c1", "80");
  RunAgain(room, "c2", "80");
  ASSERT_FALSE(room.AnnounceResults());
  EXPECT_TRUE(ResultIn(room).ranking(0).tied());
  EXPECT_EQ(ResultIn(room).to_resolve_size(), 2);
  EXPECT_EQ(CallAgain(room, "c1")->code(), pb::Refusal::NOT_NOW);
  EXPECT_EQ(room.EnterDecision({"c1"})->what(), "reason");
  EXPECT_FALSE(room.EnterDecision({"c1"}, "会议票决"));
}

TEST(RunOff, PutsWhoeverOfTheTiedDropsOutAfterThoseHeard) {
  Room room(RunOffPlan(), RollOf(3));
  room.RunDay({"90", "90", "90"});
  RunAgain(room, "c1", "80");
  ASSERT_FALSE(room.DropOut("c2"));
  RunAgain(room, "c3", "85");
  ASSERT_FALSE(room.AnnounceResults());
  EXPECT_EQ(ResultIn(room).ranking(0).candidate(), "c3");
  EXPECT_EQ(ResultIn(room).ranking(2).candidate(), "c2");
  EXPECT_EQ(ResultIn(room).shortlist(0), "c3");
}

TEST(RunOff, EndsWhereTheOneCalledGivesUp) {
  Room room = TiedRoom();
  ASSERT_FALSE(CallAgain(room, "c1"));
  EXPECT_EQ(room.phase(), pb::Phase::CALLED);
  const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
  EXPECT_TRUE(std::any_of(desk.steps().begin(), desk.steps().end(), [](const pb::Step& step) {
    return step.command().drop_out().candidate() == "c1";
  }));
  ASSERT_FALSE(room.DropOut("c1"));
  EXPECT_EQ(room.phase(), pb::Phase::RESULTS);
  EXPECT_EQ(room.state().posts.at("p1").proposal.shortlist(0), "c2");
  EXPECT_FALSE(room.EnterDecision({"c2"}));
}

TEST(RunOff, NamesItsStageToJudgesAndKeepsTheirSheetsApart) {
  Room room = TiedRoom();
  ASSERT_FALSE(CallAgain(room, "c1"));
  const pb::JudgeView shared = SharedByJudges(room.state(), "room1", room.moment());
  EXPECT_EQ(shared.turn().stage().title().zh(), "defense（加试）");
  EXPECT_EQ(shared.turn().run_off(), "部长");
  EXPECT_EQ(OwnPart(room.state(), "panel_1").state(), pb::OwnSeat::NONE);
  room.Start("c1", kStage);
  EXPECT_EQ(room.Submit("panel_1", "c1", "defense", {"10"})->code(), pb::Refusal::ALREADY);
}

TEST(RunOff, ShowsNoFigureOfItsOwnBeforeItIsAnnounced) {
  std::vector<std::string> halls;
  for (const char* mark : {"10", "99"}) {
    Room room = TiedRoom();
    ASSERT_FALSE(CallAgain(room, "c1"));
    room.Start("c1", kStage);
    room.End("c1", kStage);
    for (const char* seat : {"panel_1", "panel_2"}) {
      ASSERT_FALSE(room.Submit(seat, "c1", kStage, {mark}));
    }
    ASSERT_FALSE(room.Close("c1", kStage));
    room.Release("c1");
    halls.push_back(Hall(room.state(), "room1", room.moment()).SerializeAsString() +
                    Kiosk(room.state(), "room1", room.moment()).SerializeAsString());
  }
  EXPECT_EQ(halls[0], halls[1]);
}

TEST(RunOff, IsRecomputedFromTheRecord) {
  Room room = TiedRoom();
  RunAgain(room, "c1", "80");
  RunAgain(room, "c2", "85");
  ASSERT_FALSE(room.AnnounceResults());
  ASSERT_FALSE(room.EnterDecision({"c2"}));
  Competition state;
  std::uint64_t seq = 0;
  for (const pb::Event& event : room.events()) {
    EXPECT_EQ(CheckFigures(state, event), std::nullopt);
    Evolve(state, event, ++seq);
  }
}

TEST(RunOff, WaitsWhileTheRoomIsHeld) {
  Room room = TiedRoom();
  ASSERT_FALSE(room.Send("supervisor", [](auto& command) {
    command.mutable_place_hold()->set_room("room1");
    command.mutable_place_hold()->set_from(pb::HoldFrom::NOW);
    command.mutable_place_hold()->set_reason("核对设备");
  }));
  EXPECT_EQ(CallAgain(room, "c1")->code(), pb::Refusal::HELD);
}

}  // namespace
}  // namespace tingfen::competition
