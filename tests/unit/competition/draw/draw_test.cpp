#include "server/competition/draw/draw.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "server/competition/evolve.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/seats.h"
#include "server/competition/verify.h"
#include "server/competition/views/desk.h"
#include "server/competition/views/public.h"
#include "server/crypto/crypto.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

pb::Plan ServerDraws() {
  pb::Plan plan = TwoStagePlan(3);
  plan.mutable_lots()->set_by(pb::Lots::SERVER);
  return plan;
}

// The command of the only step of this kind.
std::optional<pb::Refusal> OpenOrder(Room& room) {
  return room.Send("operator", [](auto& command) {
    pb::Draw& draw = *command.mutable_open_draw()->mutable_draw();
    draw.set_of(pb::Draw::ORDER);
    draw.set_room("room1");
  });
}

std::optional<pb::Refusal> Say(Room& room, const std::string& seat, const std::string& words,
                               const std::string& draw = "draw1") {
  return room.Send(seat, [&](auto& command) {
    command.mutable_contribute_to_draw()->set_draw(draw);
    command.mutable_contribute_to_draw()->set_words(words);
  });
}

std::optional<pb::Refusal> Complete(Room& room, const std::string& draw = "draw1") {
  return room.Send("operator",
                   [&](auto& command) { command.mutable_complete_draw()->set_draw(draw); });
}

std::optional<pb::Refusal> Abandon(Room& room, const std::string& draw = "draw1") {
  return room.Send("operator", [&](auto& command) {
    command.mutable_abandon_draw()->set_draw(draw);
    command.mutable_abandon_draw()->set_reason("设备故障");
  });
}

// Folds all of a room's events anew, as a restarted server does.
Competition Refolded(const Room& room) {
  Competition state;
  for (const pb::Event& event : room.events()) Evolve(state, event, state.seq + 1);
  return state;
}

TEST(DrawOutcome, TakesOutByTheNumbersOfTheFirstBlock) {
  const std::string block = crypto::Sha256("tingfen draw 1" + std::string(32, '\0') +
                                           crypto::Sha256("37") + std::string(4, '\0'));
  const auto word = [&](std::size_t i) {
    std::uint32_t number = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      number = number << 8 | static_cast<unsigned char>(block[4 * i + k]);
    }
    return number;
  };
  std::vector<std::string> left = {"a", "b", "c"};
  std::vector<std::string> expected;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto at = left.begin() + word(i) % static_cast<std::uint32_t>(left.size());
    expected.push_back(*at);
    left.erase(at);
  }
  EXPECT_EQ(OutcomeOf(std::string(32, '\0'), {"37"}, {"a", "b", "c"}, 3), expected);
}

TEST(DrawOutcome, IsWhatTheRecipeInTheDocumentsGives) {
  std::string secret;
  for (char byte = 0; byte < 32; ++byte) secret += byte;
  std::vector<std::string> from;
  for (int i = 1; i <= 12; ++i) from.push_back("c" + std::to_string(i));
  // docs/draw.md, run with Python.
  const std::vector<std::string> expected = {"c6", "c12", "c2", "c7", "c10", "c11",
                                             "c5", "c8",  "c1", "c4", "c9",  "c3"};
  EXPECT_EQ(OutcomeOf(secret, {"37", "天气晴"}, from, 12), expected);
}

TEST(DrawOutcome, TakesEachOrderAboutAsOften) {
  std::map<std::string, int> seen;
  for (int i = 0; i < 6000; ++i) {
    const auto outcome = OutcomeOf(crypto::Sha256(std::to_string(i)), {}, {"a", "b", "c"}, 3);
    ++seen[outcome[0] + outcome[1] + outcome[2]];
  }
  ASSERT_EQ(seen.size(), 6U);
  for (const auto& [order, count] : seen) EXPECT_NEAR(count, 1000, 150) << order;
}

TEST(DrawOutcome, ChangesWithEveryWordAndWithTheirOrder) {
  const std::vector<std::string> from = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
  const std::string secret(32, 's');
  const auto first = OutcomeOf(secret, {"37", "天"}, from, 10);
  EXPECT_EQ(first, OutcomeOf(secret, {"37", "天"}, from, 10));
  EXPECT_NE(first, OutcomeOf(secret, {"天", "37"}, from, 10));
  EXPECT_NE(first, OutcomeOf(secret, {"37天"}, from, 10));
  EXPECT_NE(first, OutcomeOf(std::string(32, 't'), {"37", "天"}, from, 10));
}

