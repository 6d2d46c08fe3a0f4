#include <gtest/gtest.h>

#include "server/competition/record/person.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"
#include "server/competition/views/desk.h"
#include "server/competition/views/public.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

pb::Plan PlanFor(std::uint32_t per_vacancy, bool replaced_by_next) {
  pb::Plan plan = TwoStagePlan(2);
  plan.mutable_shortlist()->set_per_vacancy(per_vacancy);
  plan.mutable_shortlist()->set_replaced_by_next(replaced_by_next);
  return plan;
}

// c1 90, c2 88, c3 86 in the defense; two are proposed.
Room RankedRoom(bool replaced_by_next = true) {
  Room room(PlanFor(2, replaced_by_next), RollOf(3));
  room.RunDay({"90", "88", "86"});
  return room;
}

const PostRecord& PostIn(const Room& room) {
  return room.state().posts.at("p1");
}

std::vector<std::string> Proposed(const Room& room) {
  const auto& list = PostIn(room).proposal.shortlist();
  return {list.begin(), list.end()};
}

// Whom the desks are told of.
std::vector<std::string> MovedUp(const Room& room) {
  const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
  std::vector<std::string> people;
  for (const pb::Person& person : desk.after(0).moved_up()) people.push_back(person.candidate());
  return people;
}

using Names = std::vector<std::string>;

TEST(Decision, WaitsForTheRanking) {
  Room room(PlanFor(1, true));
  room.CheckEverybodyIn();
  room.DrawLots();
  EXPECT_EQ(room.EnterDecision({"c1"})->what(), "results");
}

TEST(Decision, AsProposedNeedsNoReasonAndOneThatDiffersDoes) {
  Room room = RankedRoom();
  EXPECT_EQ(room.EnterDecision({"c1", "c3"})->what(), "reason");
  EXPECT_EQ(room.EnterDecision({"c2", "c1"})->what(), "reason") << "the order is part of it";
  EXPECT_EQ(room.EnterDecision({"c1", "c2", "c3"})->what(), "reason");
  ASSERT_FALSE(room.EnterDecision({"c1", "c2"}));
  EXPECT_FALSE(PostIn(room).decisions.back().fact.differs());
}

TEST(Decision, ThatDiffersStandsBesideTheProposalWithItsReason) {
  Room room = RankedRoom();
  ASSERT_FALSE(room.EnterDecision({"c1", "c3"}, "结合初选情况"));
  const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
  ASSERT_EQ(desk.after_size(), 1);
  EXPECT_EQ(desk.after(0).proposal(1).candidate(), "c2");
  EXPECT_EQ(desk.after(0).decisions(0).chosen(1).candidate(), "c3");
  EXPECT_TRUE(desk.after(0).decisions(0).differs());
  EXPECT_EQ(desk.after(0).decisions(0).reason(), "结合初选情况");
}

TEST(Decision, NamesOnlyPeopleOfTheRankingAndEachOnce) {
  Room room = RankedRoom();
  EXPECT_EQ(room.EnterDecision({"c9"}, "理由")->code(), pb::Refusal::NOT_FOUND);
  EXPECT_EQ(room.EnterDecision({"c1", "c1"}, "理由")->code(), pb::Refusal::INVALID);
  ASSERT_FALSE(room.DropOut("c3"));
  EXPECT_EQ(room.EnterDecision({"c3"}, "理由")->code(), pb::Refusal::NOT_FOUND);
}

TEST(Decision, EnteredAgainNeedsAReasonAndKeepsTheEarlierOne) {
  Room room = RankedRoom();
  ASSERT_FALSE(room.EnterDecision({"c1", "c3"}, "结合初选情况"));
  EXPECT_EQ(room.EnterDecision({"c1", "c3"}, "再次")->code(), pb::Refusal::ALREADY);
  EXPECT_EQ(room.EnterDecision({"c1", "c2"})->what(), "reason");
  ASSERT_FALSE(room.EnterDecision({"c1", "c2"}, "录入有误"));
  ASSERT_EQ(PostIn(room).decisions.size(), 2U);
  EXPECT_EQ(PostIn(room).decisions.front().fact.chosen(1), "c3");
}

