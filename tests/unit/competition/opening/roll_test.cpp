// The roll before the day: entered from tables, empty, and with people who do not take part.
#include <gtest/gtest.h>

#include "server/competition/state/competition.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/verify.h"
#include "server/competition/views/desk.h"
#include "server/competition/views/display.h"
#include "server/competition/views/judge.h"
#include "server/competition/views/prepare.h"
#include "server/competition/views/public.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

using Sheet = std::vector<std::vector<std::string>>;

const Sheet kPosts = {{"岗位", "职数"}, {"科长", "1"}, {"副科长", "2"}};
const Sheet kPeople = {{"姓名", "岗位"}, {"赵一", "科长"}, {"钱二", "副科长"}, {"孙三", "科长"}};

void Fill(const Sheet& sheet, pb::Table& table) {
  for (const auto& cells : sheet) {
    pb::Table::Row& row = *table.add_rows();
    row.set_number(static_cast<std::uint32_t>(table.rows_size()));
    for (const std::string& cell : cells) row.add_cells(cell);
  }
}

pb::Roll EmptyOf(int rooms) {
  pb::Roll roll;
  roll.set_format(1);
  for (int i = 1; i <= rooms; ++i) roll.add_rooms()->set_id("room" + std::to_string(i));
  return roll;
}

std::optional<pb::Refusal> Enter(Room& room, const Sheet& posts, const Sheet& people) {
  return room.Send("administrator", [&](auto& command) {
    pb::EnterRoll& enter = *command.mutable_enter_roll();
    if (!posts.empty()) Fill(posts, *enter.mutable_posts());
    Fill(people, *enter.mutable_people());
  });
}

void ExpectRefused(const std::optional<pb::Refusal>& refusal, pb::Refusal::Code code,
                   const std::string& what) {
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code(), code) << refusal->DebugString();
  EXPECT_EQ(refusal->what(), what) << refusal->DebugString();
}

TEST(EnteredRoll, TakesThePlaceOfTheOneThereWasAndKeepsTheSeats) {
  Room room(TwoStagePlan(3), EmptyOf(2));
  const auto seats = room.state().seat_order;
  const std::string check_code = room.state().check_code;
  ASSERT_FALSE(Enter(room, kPosts, kPeople));
  EXPECT_EQ(room.state().roll->candidates_size(), 3);
  EXPECT_EQ(room.state().roll->rooms_size(), 2);
  EXPECT_EQ(room.state().candidates.size(), 3U);
  EXPECT_EQ(room.state().posts.size(), 2U);
  EXPECT_EQ(room.state().seat_order, seats);
  EXPECT_NE(room.state().check_code, check_code);
}

TEST(EnteredRoll, IsRunThroughTheDay) {
  Room room(TwoStagePlan(3), EmptyOf(1));
  ASSERT_FALSE(Enter(room, {{"岗位", "职数"}, {"部长", "1"}},
                     {{"姓名", "岗位"}, {"赵一", "部长"}, {"钱二", "部长"}}));
  room.RunDay({"90", "85"});
  EXPECT_EQ(room.state().results.at("p1").ranking(0).candidate(), "c1");
}

TEST(EnteredRoll, MayBeEnteredAgainUntilSomebodyHasArrived) {
  Room room(TwoStagePlan(3), EmptyOf(1));
  ASSERT_FALSE(Enter(room, kPosts, kPeople));
  ExpectRefused(Enter(room, kPosts, kPeople), pb::Refusal::ALREADY, "");
  ASSERT_FALSE(Enter(room, {}, {{"姓名", "岗位"}, {"李四", "科长"}}));
  EXPECT_EQ(room.state().roll->candidates(0).name(), "李四");
  EXPECT_EQ(room.state().candidates.size(), 1U);
  room.CheckIn({"c1"});
  ExpectRefused(Enter(room, kPosts, kPeople), pb::Refusal::NOT_NOW, "roll");
}

TEST(EnteredRoll, StaysOnceAnOutcomeIsSet) {
  Room room(TwoStagePlan(3), EmptyOf(1));
  ASSERT_FALSE(Enter(room, kPosts, kPeople));
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    command.mutable_set_outcome()->set_candidate("c1");
    command.mutable_set_outcome()->set_outcome(pb::Outcome::WITHDRAWN);
    command.mutable_set_outcome()->set_reason("本人放弃");
  }));
  ExpectRefused(Enter(room, {}, {{"姓名", "岗位"}, {"李四", "科长"}}), pb::Refusal::NOT_NOW,
                "roll");
}

TEST(EnteredRoll, WithFaultsChangesNothingAndNamesThem) {
  Room room(TwoStagePlan(3), EmptyOf(1));
  const std::uint64_t seq = room.state().seq;
  const auto refusal =
      Enter(room, kPosts, {{"姓名", "岗位"}, {"", "科长"}, {"钱二", "处长"}, {"孙三", "科长"}});
  ExpectRefused(refusal, pb::Refusal::ROLL_FAULTS, "roll");
  EXPECT_EQ(refusal->have(), "2");
  ASSERT_EQ(refusal->roll_faults_size(), 2);
  EXPECT_EQ(refusal->roll_faults(0).row(), 2U);
  EXPECT_EQ(refusal->roll_faults(1).column(), "岗位");
  EXPECT_EQ(room.state().seq, seq);
  EXPECT_EQ(room.state().roll->candidates_size(), 0);
}

TEST(EnteredRoll, NeedsATableOfPeople) {
  Room room(TwoStagePlan(3), EmptyOf(1));
  ExpectRefused(room.Send("administrator",
                          [](auto& command) {
                            Fill(kPosts, *command.mutable_enter_roll()->mutable_posts());
                          }),
                pb::Refusal::INVALID, "people");
}

