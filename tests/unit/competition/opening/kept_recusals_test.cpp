// A recusal is between two people: another roll keeps it where both are there.
#include <gtest/gtest.h>

#include "server/competition/views/prepare.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

struct Row {
  std::string name;
  std::string unit;
};

pb::Roll RollWith(const std::vector<Row>& people) {
  pb::Roll roll = RollOf(0);
  for (const Row& row : people) {
    pb::Candidate& entry = *roll.add_candidates();
    entry.set_id("c" + std::to_string(roll.candidates_size()));
    entry.set_name(row.name);
    entry.set_unit(row.unit);
    entry.add_posts("p1");
  }
  return roll;
}

void Enter(Room& room, const std::vector<Row>& people) {
  pb::Event event;
  event.mutable_roll_entered()->set_roll(RollWith(people).SerializeAsString());
  room.Happen(event);
}

void Recuse(Room& room, const std::string& candidate, const std::string& seat) {
  ASSERT_FALSE(room.Send("administrator", [&](auto& command) {
    pb::RecuseJudge& recuse = *command.mutable_recuse_judge();
    recuse.set_candidate(candidate);
    recuse.set_seat(seat);
    recuse.set_reason("近亲属");
  }));
}

std::optional<pb::Refusal> Settle(Room& room, std::uint32_t number) {
  return room.Send("administrator", [&](auto& command) {
    command.mutable_settle_recusal()->set_number(number);
    command.mutable_settle_recusal()->set_reason("该人不再参加");
  });
}

const std::vector<LostRecusal>& Lost(const Room& room) {
  return room.state().lost_recusals;
}

// 赵一 and 钱二, of whom the second seat does not score the first.
Room Recused() {
  Room room(TwoStagePlan(4), RollWith({{"赵一", "财政局"}, {"钱二", "教育局"}}));
  Recuse(room, "c1", "panel_2");
  return room;
}

TEST(KeptRecusal, GoesWithItsPersonWhateverTheirIdIsNow) {
  Room room = Recused();
  Enter(room, {{"孙三", "财政局"}, {"赵一", "财政局"}});
  EXPECT_EQ(room.state().candidates.at("c2").recused.at("panel_2"), "近亲属");
  EXPECT_TRUE(room.state().candidates.at("c1").recused.empty());
  EXPECT_TRUE(Lost(room).empty());
}

TEST(KeptRecusal, FindsTheSamePersonWrittenOtherwise) {
  Room room(TwoStagePlan(4), RollWith({{"郎一", "财政局"}, {"钱二", "教育局"}}));
  Recuse(room, "c1", "panel_2");
  Enter(room, {{"\uF92C一", "财政局"}});  // The compatibility form of 郎.
  EXPECT_TRUE(room.state().candidates.at("c1").recused.contains("panel_2"));
}

TEST(KeptRecusal, OfSomebodyWhoIsNotOnTheNewRollWaitsForTheAdministrator) {
  Room room = Recused();
  Enter(room, {{"孙三", "财政局"}});
  ASSERT_EQ(Lost(room).size(), 1U);
  const pb::PrepareView view = Prepare(room.state(), "room1", room.moment());
  ASSERT_EQ(view.lost_recusals_size(), 1);
  EXPECT_EQ(view.lost_recusals(0).name(), "赵一");
  EXPECT_EQ(view.lost_recusals(0).unit(), "财政局");
  EXPECT_EQ(view.lost_recusals(0).seat(), "panel_2");
}

TEST(KeptRecusal, OfSomebodyWhoIsThereTwiceIsGivenToNeither) {
  Room room = Recused();
  Enter(room, {{"赵一", "财政局"}, {"赵一", "财政局"}});
  EXPECT_EQ(Lost(room).size(), 1U);
  EXPECT_TRUE(room.state().candidates.at("c1").recused.empty());
}

TEST(KeptRecusal, OfAnotherUnitIsNotTakenForTheSamePerson) {
  Room room = Recused();
  Enter(room, {{"赵一", "民政局"}});
  EXPECT_EQ(Lost(room).size(), 1U);
}

TEST(KeptRecusal, ComesBackWithItsPerson) {
  Room room = Recused();
  Enter(room, {{"孙三", "财政局"}});
  Enter(room, {{"赵一", "财政局"}});
  EXPECT_TRUE(Lost(room).empty());
  EXPECT_TRUE(room.state().candidates.at("c1").recused.contains("panel_2"));
}

TEST(KeptRecusal, IsOverOnceItIsMadeAnewOrSettled) {
  Room room = Recused();
  Recuse(room, "c2", "panel_3");
  Enter(room, {{"赵一", "民政局"}, {"孙三", "财政局"}});
  ASSERT_EQ(Lost(room).size(), 2U);
  const std::uint32_t first = Lost(room)[0].number;
  Recuse(room, "c1", "panel_2");
  ASSERT_EQ(Lost(room).size(), 1U);
  EXPECT_EQ(Settle(room, first)->code(), pb::Refusal::ALREADY);
  EXPECT_FALSE(Settle(room, Lost(room)[0].number));
  EXPECT_TRUE(Lost(room).empty());
}

TEST(KeptRecusal, OutlivesAnotherPlan) {
  Room room = Room::Open(TwoStagePlan(4), RollWith({{"赵一", "财政局"}, {"钱二", "教育局"}}));
  Recuse(room, "c1", "panel_2");
  pb::Event event;
  pb::PlanEntered& fact = *event.mutable_plan_entered();
  fact.set_plan(TwoStagePlan(5).SerializeAsString());
  for (const auto& [id, seat] : room.state().seats) *fact.add_seats() = seat.seat;
  room.Happen(event);
  EXPECT_TRUE(room.state().candidates.at("c1").recused.contains("panel_2"));
}

}  // namespace
}  // namespace tingfen::competition
