#include <gtest/gtest.h>

#include <set>

#include "server/competition/state/competition.h"
#include "server/competition/state/seats.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

std::optional<pb::Refusal> RecordLots(
    Room& room, const std::vector<std::pair<std::string, std::uint32_t>>& lots) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_record_lots()->set_room("room1");
    for (const auto& [candidate, number] : lots) {
      command.mutable_record_lots()->add_lots()->set_candidate(candidate);
      command.mutable_record_lots()->mutable_lots()->rbegin()->set_number(number);
    }
  });
}

std::optional<pb::Refusal> SetOutcome(Room& room, const std::string& candidate,
                                      pb::Outcome::Id outcome) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_set_outcome()->set_candidate(candidate);
    command.mutable_set_outcome()->set_outcome(outcome);
    command.mutable_set_outcome()->set_reason("未到场");
  });
}

TEST(Lots, AreRefusedWhileSomebodyHasNeitherArrivedNorIsOut) {
  Room room(TwoStagePlan(3));
  const auto refusal = RecordLots(room, {{"c1", 1}, {"c2", 2}});
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code(), pb::Refusal::LOTS_INCOMPLETE);
  EXPECT_EQ(refusal->what(), "arrival");
  EXPECT_EQ(refusal->have(), "c1");
}

TEST(Lots, NameEachNumberOnceForEachWhoTakesPart) {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  EXPECT_EQ(RecordLots(room, {{"c1", 1}})->what(), "candidate");
  EXPECT_EQ(RecordLots(room, {{"c1", 1}, {"c2", 1}})->what(), "number");
  EXPECT_EQ(RecordLots(room, {{"c1", 1}, {"c2", 3}})->what(), "number");
  EXPECT_EQ(RecordLots(room, {{"c1", 1}, {"c1", 2}})->what(), "candidate");
  EXPECT_EQ(RecordLots(room, {{"c1", 0}, {"c2", 1}})->what(), "number");
  EXPECT_FALSE(RecordLots(room, {{"c1", 2}, {"c2", 1}}));
  EXPECT_EQ(room.phase(), pb::Phase::LOTS);
}

TEST(Lots, MayBeEnteredAgainUntilTheyAreWitnessed) {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  ASSERT_FALSE(RecordLots(room, {{"c1", 2}, {"c2", 1}}));
  ASSERT_FALSE(RecordLots(room, {{"c1", 1}, {"c2", 2}}));
  EXPECT_EQ(room.state().candidates.at("c1").number, 1U);
  ASSERT_FALSE(room.Send("supervisor",
                         [](auto& command) { command.mutable_witness_lots()->set_room("room1"); }));
  EXPECT_EQ(RecordLots(room, {{"c1", 2}, {"c2", 1}})->code(), pb::Refusal::ALREADY);
  EXPECT_EQ(room.phase(), pb::Phase::READY);
}

TEST(Lots, LeaveOutWhoIsAbsent) {
  Room room(TwoStagePlan(3));
  ASSERT_FALSE(SetOutcome(room, "c1", pb::Outcome::ABSENT));
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    command.mutable_check_in_candidate()->set_candidate("c2");
    command.mutable_check_in_candidate()->set_arrival(pb::Arrival::LATE);
    command.mutable_check_in_candidate()->set_identity_checked(true);
  }));
  EXPECT_EQ(RecordLots(room, {{"c1", 1}, {"c2", 2}})->code(), pb::Refusal::LOTS_INCOMPLETE);
  ASSERT_FALSE(RecordLots(room, {{"c2", 1}}));
  EXPECT_EQ(room.state().rooms.at("room1").order, std::vector<std::string>{"c2"});
}

TEST(CheckIn, UndoesAnAbsenceEnteredTooEarly) {
  Room room(TwoStagePlan(3));
  ASSERT_FALSE(SetOutcome(room, "c1", pb::Outcome::ABSENT));
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    command.mutable_check_in_candidate()->set_candidate("c1");
    command.mutable_check_in_candidate()->set_arrival(pb::Arrival::LATE);
    command.mutable_check_in_candidate()->set_identity_checked(true);
  }));
  EXPECT_EQ(room.state().candidates.at("c1").outcome, pb::Outcome::OUTCOME_UNSPECIFIED);
}

TEST(CheckIn, IsRefusedTwiceForTheSameSeat) {
  Room room(TwoStagePlan(3));
  const auto check_in = [](auto& command) { command.mutable_check_in_seat(); };
  EXPECT_FALSE(room.Send("panel_2", check_in));
  EXPECT_EQ(room.Send("panel_2", check_in)->code(), pb::Refusal::ALREADY);
}

TEST(Seats, OfTheFirstRoomCarryNoPrefixAndThoseOfOthersDo) {
  pb::Roll roll = RollOf(2);
  roll.add_rooms()->set_id("east");
  roll.add_rooms()->set_id("west");
  const auto seats = SeatsOf(TwoStagePlan(2), roll);
  ASSERT_EQ(seats.size(), 21U);
  EXPECT_EQ(seats.front().id(), "operator");
  EXPECT_EQ(seats.front().room(), "east");
  EXPECT_EQ(seats.at(19).id(), "west.panel_2");
  EXPECT_EQ(seats.at(17).room(), "west");
  EXPECT_EQ(seats.back().id(), "administrator");
}

TEST(ReceiptNumber, IsDifferentForNeighboursAndOfFiveCharacters) {
  EXPECT_EQ(ReceiptNumber(1).size(), 6U);
  EXPECT_EQ(ReceiptNumber(1)[3], '-');
  std::set<std::string> seen;
  for (std::uint64_t seq = 1; seq <= 20'000; ++seq) seen.insert(ReceiptNumber(seq));
  EXPECT_EQ(seen.size(), 20'000U);
}

}  // namespace
}  // namespace tingfen::competition