TEST(OrderDraw, ShowsItsCommitmentFirstAndItsSecretOnlyOnceCompleted) {
  Room room(ServerDraws());
  room.CheckEverybodyIn();
  ASSERT_FALSE(OpenOrder(room));
  const DrawRecord& draw = room.state().draws.at(0);
  pb::HallView hall = Hall(room.state(), "room1", room.moment());
  EXPECT_EQ(hall.draw().commitment(), crypto::Hex(crypto::Sha256(draw.secret)));
  EXPECT_TRUE(hall.draw().secret().empty());
  EXPECT_EQ(hall.SerializeAsString().find(crypto::Hex(draw.secret)), std::string::npos);
  EXPECT_EQ(Desk(room.state(), "room1", room.moment()).SerializeAsString().find(draw.secret),
            std::string::npos);
  ASSERT_FALSE(Say(room, "supervisor", "37"));
  ASSERT_FALSE(Complete(room));
  hall = Hall(room.state(), "room1", room.moment());
  EXPECT_EQ(hall.draw().secret(), crypto::Hex(room.state().draws.at(0).secret));
  EXPECT_EQ(hall.draw().people_size(), 2);
  EXPECT_EQ(room.phase(), pb::Phase::LOTS);
  EXPECT_EQ(room.state().rooms.at("room1").order, room.state().draws.at(0).outcome);
}

TEST(OrderDraw, NeedsTheSupervisorsWordsAndTheyAreTheLast) {
  Room room(ServerDraws());
  room.CheckEverybodyIn();
  ASSERT_FALSE(OpenOrder(room));
  EXPECT_EQ(Complete(room)->what(), "words");
  ASSERT_FALSE(Say(room, "operator", "一号竞聘者说：8"));
  EXPECT_EQ(Complete(room)->what(), "words");
  ASSERT_FALSE(Say(room, "supervisor", "37"));
  EXPECT_EQ(Say(room, "operator", "再来一个")->what(), "words");
  EXPECT_FALSE(Complete(room));
}

TEST(OrderDraw, IsNeverMadeASecondTime) {
  Room room(ServerDraws());
  room.CheckEverybodyIn();
  ASSERT_FALSE(OpenOrder(room));
  EXPECT_EQ(OpenOrder(room)->code(), pb::Refusal::DRAW_OPEN);
  ASSERT_FALSE(Say(room, "supervisor", "37"));
  ASSERT_FALSE(Complete(room));
  EXPECT_EQ(Complete(room)->code(), pb::Refusal::ALREADY);
  EXPECT_EQ(OpenOrder(room)->code(), pb::Refusal::ALREADY);
  EXPECT_EQ(Abandon(room)->code(), pb::Refusal::ALREADY);
  const auto by_hand = room.Send("operator", [](auto& command) {
    command.mutable_record_lots()->set_room("room1");
    for (const auto* id : {"c1", "c2"}) {
      command.mutable_record_lots()->add_lots()->set_candidate(id);
      command.mutable_record_lots()->mutable_lots()->rbegin()->set_number(id[1] - '0');
    }
  });
  EXPECT_EQ(by_hand->what(), "draw");
}

TEST(OrderDraw, AbandonedStaysOnRecordAndTheNextHasASecretOfItsOwn) {
  Room room(ServerDraws());
  room.CheckEverybodyIn();
  ASSERT_FALSE(OpenOrder(room));
  ASSERT_FALSE(Abandon(room));
  ASSERT_FALSE(OpenOrder(room));
  const auto& draws = room.state().draws;
  ASSERT_EQ(draws.size(), 2U);
  EXPECT_EQ(draws[0].state, pb::DrawView::ABANDONED);
  EXPECT_NE(draws[0].secret, draws[1].secret);
  const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
  ASSERT_EQ(desk.draws_size(), 2);
  EXPECT_EQ(desk.draws(1).reason(), "设备故障");
  EXPECT_EQ(desk.draws(1).secret(), crypto::Hex(draws[0].secret));
}

TEST(OrderDraw, WaitsUntilEverybodyHasArrivedOrIsOut) {
  Room room(ServerDraws());
  EXPECT_EQ(OpenOrder(room)->what(), "draw");
}

