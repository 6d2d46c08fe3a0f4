#include "tests/unit/engine/hub_fixture.h"

namespace tingfen::engine {
namespace {

pb::ClientFrame PairHello() {
  pb::ClientFrame frame = HelloWith(pb::Role::SCREEN);
  frame.mutable_hello()->set_pair(true);
  return frame;
}

pb::Command Assign(int number, const std::string& seat) {
  pb::Command command = NewCommand(number);
  command.mutable_assign_screen()->set_seat(seat);
  command.mutable_assign_screen()->set_name("大厅左侧");
  return command;
}

class HubScreens : public HubTest {
 protected:
  HubScreens() { desk_id = Join(desk, CodeHello("operator", pb::Role::OPERATOR)); }

  // What the desk's command is answered with.
  pb::ServerFrame Ask(const pb::Command& command) {
    Send(desk_id, CommandFrame(command));
    return desk.replies.back();
  }

  pb::ServerFrame AssignNew(int number, const std::string& code, const std::string& seat) {
    pb::Command command = Assign(number, seat);
    command.mutable_assign_screen()->set_code(code);
    return Ask(command);
  }

  pb::ServerFrame Reassign(int number, const std::string& screen, const std::string& seat) {
    pb::Command command = Assign(number, seat);
    command.mutable_assign_screen()->set_screen(screen);
    return Ask(command);
  }

  // Pairs a screen and gives its token.
  std::string Pair(Kept& screen, const std::string& seat, int number) {
    Join(screen, PairHello());
    AssignNew(number, screen.replies.at(0).pairing().code(), seat);
    return screen.replies.at(1).welcome().token();
  }

