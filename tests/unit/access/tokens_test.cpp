#include "server/access/tokens.h"

#include <gtest/gtest.h>

#include "server/access/room.h"
#include "server/competition/state/competition.h"

namespace tingfen::access {
namespace {

TEST(NormalCode, ReadsWhatPeopleType) {
  EXPECT_EQ(NormalCode("7K3M-9QXT"), "7K3M9QXT");
  EXPECT_EQ(NormalCode(" 7k3m 9qxt "), "7K3M9QXT");
  EXPECT_EQ(NormalCode("oOiI-lL01"), "00111101");
}

TEST(NormalCode, IsNoneForWhatCannotBeACode) {
  for (const char* typed : {"", "7K3M-9QX", "7K3M-9QXTT", "7K3M-9QXU", "7K3M-9QX!", "七K3M-9QXT",
                            "---------------------------------7K3M9QXT"}) {
    EXPECT_FALSE(NormalCode(typed)) << typed;
  }
}

TEST(CodeFrom, IsReadBackAsItStandsOnTheCard) {
  const std::string code = CodeFrom("\x01\x23\x45\x67\x89");
  EXPECT_EQ(GroupedCode(code).size(), 9U);
  EXPECT_EQ(NormalCode(GroupedCode(code)), code);
}

TEST(ServerKey, NeverTakesOnePurposeForAnother) {
  const ServerKey key(std::string(kServerKeyBytes, 'k'));
  EXPECT_NE(key.MacOfCode("same"), key.MacOfToken("same"));
  EXPECT_NE(key.MacOfWitness("ab", 1, "c"), key.MacOfWitness("a", 1, "bc"));
  EXPECT_NE(key.MacOfWitness("a", 1, "c"), key.MacOfWitness("a", 2, "c"));
}

TEST(ServerKey, OfAnotherServerGivesOtherMacs) {
  const ServerKey one(std::string(kServerKeyBytes, '1'));
  const ServerKey two(std::string(kServerKeyBytes, '2'));
  EXPECT_NE(one.MacOfToken("same"), two.MacOfToken("same"));
}

class TwoRooms : public testing::Test {
 protected:
  TwoRooms() {
    pb::Roll roll;
    for (const char* room : {"east", "west"}) {
      roll.add_rooms()->set_id(room);
      state.rooms[room].id = room;
    }
    roll.add_candidates()->set_id("first");
    pb::Candidate& second = *roll.add_candidates();
    second.set_id("second");
    second.set_room("west");
    state.roll = std::make_shared<const pb::Roll>(roll);
  }

  bool MayCall(const std::string& room, const std::string& candidate) {
    pb::Command command;
    command.mutable_call_candidate()->set_candidate(candidate);
    return StaysInRoom(state, room, command);
  }

  competition::Competition state;
};

TEST_F(TwoRooms, ACandidateIsCalledFromTheirOwn) {
  EXPECT_TRUE(MayCall("east", "first"));
  EXPECT_FALSE(MayCall("west", "first"));
  EXPECT_TRUE(MayCall("west", "second"));
  EXPECT_FALSE(MayCall("east", "second"));
  EXPECT_TRUE(MayCall("east", "nobody"));
}

TEST_F(TwoRooms, ACommandNamesItsOwn) {
  pb::Command command;
  command.mutable_pause_clock()->set_room("west");
  EXPECT_TRUE(StaysInRoom(state, "west", command));
  EXPECT_FALSE(StaysInRoom(state, "east", command));
  command.mutable_check_in_seat();
  EXPECT_TRUE(StaysInRoom(state, "east", command));
}

}  // namespace
}  // namespace tingfen::access