TEST(OrderDraw, ComesToTheSameEndWhereverTheServerIsRestarted) {
  Room room(ServerDraws(), RollOf(8));
  room.CheckEverybodyIn();
  ASSERT_FALSE(OpenOrder(room));
  room.RestartServer("boot-1");
  EXPECT_EQ(Refolded(room).draws.at(0).secret, room.state().draws.at(0).secret);
  EXPECT_EQ(OpenOrder(room)->code(), pb::Refusal::DRAW_OPEN);
  ASSERT_FALSE(Say(room, "supervisor", "37"));
  room.RestartServer("boot-2");
  EXPECT_EQ(OpenOrder(room)->code(), pb::Refusal::DRAW_OPEN);
  ASSERT_FALSE(Complete(room));
  room.RestartServer("boot-3");
  EXPECT_EQ(OpenOrder(room)->code(), pb::Refusal::ALREADY);
  const DrawRecord again = Refolded(room).draws.at(0);
  EXPECT_EQ(OutcomeOf(again), again.outcome);
}

TEST(OrderDraw, IsRecomputedFromTheLedger) {
  Room room(ServerDraws(), RollOf(8));
  room.CheckEverybodyIn();
  ASSERT_FALSE(OpenOrder(room));
  ASSERT_FALSE(Say(room, "supervisor", "37"));
  ASSERT_FALSE(Complete(room));
  for (const bool swapped : {false, true}) {
    Competition state;
    std::string faults;
    for (pb::Event event : room.events()) {
      if (swapped && event.has_draw_completed()) {
        event.mutable_draw_completed()->mutable_outcome()->SwapElements(0, 1);
      }
      if (const auto fault = CheckFigures(state, event)) faults += *fault;
      Evolve(state, event, state.seq + 1);
    }
    EXPECT_EQ(faults.empty(), !swapped) << faults;
  }
}

TEST(OrderDraw, CarriesNoNameToTheHallWhereThePlanGivesNumbers) {
  Room room(ServerDraws());
  room.CheckEverybodyIn();
  ASSERT_FALSE(OpenOrder(room));
  ASSERT_FALSE(Say(room, "supervisor", "37"));
  ASSERT_FALSE(Complete(room));
  const std::string bytes = Hall(room.state(), "room1", room.moment()).SerializeAsString();
  EXPECT_EQ(bytes.find("王某"), std::string::npos);
}

pb::Roll WithPool(int judges) {
  pb::Roll roll = RollOf(2);
  for (int i = 1; i <= judges; ++i) {
    pb::PoolJudge& judge = *roll.add_judges();
    judge.set_id("j" + std::to_string(i));
    judge.set_name("考官" + std::to_string(i));
    judge.set_panel("panel");
  }
  return roll;
}

std::optional<pb::Refusal> OpenJudges(Room& room) {
  return room.Send("operator", [](auto& command) {
    pb::Draw& draw = *command.mutable_open_draw()->mutable_draw();
    draw.set_of(pb::Draw::JUDGES);
    draw.set_room("room1");
    draw.set_panel("panel");
  });
}

TEST(JudgesDraw, SeatsWhoWasDrawnAndKeepsTheOthersAsSubstitutes) {
  Room room(TwoStagePlan(3), WithPool(5));
  ASSERT_FALSE(OpenJudges(room));
  ASSERT_FALSE(Say(room, "supervisor", "37"));
  ASSERT_FALSE(Complete(room));
  const auto& outcome = room.state().draws.at(0).outcome;
  ASSERT_EQ(outcome.size(), 3U);
  for (int i = 1; i <= 3; ++i) {
    EXPECT_EQ(room.state().seats.at("panel_" + std::to_string(i)).judge,
              outcome.at(static_cast<std::size_t>(i - 1)));
  }
  EXPECT_EQ(JudgesToDrawFrom(room.state(), "room1", "panel").size(), 2U);
  EXPECT_EQ(OpenJudges(room)->code(), pb::Refusal::ALREADY);
  const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
  EXPECT_EQ(desk.draws(0).judges_size(), 3);
  EXPECT_EQ(Hall(room.state(), "room1", room.moment()).draw().judges_size(), 0);
}

TEST(JudgesDraw, IsNotOfferedWhereThePoolIsSmallerThanThePanel) {
  Room room(TwoStagePlan(3), WithPool(2));
  EXPECT_EQ(OpenJudges(room)->what(), "draw");
}

}  // namespace
}  // namespace tingfen::competition
