// A judge leaves and another sits down: nothing of the first opens, sends or shows anything more.
#include "tests/unit/engine/hub_fixture.h"

namespace tingfen::engine {
namespace {

class HubOccupants : public HubTest {
 protected:
  HubOccupants() { judge_id = Enter(judge, CodeHello("panel_2", pb::Role::JUDGE)); }

  std::optional<pb::Refusal> Ask(const std::string& seat, pb::Command command) {
    command.set_id(CommandId(++commands));
    const Answer answer = room.Ask(seat, command);
    const auto* refusal = std::get_if<pb::Refusal>(&answer);
    return refusal == nullptr ? std::nullopt : std::optional(*refusal);
  }

  std::optional<pb::Refusal> PromiseAs(std::uint32_t occupant) {
    pb::Command command;
    command.set_occupant(occupant);
    *command.mutable_check_in_seat() = Promise();
    return Ask("panel_2", command);
  }

  void Vacate() {
    pb::Command command;
    command.mutable_vacate_seat()->set_seat("panel_2");
    command.mutable_vacate_seat()->set_reason("突发疾病");
    ASSERT_FALSE(Ask("operator", command));
  }

  void Fill() {
    pb::Command command;
    command.mutable_fill_seat()->set_seat("panel_2");
    command.mutable_fill_seat()->set_reason("由候补评委接替");
    ASSERT_FALSE(Ask("operator", command));
  }

  void LetIn() {
    pb::Command propose;
    propose.mutable_propose_device()->set_request("device1");
    propose.mutable_propose_device()->set_reason("替补评委的平板");
    ASSERT_FALSE(Ask("operator", propose));
    pb::Command decide;
    decide.mutable_decide_device()->set_request("device1");
    decide.mutable_decide_device()->set_accept(true);
    ASSERT_FALSE(Ask("supervisor", decide));
  }

  Kept judge;
  Kept substitute;
  Hub::Id judge_id = 0;
  int commands = 0;
};

TEST_F(HubOccupants, WhoLeavesIsToldSoAtOnceAndIsNotLetInAgain) {
  const std::string token = TokenOf(judge);
  ASSERT_FALSE(PromiseAs(0));
  Vacate();
  EXPECT_EQ(judge.goodbye, pb::Goodbye::LEFT);
  Kept again;
  Join(again, TokenHello(token, pb::Role::JUDGE));
  EXPECT_EQ(again.goodbye, pb::Goodbye::LEFT);
  Fill();
  Kept after;
  Join(after, TokenHello(token, pb::Role::JUDGE));
  EXPECT_EQ(after.goodbye, pb::Goodbye::LEFT);
}

TEST_F(HubOccupants, TheCardOfWhoLeavesIsVoid) {
  const pb::ClientFrame unused = NewCard("panel_2", pb::Role::JUDGE);
  Vacate();
  Join(substitute, unused);
  EXPECT_EQ(substitute.goodbye, pb::Goodbye::UNKNOWN_CODE);
}

// The code was right a moment ago, and what voids it is not durable yet.
TEST_F(HubOccupants, NobodyComesInByTheOldCardWhileTheLeavingIsWrittenDown) {
  const pb::ClientFrame unused = NewCard("panel_2", pb::Role::JUDGE);
  pb::Command vacate = NewCommand(++commands);
  vacate.mutable_vacate_seat()->set_seat("panel_2");
  vacate.mutable_vacate_seat()->set_reason("突发疾病");
  room.engine->Submit("operator", vacate.SerializeAsString(), [](const Answer&) {});
  hub->Receive(hub->Join(substitute).value(), unused.SerializeAsString());
  room.Settle();
  EXPECT_EQ(substitute.goodbye, pb::Goodbye::LEFT);
}

TEST_F(HubOccupants, ASubstituteComesInByANewCardAndTwoPeople) {
  ASSERT_FALSE(PromiseAs(0));
  Vacate();
  Fill();
  Join(substitute, NewCard("panel_2", pb::Role::JUDGE));
  EXPECT_TRUE(substitute.replies.at(0).has_waiting());
  LetIn();
  EXPECT_EQ(substitute.replies.at(1).welcome().occupant(), 1U);
  EXPECT_EQ(substitute.view.judge().own().occupant(), 1U);
  EXPECT_FALSE(substitute.view.judge().own().checked_in());
}

TEST_F(HubOccupants, ADeviceThatWasAskedForByWhoLeftIsLetInByNobody) {
  ASSERT_FALSE(PromiseAs(0));
  Join(substitute, NewCard("panel_2", pb::Role::JUDGE));
  ASSERT_TRUE(substitute.replies.at(0).has_waiting());
  Vacate();
  EXPECT_EQ(substitute.goodbye, pb::Goodbye::DEVICE_REFUSED);
  pb::Command propose;
  propose.mutable_propose_device()->set_request("device1");
  propose.mutable_propose_device()->set_reason("平板黑屏");
  EXPECT_EQ(Ask("operator", propose)->code(), pb::Refusal::ALREADY);
}

TEST_F(HubOccupants, ACommandOfWhoLeftIsRefusedWhileNobodySitsThereAndAfterwards) {
  ASSERT_FALSE(PromiseAs(0));
  Vacate();
  EXPECT_EQ(PromiseAs(0)->reason(), pb::Refusal::LEFT);
  Fill();
  EXPECT_EQ(PromiseAs(0)->reason(), pb::Refusal::OCCUPANT);
  EXPECT_EQ(PromiseAs(2)->reason(), pb::Refusal::OCCUPANT);
  EXPECT_FALSE(PromiseAs(1));
}

TEST_F(HubOccupants, ACommandThatNamesNoOccupantIsTheFirstOnes) {
  pb::Command command;
  *command.mutable_check_in_seat() = Promise();
  EXPECT_FALSE(Ask("panel_2", command));
}

TEST_F(HubOccupants, AreTheSameAfterARestart) {
  ASSERT_FALSE(PromiseAs(0));
  const std::string token = TokenOf(judge);
  Vacate();
  Restart();
  Kept again;
  Join(again, TokenHello(token, pb::Role::JUDGE));
  EXPECT_EQ(again.goodbye, pb::Goodbye::LEFT);
  EXPECT_EQ(PromiseAs(0)->reason(), pb::Refusal::LEFT);
}

}  // namespace
}  // namespace tingfen::engine
