#include "tests/unit/engine/hub_fixture.h"

namespace tingfen::engine {
namespace {

class HubCodes : public HubTest {
 protected:
  HubCodes() { desk_id = Join(desk, CodeHello("operator", pb::Role::OPERATOR)); }

  static pb::Command Issue(int number, const std::vector<std::string>& seats) {
    pb::Command command = NewCommand(number);
    for (const std::string& seat : seats) command.mutable_issue_codes()->add_seats(seat);
    return command;
  }

  // The code of the one card the desk was given last, before the receipt.
  std::string NewCodeOf(const std::string& seat, int number) {
    Send(desk_id, CommandFrame(Issue(number, {seat})));
    const std::size_t count = desk.replies.size();
    EXPECT_TRUE(desk.replies.at(count - 1).has_receipt());
    const pb::Cards& cards = desk.replies.at(count - 2).cards();
    EXPECT_EQ(cards.cards_size(), 1);
    EXPECT_EQ(cards.cards(0).seat().id(), seat);
    return cards.cards(0).code();
  }

  static pb::ClientFrame HelloWithCode(const std::string& code, pb::Role::Id page) {
    pb::ClientFrame hello = HelloWith(page);
    hello.mutable_hello()->set_code(code);
    return hello;
  }

  Kept desk;
  Hub::Id desk_id = 0;
};

TEST_F(HubCodes, NewCodesAreToldOnceBesideTheReceiptAndWork) {
  const std::string code = NewCodeOf("panel_2", 1);
  EXPECT_EQ(code.size(), 9U);
  Kept judge;
  Join(judge, HelloWithCode(code, pb::Role::JUDGE));
  EXPECT_TRUE(judge.view.has_judge());
}

TEST_F(HubCodes, TheOldCodeOpensNothingAndTheDeviceStays) {
  Kept judge;
  Join(judge, CodeHello("panel_2", pb::Role::JUDGE));
  const std::string first = NewCodeOf("panel_2", 1);
  NewCodeOf("panel_2", 2);
  EXPECT_EQ(judge.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  Kept by_card;
  Join(by_card, CodeHello("panel_2", pb::Role::JUDGE));
  EXPECT_EQ(by_card.goodbye, pb::Goodbye::UNKNOWN_CODE);
  Kept by_first;
  Join(by_first, HelloWithCode(first, pb::Role::JUDGE));
  EXPECT_EQ(by_first.goodbye, pb::Goodbye::UNKNOWN_CODE);
}

TEST_F(HubCodes, ARepeatedCommandIsAnsweredWithoutCards) {
  const pb::Command command = Issue(1, {"panel_2", "panel_3"});
  Send(desk_id, CommandFrame(command));
  EXPECT_EQ(desk.replies.at(1).cards().cards_size(), 2);
  Send(desk_id, CommandFrame(command));
  ASSERT_EQ(desk.replies.size(), 4U);
  EXPECT_TRUE(desk.replies[3].has_receipt());
  EXPECT_EQ(desk.replies[3].receipt().seq(), desk.replies[2].receipt().seq());
}

TEST_F(HubCodes, ARefusedCommandGivesNoCards) {
  Send(desk_id, CommandFrame(Issue(1, {"supervisor"})));
  ASSERT_EQ(desk.replies.size(), 2U);
  EXPECT_EQ(desk.replies[1].refusal().code(), pb::Refusal::NOT_YOUR_ROLE);
  Send(desk_id, CommandFrame(Issue(2, {"panel_2", "nobody"})));
  EXPECT_EQ(desk.replies.back().refusal().code(), pb::Refusal::NOT_FOUND);
  Send(desk_id, CommandFrame(Issue(3, {})));
  EXPECT_EQ(desk.replies.back().refusal().code(), pb::Refusal::INVALID);
}

TEST_F(HubCodes, AreNotForAJudgeToIssue) {
  Kept judge;
  const Hub::Id id = Join(judge, CodeHello("panel_1", pb::Role::JUDGE));
  Send(id, CommandFrame(Issue(1, {"panel_2"})));
  EXPECT_EQ(judge.replies.back().refusal().code(), pb::Refusal::NOT_YOUR_ROLE);
}

TEST_F(HubCodes, StandNeitherInTheLedgerNorInAnyView) {
  std::string code = NewCodeOf("panel_2", 1);
  code.erase(4, 1);
  for (const ledger::Record& row : room.log.Rows()) {
    EXPECT_EQ(row.bytes.find(code), std::string::npos);
  }
  EXPECT_EQ(desk.view.SerializeAsString().find(code), std::string::npos);
}

TEST_F(HubCodes, IssuedTwiceAtOnceOnlyTheLastAreTold) {
  hub->Receive(desk_id, CommandFrame(Issue(1, {"panel_2"})).SerializeAsString());
  room.RunPosted();
  hub->Receive(desk_id, CommandFrame(Issue(2, {"panel_2"})).SerializeAsString());
  hub->Receive(desk_id, CommandFrame(Issue(3, {"panel_2"})).SerializeAsString());
  room.Settle();
  std::string last;
  for (const pb::ServerFrame& reply : desk.replies) {
    if (reply.has_cards()) last = reply.cards().cards(0).code();
  }
  Kept judge;
  Join(judge, HelloWithCode(last, pb::Role::JUDGE));
  EXPECT_TRUE(judge.view.has_judge());
  EXPECT_EQ(Count(pb::Event::kSeatCodeIssued), CodeEvents().size() + 3);
}

}  // namespace
}  // namespace tingfen::engine