TEST(Decision, ToLeaveThePostVacantSaysWhatItRestsOn) {
  pb::Plan plan = PlanFor(1, true);
  plan.set_may_stay_vacant_below("95");
  Room room(plan);
  room.RunDay({"90", "88"});
  EXPECT_EQ(room.EnterDecision({})->what(), "reason");
  ASSERT_FALSE(room.EnterDecision({}, "均不足 95 分"));
  const pb::DecisionEntered& fact = PostIn(room).decisions.back().fact;
  EXPECT_EQ(fact.ground(), pb::DecisionEntered::ALL_BELOW);
  EXPECT_FALSE(fact.differs());
}

TEST(Decision, ToLeaveThePostVacantWithoutARuleDiffersFromTheProposal) {
  Room room = RankedRoom();
  ASSERT_FALSE(room.EnterDecision({}, "会议未形成一致意见"));
  EXPECT_TRUE(PostIn(room).decisions.back().fact.differs());
}

TEST(Decision, IsVacantAsAMatterOfCourseWhereNobodyIsLeft) {
  Room room(PlanFor(1, true));
  room.RunDay({"90", "88"});
  ASSERT_FALSE(room.DropOut("c1"));
  ASSERT_FALSE(room.DropOut("c2"));
  ASSERT_FALSE(room.EnterDecision({}));
  EXPECT_EQ(PostIn(room).decisions.back().fact.ground(), pb::DecisionEntered::NOBODY_LEFT);
}

TEST(DroppingOut, LetsTheNextMoveUpWhereThePlanSaysSo) {
  Room room = RankedRoom();
  EXPECT_EQ(Proposed(room), (Names{"c1", "c2"}));
  ASSERT_FALSE(room.DropOut("c1"));
  EXPECT_EQ(Proposed(room), (Names{"c2", "c3"}));
  EXPECT_EQ(MovedUp(room), (Names{"c3"}));
  EXPECT_EQ(room.DropOut("c1")->code(), pb::Refusal::ALREADY);
}

TEST(DroppingOut, OfWhoWasNotProposedOrWithNobodyLeftMovesNobodyUp) {
  Room room = RankedRoom();
  ASSERT_FALSE(room.DropOut("c3"));
  EXPECT_EQ(MovedUp(room), Names{});
  ASSERT_FALSE(room.DropOut("c1"));
  EXPECT_EQ(Proposed(room), (Names{"c2"}));
  EXPECT_EQ(MovedUp(room), Names{});
}

TEST(DroppingOut, LeavesThePlaceEmptyWhereThePlanDoesNot) {
  Room room = RankedRoom(false);
  ASSERT_FALSE(room.DropOut("c1"));
  EXPECT_EQ(Proposed(room), (Names{"c2"}));
  ASSERT_FALSE(room.DropOut("c3"));
  EXPECT_EQ(Proposed(room), (Names{"c2"}));
  EXPECT_EQ(MovedUp(room), Names{});
}

TEST(DroppingOut, OfOneOfTwoTiedGivesThePlaceToTheOther) {
  Room room(PlanFor(1, false));
  room.RunDay({"90", "90"});
  EXPECT_EQ(PostIn(room).proposal.to_resolve_size(), 2);
  ASSERT_FALSE(room.DropOut("c2"));
  EXPECT_EQ(Proposed(room), (Names{"c1"}));
}

TEST(DroppingOut, LeavesTheAnnouncedRankingAsItWas) {
  Room room = RankedRoom();
  const std::string before = Hall(room.state(), "room1", room.moment()).rankings(0).DebugString();
  ASSERT_FALSE(room.DropOut("c1"));
  EXPECT_EQ(Hall(room.state(), "room1", room.moment()).rankings(0).DebugString(), before);
}

