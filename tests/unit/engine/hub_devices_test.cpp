#include "tests/unit/engine/hub_fixture.h"

namespace tingfen::engine {
namespace {

// Judge 2 has a device; c1 is in the room.
class HubDevices : public HubTest {
 protected:
  HubDevices() {
    Enter(old_device, CodeHello("panel_2", pb::Role::JUDGE));
    for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
      Do(seat, [](pb::Command& command) { *command.mutable_check_in_seat() = Promise(); });
    }
    for (const char* candidate : {"c1", "c2"}) {
      Do("operator", [&](pb::Command& command) {
        pb::CheckInCandidate& arrival = *command.mutable_check_in_candidate();
        arrival.set_candidate(candidate);
        arrival.set_arrival(pb::Arrival::PRESENT);
        arrival.set_identity_checked(true);
        arrival.set_phone_sealed(true);
      });
    }
    Do("operator", [](pb::Command& command) {
      command.mutable_record_lots()->set_room("room1");
      for (const std::uint32_t number : {1U, 2U}) {
        pb::Lot& lot = *command.mutable_record_lots()->add_lots();
        lot.set_candidate("c" + std::to_string(number));
        lot.set_number(number);
      }
    });
    Do("supervisor", [](auto& command) { command.mutable_witness_lots()->set_room("room1"); });
  }

  void Do(const std::string& seat, const std::function<void(pb::Command&)>& fill) {
    pb::Command command = NewCommand(++commands);
    fill(command);
    const Answer answer = room.Ask(seat, command);
    const auto* refusal = std::get_if<pb::Refusal>(&answer);
    ASSERT_EQ(refusal, nullptr) << refusal->ShortDebugString();
  }

  void Call() {
    Do("operator", [](auto& command) { command.mutable_call_candidate()->set_candidate("c1"); });
  }

  void Propose(const std::string& request = "device1") {
    Do("operator", [&](pb::Command& command) {
      command.mutable_propose_device()->set_request(request);
      command.mutable_propose_device()->set_reason("平板黑屏");
    });
  }

  void Decide(bool accept, const std::string& request = "device1") {
    Do("supervisor", [&](pb::Command& command) {
      command.mutable_decide_device()->set_request(request);
      command.mutable_decide_device()->set_accept(accept);
    });
  }

