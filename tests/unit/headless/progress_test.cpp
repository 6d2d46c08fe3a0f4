#include "judge_client/headless/people/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tingfen::headless {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

pb::View HallPage(std::uint32_t version, pb::Phase::Id phase, const std::string& candidate = {}) {
  pb::View view;
  view.set_version(version);
  pb::HallView& hall = *view.mutable_hall();
  hall.mutable_header()->set_phase(phase);
  hall.mutable_header()->set_room("room1");
  if (candidate.empty()) return view;
  hall.mutable_turn()->mutable_person()->set_candidate(candidate);
  hall.mutable_turn()->mutable_person()->set_number(2);
  hall.mutable_turn()->mutable_stage()->set_stage("speech");
  hall.mutable_turn()->mutable_stage()->mutable_title()->set_zh("演讲");
  hall.mutable_turn()->mutable_stage()->mutable_title()->set_en("Speech");
  return view;
}

pb::View WithTotal(pb::View view, const std::string& total) {
  pb::HallView::QueueLine& line = *view.mutable_hall()->add_queue();
  line.mutable_person()->set_candidate("c1");
  line.mutable_person()->set_number(2);
  line.set_total(total);
  return view;
}

TEST(Progress, TellsEachSceneOnceWhateverPagesShowIt) {
  Progress progress;
  EXPECT_THAT(progress.Look(HallPage(1, pb::Phase::CHECK_IN)).lines,
              ElementsAre(HasSubstr("报到")));
  EXPECT_THAT(progress.Look(HallPage(2, pb::Phase::CHECK_IN)).lines, IsEmpty());
  EXPECT_THAT(progress.Look(HallPage(5, pb::Phase::PRESENTING, "c1")).lines,
              ElementsAre("第2号 演讲开始 / No. 2: Speech begins"));
  pb::View judge;
  judge.set_version(6);
  *judge.mutable_judge()->mutable_header() = HallPage(6, pb::Phase::PRESENTING).hall().header();
  *judge.mutable_judge()->mutable_turn() = HallPage(6, pb::Phase::PRESENTING, "c1").hall().turn();
  EXPECT_THAT(progress.Look(judge).lines, IsEmpty());
}

TEST(Progress, APageThatLagsBehindTellsNothing) {
  Progress progress;
  progress.Look(HallPage(9, pb::Phase::SCORING, "c1"));
  EXPECT_THAT(progress.Look(HallPage(8, pb::Phase::PRESENTING, "c1")).lines, IsEmpty());
  EXPECT_THAT(progress.Look(HallPage(9, pb::Phase::SCORING, "c1")).lines, IsEmpty());
}

TEST(Progress, EachRoomHasItsOwnCourse) {
  Progress progress;
  progress.Look(HallPage(9, pb::Phase::RESULTS));
  pb::View other = HallPage(9, pb::Phase::SCORING, "c1");
  other.mutable_hall()->mutable_header()->set_room("room2");
  other.mutable_hall()->mutable_header()->set_room_title("二考场");
  EXPECT_THAT(progress.Look(other).lines, ElementsAre(HasSubstr("二考场")));
  EXPECT_TRUE(progress.ResultsIn("room1"));
  EXPECT_FALSE(progress.ResultsIn("room2"));
  EXPECT_FALSE(progress.ResultsIn("room3"));
}

TEST(Progress, WhatOtherPagesShowIsNotYetInTheHall) {
  Progress progress;
  pb::View desk;
  desk.set_version(30);
  *desk.mutable_desk()->mutable_header() = HallPage(30, pb::Phase::RESULTS).hall().header();
  pb::DeskView::Line& line = *desk.mutable_desk()->add_lines();
  line.mutable_person()->set_candidate("c1");
  line.set_announced(true);
  progress.Look(desk);
  EXPECT_TRUE(progress.ResultsIn("room1"));
  EXPECT_FALSE(progress.ResultsInHallOf("room1"));
  EXPECT_EQ(progress.Announced(), 1U);
  EXPECT_EQ(progress.AnnouncedInHalls(), 0U);
  progress.Look(WithTotal(HallPage(30, pb::Phase::RESULTS), "85.50"));
  EXPECT_TRUE(progress.ResultsInHallOf("room1"));
  EXPECT_EQ(progress.AnnouncedInHalls(), 1U);
}