std::optional<pb::Refusal> StopPost(Room& room) {
  return room.Send("operator", [](auto& command) {
    command.mutable_stop_post()->set_post("p1");
    command.mutable_stop_post()->set_reason("仅剩一人");
  });
}

Room RoomWithSole(pb::Sole::Then then) {
  pb::Plan plan = PlanFor(1, true);
  plan.mutable_sole()->set_then(then);
  plan.mutable_sole()->set_need_not_be_taken(true);
  Room room(plan);
  room.CheckEverybodyIn();
  room.DrawLots();
  EXPECT_FALSE(Withdraw(room, "c1"));
  return room;
}

TEST(SoleCandidate, StopsThePostWhereThePlanSaysSo) {
  Room room = RoomWithSole(pb::Sole::STOP);
  const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
  EXPECT_TRUE(std::any_of(desk.steps().begin(), desk.steps().end(), [](const pb::Step& step) {
    return step.recommended() && step.command().has_stop_post();
  }));
  ASSERT_FALSE(StopPost(room));
  EXPECT_EQ(room.state().candidates.at("c2").outcome, pb::Outcome::POST_STOPPED);
  EXPECT_EQ(room.phase(), pb::Phase::FINISHED);
  ASSERT_FALSE(room.AnnounceResults());
  EXPECT_TRUE(room.state().results.at("p1").stopped());
  ASSERT_FALSE(room.EnterDecision({}));
}

TEST(SoleCandidate, IsHeardAndNotedWhereThePlanGoesOn) {
  Room room = RoomWithSole(pb::Sole::GO_ON);
  EXPECT_EQ(StopPost(room)->code(), pb::Refusal::NOT_NOW);
  room.RunTurn("c2", {"50", "30"}, "90");
  const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
  ASSERT_FALSE(desk.notes().empty());
  EXPECT_EQ(desk.notes(0).kind(), pb::DeskView::Note::SOLE);
  EXPECT_EQ(desk.notes(0).text(), "部长");
}

TEST(SoleCandidate, NeedNotBeTakenWhereThePlanSaysSo) {
  Room room = RoomWithSole(pb::Sole::GO_ON);
  room.RunTurn("c2", {"50", "30"}, "90");
  room.Release("c2");
  ASSERT_FALSE(room.Announce("c2"));
  ASSERT_FALSE(room.AnnounceResults());
  ASSERT_FALSE(room.EnterDecision({}, "会议决定空缺"));
  EXPECT_EQ(PostIn(room).decisions.back().fact.ground(), pb::DecisionEntered::SOLE);
}

TEST(StoppingAPost, IsNotForAPostWithTwoLeft) {
  pb::Plan plan = PlanFor(1, true);
  plan.mutable_sole()->set_then(pb::Sole::STOP);
  Room room(plan);
  room.CheckEverybodyIn();
  room.DrawLots();
  EXPECT_EQ(StopPost(room)->code(), pb::Refusal::NOT_NOW);
}

TEST(AfterResults, TheRecommendedStepsLeadToTheNotice) {
  pb::Plan plan = PlanFor(2, true);
  plan.add_notices()->set_of(pb::PublicNotice::CHOSEN);
  plan.mutable_notices(0)->set_days(5);
  Room room(plan, RollOf(3));
  room.RunDay({"90", "88", "86"});
  for (const auto action : {pb::Command::kEnterDecision, pb::Command::kOpenNotice}) {
    const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
    const auto step = std::find_if(
        desk.steps().begin(), desk.steps().end(),
        [](const pb::Step& one) { return one.role() == pb::Role::OPERATOR && one.recommended(); });
    ASSERT_NE(step, desk.steps().end());
    ASSERT_EQ(step->command().action_case(), action);
    pb::Command command = step->command();
    if (command.has_open_notice()) command.mutable_open_notice()->set_first_day("2026-11-23");
    ASSERT_FALSE(room.Send("operator", command));
  }
}

}  // namespace
}  // namespace tingfen::competition