  Kept desk;
  Hub::Id desk_id = 0;
};

TEST_F(HubScreens, ABlankScreenShowsACodeThatTheOperatorSees) {
  Kept screen;
  const Hub::Id id = Join(screen, PairHello());
  ASSERT_EQ(screen.replies.size(), 1U);
  const std::string code = screen.replies[0].pairing().code();
  EXPECT_EQ(code.size(), 4U);
  ASSERT_EQ(desk.view.desk().waiting_screens_size(), 1);
  EXPECT_EQ(desk.view.desk().waiting_screens(0).code(), code);
  hub->Leave(id);
  EXPECT_EQ(desk.view.desk().waiting_screens_size(), 0);
}

TEST_F(HubScreens, TheAdministratorSeesWaitingScreensAndTheVerifierDoesNot) {
  Kept administrator;
  Join(administrator, CodeHello("administrator", pb::Role::ADMINISTRATOR));
  Kept verifier;
  Join(verifier, CodeHello("verifier", pb::Role::VERIFIER));
  Kept screen;
  Join(screen, PairHello());
  EXPECT_EQ(administrator.view.prepare().waiting_screens_size(), 1);
  EXPECT_EQ(verifier.view.desk().waiting_screens_size(), 0);
}

TEST_F(HubScreens, AreWelcomedAsTheSeatTheyAreToldToShow) {
  Kept screen;
  Join(screen, PairHello());
  const auto answer = AssignNew(1, screen.replies.at(0).pairing().code(), "clock");
  EXPECT_TRUE(answer.has_receipt());
  ASSERT_EQ(screen.replies.size(), 2U);
  EXPECT_EQ(screen.replies[1].welcome().seat().id(), "clock");
  EXPECT_EQ(screen.replies[1].welcome().token().size(), 64U);
  EXPECT_EQ(desk.view.desk().waiting_screens_size(), 0);
  Kept page;
  Join(page, TokenHello(screen.replies[1].welcome().token(), pb::Role::CLOCK));
  EXPECT_TRUE(page.view.has_clock());
}

TEST_F(HubScreens, ACodeThatNobodyShowsIsNotFoundAndTheScreenWaitsOn) {
  Kept screen;
  Join(screen, PairHello());
  const std::string code = screen.replies.at(0).pairing().code();
  const std::string other = code == "1234" ? "4321" : "1234";
  EXPECT_EQ(AssignNew(1, other, "hall").refusal().code(), pb::Refusal::NOT_FOUND);
  EXPECT_EQ(AssignNew(2, code, "panel_1").refusal().code(), pb::Refusal::NOT_FOUND);
  EXPECT_EQ(screen.replies.size(), 1U);
  EXPECT_TRUE(AssignNew(3, code, "hall").has_receipt());
  EXPECT_EQ(screen.replies.size(), 2U);
}

TEST_F(HubScreens, OneCodeNamedTwiceAtOnceIsOneScreen) {
  Kept screen;
  Join(screen, PairHello());
  const std::string code = screen.replies.at(0).pairing().code();
  for (int number = 1; number <= 2; ++number) {
    pb::Command command = Assign(number, number == 1 ? "hall" : "clock");
    command.mutable_assign_screen()->set_code(code);
    hub->Receive(desk_id, CommandFrame(command).SerializeAsString());
  }
  room.Settle();
  EXPECT_EQ(Count(pb::Event::kScreenAssigned), 1U);
  EXPECT_EQ(screen.replies.at(1).welcome().seat().id(), "hall");
}

TEST_F(HubScreens, ThatAreMovedGoAndAskWhatTheyShow) {
  Kept screen;
  const std::string token = Pair(screen, "hall", 1);
  Kept page;
  Join(page, TokenHello(token, pb::Role::HALL));
  Reassign(2, "screen1", "clock");
  EXPECT_EQ(page.goodbye, pb::Goodbye::MOVED);
  Kept again;
  Join(again, TokenHello(token, pb::Role::SCREEN));
  ASSERT_FALSE(again.replies.empty());
  EXPECT_EQ(again.replies[0].welcome().seat().id(), "clock");
  EXPECT_EQ(again.replies[0].welcome().token(), "");
  Kept old_page;
  Join(old_page, TokenHello(token, pb::Role::HALL));
  EXPECT_EQ(old_page.goodbye, pb::Goodbye::MOVED);
}

TEST_F(HubScreens, ThatGetAnotherNameStay) {
  Kept screen;
  Pair(screen, "hall", 1);
  pb::Command renamed = Assign(2, "hall");
  renamed.mutable_assign_screen()->set_screen("screen1");
  renamed.mutable_assign_screen()->set_name("大厅右侧");
  EXPECT_TRUE(Ask(renamed).has_receipt());
  EXPECT_EQ(screen.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
}

TEST_F(HubScreens, AreToldToReloadOnceForEachTime) {
  Kept screen;
  const std::string token = Pair(screen, "hall", 1);
  pb::Command reload = NewCommand(2);
  reload.mutable_reload_screen()->set_screen("screen1");
  Ask(reload);
  EXPECT_EQ(screen.goodbye, pb::Goodbye::RELOAD);
  Kept loaded;
  Join(loaded, TokenHello(token, pb::Role::HALL));
  pb::Command flag = NewCommand(3);
  flag.mutable_raise_flag()->set_room("room1");
  flag.mutable_raise_flag()->set_text("x");
  room.Ask("supervisor", flag);
  EXPECT_EQ(loaded.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
}

TEST_F(HubScreens, ThatAreRemovedAreUnknown) {
  Kept screen;
  const std::string token = Pair(screen, "hall", 1);
  pb::Command remove = NewCommand(2);
  remove.mutable_remove_screen()->set_screen("screen1");
  Ask(remove);
  EXPECT_EQ(screen.goodbye, pb::Goodbye::REMOVED);
  Kept again;
  Join(again, TokenHello(token, pb::Role::SCREEN));
  EXPECT_EQ(again.goodbye, pb::Goodbye::UNKNOWN_TOKEN);
}

// Whoever asks by its card waits for two people.
TEST_F(HubScreens, AKioskThatHasADeviceGoesToNoOtherByOneHand) {
  Kept first;
  Pair(first, "kiosk", 1);
  Kept by_code;
  Join(by_code, CodeHello("kiosk", pb::Role::KIOSK));
  EXPECT_EQ(by_code.replies.at(0).waiting().seat().id(), "kiosk");
  EXPECT_EQ(first.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  Kept second;
  Join(second, PairHello());
  pb::Command assign = NewCommand(2);
  assign.mutable_assign_screen()->set_code(second.replies.at(0).pairing().code());
  assign.mutable_assign_screen()->set_name("备用");
  assign.mutable_assign_screen()->set_seat("kiosk");
  const Answer answer = room.Ask("operator", assign);
  EXPECT_EQ(std::get<pb::Refusal>(answer).reason(), pb::Refusal::TWO_PEOPLE);
  EXPECT_EQ(first.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
}

TEST_F(HubScreens, KnowWhatTheyShowAfterARestart) {
  Kept screen;
  const std::string token = Pair(screen, "waiting", 1);
  Restart();
  Kept again;
  Join(again, TokenHello(token, pb::Role::SCREEN));
  EXPECT_EQ(again.replies.at(0).welcome().seat().id(), "waiting");
}

TEST_F(HubScreens, BeyondTheLimitTheOneThatWaitedLongestGoes) {
  limits.screens_waiting_max = 2;
  hub.reset();
  Open();
  std::vector<Kept> screens(3);
  for (Kept& screen : screens) Join(screen, PairHello());
  EXPECT_EQ(screens[0].goodbye, pb::Goodbye::FULL);
  EXPECT_EQ(screens[2].goodbye, pb::Goodbye::CODE_UNSPECIFIED);
}

TEST_F(HubScreens, OnlyTheirOwnPagePairs) {
  Kept page;
  pb::ClientFrame hello = HelloWith(pb::Role::HALL);
  hello.mutable_hello()->set_pair(true);
  Join(page, hello);
  EXPECT_EQ(page.goodbye, pb::Goodbye::WRONG_PAGE);
}

}  // namespace
}  // namespace tingfen::engine