TEST(Progress, ATotalIsTakenFromTheHallOnce) {
  Progress progress;
  EXPECT_EQ(progress.Announced(), 0U);
  const auto news = progress.Look(WithTotal(HallPage(7, pb::Phase::ANNOUNCED, "c1"), "85.50"));
  ASSERT_EQ(news.totals.size(), 1U);
  EXPECT_EQ(news.totals[0].candidate, "c1");
  EXPECT_EQ(news.totals[0].total, "85.50");
  EXPECT_EQ(progress.Announced(), 1U);
  EXPECT_TRUE(progress.Look(WithTotal(HallPage(8, pb::Phase::READY), "85.50")).totals.empty());
  EXPECT_EQ(progress.Announced(), 1U);
}

TEST(Progress, AnAnnouncementIsCountedFromAJudgesPageToo) {
  Progress progress;
  pb::View view;
  *view.mutable_judge()->mutable_header() = HallPage(1, pb::Phase::ANNOUNCED).hall().header();
  view.mutable_judge()->mutable_turn()->mutable_person()->set_candidate("c4");
  progress.Look(view);
  EXPECT_EQ(progress.Announced(), 1U);
}

pb::View Results(std::uint32_t version) {
  pb::View view = HallPage(version, pb::Phase::RESULTS);
  pb::HallView::Ranking& ranking = *view.mutable_hall()->add_rankings();
  ranking.set_post_title("部长");
  pb::HallView::Ranking::Line& line = *ranking.add_lines();
  line.mutable_rank()->set_rank(1);
  line.mutable_rank()->set_total("88.30");
  line.mutable_person()->set_number(3);
  line.mutable_person()->set_name("孙立新");
  line.set_shortlisted(true);
  return view;
}

TEST(Progress, ARankingIsToldOnceAndReadsLikeAList) {
  Progress progress;
  EXPECT_EQ(progress.Look(Results(20)).rankings.size(), 1U);
  EXPECT_TRUE(progress.Look(Results(21)).rankings.empty());
  ASSERT_EQ(progress.Rankings().size(), 1U);
  const auto lines = RankingLines(progress.Rankings()[0]);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], "部长");
  EXPECT_THAT(lines[1], HasSubstr("1.  第3号 孙立新  88.30"));
  EXPECT_THAT(lines[1], HasSubstr("建议考察"));
}

pb::SeatState& AddSeat(pb::DeskView& desk, const std::string& id, pb::Role::Id role) {
  pb::SeatState& state = *desk.add_seats();
  state.mutable_seat()->set_id(id);
  state.mutable_seat()->set_role(role);
  return state;
}

TEST(Progress, JudgesLeftToPeopleAreWaitedForWhileSheetsAreMissing) {
  pb::DeskView desk;
  desk.mutable_header()->set_phase(pb::Phase::SCORING);
  AddSeat(desk, "panel_1", pb::Role::JUDGE).set_work(pb::SeatState::SUBMITTED);
  AddSeat(desk, "panel_2", pb::Role::JUDGE).set_work(pb::SeatState::AWAITED);
  AddSeat(desk, "panel_3", pb::Role::JUDGE).set_work(pb::SeatState::AWAITED);
  AddSeat(desk, "panel_4", pb::Role::JUDGE).set_work(pb::SeatState::RETURNED);
  EXPECT_THAT(WaitedFor(desk, {"panel_2"}), ElementsAre("panel_3", "panel_4"));
}

TEST(Progress, WhoeverHasARecommendedStepIsWaitedFor) {
  pb::DeskView desk;
  desk.mutable_header()->set_phase(pb::Phase::RELEASING);
  AddSeat(desk, "operator", pb::Role::OPERATOR);
  AddSeat(desk, "supervisor", pb::Role::SUPERVISOR);
  AddSeat(desk, "kiosk", pb::Role::KIOSK);
  pb::SeatState& chief = AddSeat(desk, "panel_1", pb::Role::JUDGE);
  chief.mutable_seat()->set_panel("panel");
  chief.mutable_seat()->set_number(1);
  pb::Panel& panel = *desk.mutable_legend()->add_panels();
  panel.set_id("panel");
  panel.set_chief_seat(1);
  pb::Step& step = *desk.add_steps();
  step.set_role(pb::Role::SUPERVISOR);
  step.set_recommended(true);
  EXPECT_THAT(WaitedFor(desk, {}), ElementsAre("supervisor"));
  desk.mutable_closed()->add_awaited(pb::ReleaseStep::CHIEF);
  EXPECT_THAT(WaitedFor(desk, {}), ElementsAre("supervisor", "panel_1"));
  EXPECT_THAT(WaitedFor(desk, {"supervisor", "panel_1"}), IsEmpty());
  desk.mutable_header()->set_phase(pb::Phase::ANNOUNCED);
  EXPECT_THAT(WaitedFor(desk, {"supervisor", "panel_1"}), ElementsAre("kiosk"));
}

}  // namespace
}  // namespace tingfen::headless