TEST(EnteredRoll, HasACheckCodeThatVerifyRecomputes) {
  Room room(TwoStagePlan(3), EmptyOf(1));
  const Competition before = room.state();
  ASSERT_FALSE(Enter(room, kPosts, kPeople));
  pb::Event event = room.events().back();
  EXPECT_EQ(CheckFigures(before, event), std::nullopt);
  const std::string& locked = room.events().front().competition_locked().plan();
  EXPECT_EQ(event.roll_entered().check_code(), CheckCode(locked, event.roll_entered().roll()));
  event.mutable_roll_entered()->set_check_code("AAAAAAAA");
  EXPECT_NE(CheckFigures(before, event), std::nullopt);
}

TEST(EmptyRoll, ShowsEveryViewAndOffersNothingOfTheDay) {
  Room room(TwoStagePlan(3), EmptyOf(2));
  for (const char* id : {"room1", "room2"}) {
    const RoomRecord& record = room.state().rooms.at(id);
    EXPECT_EQ(PhaseOf(room.state(), record), pb::Phase::CHECK_IN);
    EXPECT_EQ(Hall(room.state(), id, room.moment()).header().phase(), pb::Phase::CHECK_IN);
    EXPECT_EQ(Kiosk(room.state(), id, room.moment()).header().room(), id);
    EXPECT_EQ(Clock(room.state(), id, room.moment()).header().room(), id);
    EXPECT_EQ(Waiting(room.state(), id, room.moment()).header().room(), id);
    EXPECT_EQ(SharedByJudges(room.state(), id, room.moment()).header().room(), id);
    const pb::DeskView desk = Desk(room.state(), id, room.moment());
    for (const pb::Step& step : desk.steps()) {
      const bool of_the_house =
          step.command().has_vacate_seat() || step.command().has_start_break() ||
          step.command().has_assign_screen() || step.command().has_set_paper() ||
          step.command().has_raise_flag() || step.role() == pb::Role::SUPERVISOR;
      EXPECT_TRUE(of_the_house) << step.DebugString();
      EXPECT_FALSE(step.recommended()) << step.DebugString();
    }
  }
  EXPECT_TRUE(Prepare(room.state(), "room1", room.moment()).roll_open());
  ExpectRefused(room.Send("operator",
                          [](auto& command) { command.mutable_record_lots()->set_room("room1"); }),
                pb::Refusal::NOT_NOW, "roll");
}

// Three for the first post, of whom one is unqualified; the second post fell away.
pb::Roll RollWithStandings() {
  pb::Roll roll = RollOf(5);
  pb::Post& gone = *roll.add_posts();
  gone.set_id("p2");
  gone.set_title("副部长");
  gone.set_vacancies(1);
  gone.set_fell_away("报名不足两人");
  roll.mutable_candidates(2)->set_standing(pb::Standing::UNQUALIFIED);
  roll.mutable_candidates(3)->set_standing(pb::Standing::NOT_PRESELECTED);
  roll.mutable_candidates(4)->set_standing(pb::Standing::POST_FELL_AWAY);
  roll.mutable_candidates(4)->set_posts(0, "p2");
  roll.mutable_candidates(1)->add_posts("p2");
  return roll;
}

TEST(Standing, SettlesBeforeTheDayWhoDoesNotTakePart) {
  const Room room(TwoStagePlan(3), RollWithStandings());
  const auto outcome = [&](const char* id) { return room.state().candidates.at(id).outcome; };
  EXPECT_EQ(outcome("c1"), pb::Outcome::OUTCOME_UNSPECIFIED);
  EXPECT_EQ(outcome("c2"), pb::Outcome::OUTCOME_UNSPECIFIED);
  EXPECT_EQ(outcome("c3"), pb::Outcome::UNQUALIFIED);
  EXPECT_EQ(outcome("c4"), pb::Outcome::NOT_PRESELECTED);
  EXPECT_EQ(outcome("c5"), pb::Outcome::POST_STOPPED);
  EXPECT_EQ(room.state().posts.at("p2").stopped, "报名不足两人");
  EXPECT_TRUE(RollOpen(room.state()));
}

TEST(Standing, LeavesTheDayToTheOthers) {
  Room room(TwoStagePlan(3), RollWithStandings());
  ExpectRefused(room.Send("operator",
                          [](auto& command) {
                            pb::CheckInCandidate& arrival = *command.mutable_check_in_candidate();
                            arrival.set_candidate("c3");
                            arrival.set_arrival(pb::Arrival::PRESENT);
                            arrival.set_identity_checked(true);
                          }),
                pb::Refusal::NOT_NOW, "outcome");
  room.CheckJudgesIn();
  room.CheckIn({"c1", "c2"});
  room.DrawLots();
  for (const char* id : {"c1", "c2"}) {
    room.RunTurn(id, {"50", "30"}, "80");
    room.Release(id);
    ASSERT_FALSE(room.Announce(id));
    ASSERT_FALSE(room.Sign(id));
  }
  EXPECT_EQ(room.phase(), pb::Phase::FINISHED);
  const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
  for (const pb::Step& step : desk.steps()) {
    EXPECT_NE(step.command().announce_results().post(), "p2");
  }
  ExpectRefused(
      room.Send("operator",
                [](auto& command) { command.mutable_announce_results()->set_post("p2"); }),
      pb::Refusal::NOT_NOW, "post");
  ASSERT_FALSE(room.AnnounceResults());
  EXPECT_EQ(room.state().results.at("p1").ranking_size(), 2);
  EXPECT_EQ(room.phase(), pb::Phase::RESULTS);
}

}  // namespace
}  // namespace tingfen::competition