  Kept old_device;
  Kept old_kiosk;
  Kept new_device;
  int commands = 0;
};

TEST_F(HubDevices, OfASeatThatHasPromisedTheSecondWaitsForTwoPeople) {
  Join(new_device, NewCard("panel_2", pb::Role::JUDGE));
  ASSERT_EQ(new_device.replies.size(), 1U);
  EXPECT_EQ(new_device.replies[0].waiting().request(), "device1");
  EXPECT_EQ(new_device.replies[0].waiting().seat().id(), "panel_2");
  EXPECT_EQ(new_device.views, 0);
  EXPECT_EQ(old_device.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  Propose();
  EXPECT_EQ(new_device.replies.size(), 1U);
  Decide(true);
  ASSERT_EQ(new_device.replies.size(), 2U);
  EXPECT_EQ(new_device.replies[1].welcome().token().size(), 64U);
  EXPECT_TRUE(new_device.view.has_judge());
  EXPECT_EQ(old_device.goodbye, pb::Goodbye::REPLACED);
}

TEST_F(HubDevices, ThatAreNotWantedGoAndTheOldOneStays) {
  Call();
  Join(new_device, NewCard("panel_2", pb::Role::JUDGE));
  Propose();
  Decide(false);
  EXPECT_EQ(new_device.goodbye, pb::Goodbye::DEVICE_REFUSED);
  EXPECT_EQ(old_device.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
}

TEST_F(HubDevices, TheFirstDeviceOfASeatThatHasPromisedWaitsToo) {
  Join(new_device, CodeHello("panel_3", pb::Role::JUDGE));
  EXPECT_TRUE(new_device.replies.at(0).has_waiting());
}

TEST_F(HubDevices, AcceptedIsShownNothingAndAsksForNothingBeforeItPromisesAnew) {
  const Hub::Id id = Join(new_device, NewCard("panel_2", pb::Role::JUDGE));
  Propose();
  Decide(true);
  EXPECT_TRUE(new_device.view.judge().own().promise_due());
  EXPECT_FALSE(new_device.view.judge().own().checked_in());
  pb::Command sheet = NewCommand(++commands);
  sheet.mutable_submit_sheet()->set_candidate("c1");
  Send(id, CommandFrame(sheet));
  EXPECT_EQ(new_device.replies.back().refusal().reason(), pb::Refusal::PROMISE);
  pb::Command promise = NewCommand(++commands);
  *promise.mutable_check_in_seat() = Promise();
  Send(id, CommandFrame(promise));
  EXPECT_TRUE(new_device.replies.back().has_receipt());
  EXPECT_TRUE(new_device.view.judge().own().checked_in());
}

TEST_F(HubDevices, OfTheKioskTheSecondWaitsForTwoPeople) {
  Enter(old_kiosk, CodeHello("kiosk", pb::Role::KIOSK));
  Join(new_device, NewCard("kiosk", pb::Role::KIOSK));
  EXPECT_EQ(new_device.replies.at(0).waiting().seat().id(), "kiosk");
  Propose();
  Decide(true);
  EXPECT_TRUE(new_device.view.has_kiosk());
  EXPECT_EQ(old_kiosk.goodbye, pb::Goodbye::REPLACED);
}

TEST_F(HubDevices, OfADeskNeedNobodyEither) {
  Call();
  Enter(old_device, CodeHello("verifier", pb::Role::VERIFIER));
  Join(new_device, NewCard("verifier", pb::Role::VERIFIER));
  EXPECT_TRUE(new_device.view.has_desk());
}

TEST_F(HubDevices, TheOldDeviceComesBackByItsToken) {
  const std::string token = TokenOf(old_device);
  Call();
  Join(new_device, TokenHello(token, pb::Role::JUDGE));
  EXPECT_TRUE(new_device.view.has_judge());
}

TEST_F(HubDevices, TwoThatAskAtOnceAreTwoRequestsAndTheNewestStands) {
  Call();
  const Hub::Id one = hub->Join(new_device).value();
  Kept other;
  const Hub::Id two = hub->Join(other).value();
  const std::string hello = NewCard("panel_2", pb::Role::JUDGE).SerializeAsString();
  hub->Receive(one, hello);
  hub->Receive(two, hello);
  room.Settle();
  EXPECT_EQ(other.replies.at(0).waiting().request(), "device2");
  EXPECT_EQ(new_device.goodbye, pb::Goodbye::DEVICE_REFUSED);
  Propose("device2");
  Decide(true, "device2");
  EXPECT_TRUE(other.view.has_judge());
}

TEST_F(HubDevices, WhoseRequestWasAcceptedWhileTheyWereGoneAskAgain) {
  const pb::ClientFrame hello = NewCard("panel_2", pb::Role::JUDGE);
  hub->Leave(Join(new_device, hello));
  Propose();
  Decide(true);
  EXPECT_EQ(new_device.replies.size(), 1U);
  Kept again;
  Join(again, hello);
  EXPECT_EQ(again.replies.at(0).waiting().request(), "device2");
}

TEST_F(HubDevices, ThatNobodyDecidesAboutGoInTheEnd) {
  Call();
  const Hub::Id id = Join(new_device, NewCard("panel_2", pb::Role::JUDGE));
  room.clock.Advance(9 * 60'000);
  Send(id, PingFrame());
  EXPECT_EQ(new_device.goodbye, pb::Goodbye::CODE_UNSPECIFIED);
  room.clock.Advance(2 * 60'000);
  Send(id, PingFrame());
  EXPECT_EQ(new_device.goodbye, pb::Goodbye::DEVICE_REFUSED);
}

TEST_F(HubDevices, MayNotAskWithoutEnd) {
  limits.devices_at_once = 1;
  hub.reset();
  Open();
  Call();
  Join(new_device, NewCard("panel_2", pb::Role::JUDGE));
  Kept other;
  Join(other, NewCard("panel_2", pb::Role::JUDGE));
  EXPECT_EQ(other.goodbye, pb::Goodbye::TOO_FAST);
}

TEST_F(HubDevices, TheTokenThatWaitsOpensNothing) {
  Call();
  Join(new_device, NewCard("panel_2", pb::Role::JUDGE));
  const auto& devices = room.engine->Durable().devices;
  ASSERT_EQ(devices.size(), 1U);
  EXPECT_EQ(room.engine->Enrolled().SeatOfToken(devices[0].token_mac), nullptr);
}

}  // namespace
}  // namespace tingfen::engine
