#include <fstream>
#include <sstream>

#include "tests/kit/places.h"
#include "tests/unit/engine/hub_fixture.h"

namespace tingfen::engine {
namespace {

std::string ReadyPlan(const std::string& name) {
  std::ifstream file(SourceFile("plans/" + name + ".json"));
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

pb::ClientFrame Check(const std::string& json, std::uint32_t tag) {
  pb::ClientFrame frame;
  frame.mutable_check_plan()->set_json(json);
  frame.mutable_check_plan()->set_tag(tag);
  return frame;
}

pb::Event OpenEvent() {
  pb::Event event = LockedEvent();
  event.mutable_competition_locked()->set_open(true);
  return event;
}

class HubPlan : public HubTest {
 protected:
  HubPlan() : HubTest(OpenEvent()) {
    administrator_id = Join(administrator, CodeHello("administrator", pb::Role::ADMINISTRATOR));
  }

  const pb::PlanChecked& Checked(const std::string& json, std::uint32_t tag = 1) {
    Send(administrator_id, Check(json, tag));
    return administrator.replies.back().plan_checked();
  }

  void Enter(const std::string& json, int number) {
    pb::Command command = NewCommand(number);
    command.mutable_enter_plan()->set_json(json);
    Send(administrator_id, CommandFrame(command));
    ASSERT_TRUE(administrator.replies.back().has_receipt())
        << administrator.replies.back().ShortDebugString();
  }

  Kept administrator;
  Hub::Id administrator_id = 0;
};

TEST_F(HubPlan, ASoundOneIsToldInSentences) {
  const std::uint64_t seq = room.engine->Durable().seq;
  const pb::PlanChecked& checked = Checked(ReadyPlan("benxi"), 7);
  EXPECT_EQ(checked.tag(), 7U);
  EXPECT_EQ(checked.faults_size(), 0);
  ASSERT_GT(checked.rules_size(), 10);
  EXPECT_FALSE(checked.rules(0).heading().zh().empty());
  EXPECT_FALSE(checked.rules(0).says().zh().empty());
  EXPECT_EQ(room.engine->Durable().seq, seq);
}

TEST_F(HubPlan, AllFaultsAreToldAtOnceWithTheirPaths) {
  const pb::PlanChecked& checked = Checked(R"({"format": 1, "stages": [{"weight": "x"}]})");
  EXPECT_GT(checked.faults_size(), 1);
  EXPECT_EQ(checked.rules_size(), 0);
  EXPECT_FALSE(checked.faults(0).says().zh().empty());
}

TEST_F(HubPlan, ThatIsTooLargeIsOneFault) {
  EXPECT_EQ(Checked(std::string(400 * 1024 + 1, ' ')).faults_size(), 1);
}

TEST_F(HubPlan, ThatIsEnteredIsShownInSentences) {
  Enter(ReadyPlan("tongxiang"), 1);
  EXPECT_GT(administrator.view.prepare().rules_size(), 10);
}

TEST_F(HubPlan, IsCheckedForTheAdministratorAlone) {
  Kept desk;
  const Hub::Id id = Join(desk, CodeHello("operator", pb::Role::OPERATOR));
  Send(id, Check("{}", 1));
  EXPECT_EQ(desk.goodbye, pb::Goodbye::MALFORMED);
  Kept nobody;
  Send(hub->Join(nobody).value(), Check("{}", 1));
  EXPECT_EQ(nobody.goodbye, pb::Goodbye::MALFORMED);
}

TEST_F(HubPlan, IsCheckedNoFasterThanAPersonWrites) {
  for (int i = 0; i <= static_cast<int>(limits.commands_at_once); ++i) {
    Send(administrator_id, Check("{}", 1));
  }
  EXPECT_EQ(administrator.goodbye, pb::Goodbye::TOO_FAST);
}

TEST_F(HubPlan, AnotherOneSendsThoseAwayWhoseSeatsAreGone) {
  Kept third;
  Join(third, CodeHello("panel_3", pb::Role::JUDGE));
  Kept desk;
  Join(desk, CodeHello("operator", pb::Role::OPERATOR));
  Enter(ReadyPlan("tongxiang"), 1);
  ASSERT_FALSE(room.engine->Durable().seats.contains("panel_3"));
  EXPECT_EQ(third.goodbye, pb::Goodbye::UNKNOWN_TOKEN);
  EXPECT_EQ(desk.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  EXPECT_EQ(administrator.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  Kept again;
  Join(again, CodeHello("panel_3", pb::Role::JUDGE));
  EXPECT_EQ(again.goodbye, pb::Goodbye::UNKNOWN_CODE);
}

TEST_F(HubPlan, WhoAsksWhileTheirSeatGoesIsSentAway) {
  Kept third;
  const Hub::Id id = Join(third, CodeHello("panel_3", pb::Role::JUDGE));
  pb::Command enter = NewCommand(1);
  enter.mutable_enter_plan()->set_json(ReadyPlan("tongxiang"));
  hub->Receive(administrator_id, CommandFrame(enter).SerializeAsString());
  pb::Command check_in = NewCommand(2);
  check_in.mutable_check_in_seat();
  hub->Receive(id, CommandFrame(check_in).SerializeAsString());
  Kept late;
  hub->Receive(hub->Join(late).value(), CodeHello("panel_2", pb::Role::JUDGE).SerializeAsString());
  room.Settle();
  EXPECT_EQ(third.goodbye, pb::Goodbye::UNKNOWN_TOKEN);
  EXPECT_EQ(late.goodbye, pb::Goodbye::UNKNOWN_CODE);
}

TEST_F(HubPlan, NewSeatsGetCodesAndOpen) {
  Enter(ReadyPlan("tongxiang"), 1);
  std::string judge;
  for (const auto& [id, seat] : room.engine->Durable().seats) {
    if (seat.seat.role() == pb::Role::JUDGE) judge = id;
  }
  pb::Command issue = NewCommand(2);
  issue.mutable_issue_codes()->add_seats(judge);
  Send(administrator_id, CommandFrame(issue));
  const auto& cards = administrator.replies.at(administrator.replies.size() - 2).cards();
  ASSERT_EQ(cards.cards_size(), 1);
  pb::ClientFrame hello = HelloWith(pb::Role::JUDGE);
  hello.mutable_hello()->set_code(cards.cards(0).code());
  Kept device;
  Join(device, hello);
  EXPECT_TRUE(device.view.has_judge());
}

}  // namespace
}  // namespace tingfen::engine
