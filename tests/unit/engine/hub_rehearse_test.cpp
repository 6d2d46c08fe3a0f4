// A rehearsal asked for on the administrator's page.
#include <functional>

#include "tests/unit/engine/hub_fixture.h"

namespace tingfen::engine {
namespace {

class KeptRehearser final : public Rehearser {
 public:
  void Begin(const pb::Plan& plan, const pb::Roll& roll,
             std::function<void(pb::Rehearsed)> done) override {
    ++begun;
    title = plan.title().zh();
    candidates = roll.candidates_size();
    end = std::move(done);
  }

  int begun = 0;
  std::string title;
  int candidates = 0;
  std::function<void(pb::Rehearsed)> end;
};

pb::ClientFrame Rehearse(std::uint32_t tag) {
  pb::ClientFrame frame;
  frame.mutable_rehearse()->set_tag(tag);
  return frame;
}

class HubRehearse : public HubTest {
 protected:
  HubRehearse() {
    hub.emplace(
        Hub::Parts{
            *room.engine, room.clock, room.randomness, TestKey(), kLedgerId, "v1", {}, &rehearser},
        limits);
    id = Join(administrator, CodeHello("administrator", pb::Role::ADMINISTRATOR));
  }

  const pb::Rehearsed& Told() { return administrator.replies.back().rehearsed(); }

  KeptRehearser rehearser;
  Kept administrator;
  Hub::Id id = 0;
};

TEST_F(HubRehearse, PlaysPlanAndRollAsTheyStandAndRecordsNothing) {
  const std::uint64_t seq = room.engine->Durable().seq;
  Send(id, Rehearse(7));
  ASSERT_EQ(rehearser.begun, 1);
  EXPECT_EQ(rehearser.title, room.engine->Durable().plan->title().zh());
  EXPECT_EQ(rehearser.candidates, 2);
  pb::Rehearsed result;
  result.set_outcome(pb::Rehearsed::ENDED);
  result.set_sheets(6);
  rehearser.end(result);
  EXPECT_EQ(Told().tag(), 7U);
  EXPECT_EQ(Told().outcome(), pb::Rehearsed::ENDED);
  EXPECT_EQ(Told().sheets(), 6U);
  EXPECT_EQ(room.engine->Durable().seq, seq);
}

TEST_F(HubRehearse, IsOneAtATime) {
  Send(id, Rehearse(1));
  Send(id, Rehearse(2));
  EXPECT_EQ(Told().tag(), 2U);
  EXPECT_EQ(Told().outcome(), pb::Rehearsed::BUSY);
  EXPECT_EQ(rehearser.begun, 1);
  rehearser.end({});
  Send(id, Rehearse(3));
  EXPECT_EQ(rehearser.begun, 2);
}

TEST_F(HubRehearse, IsForTheAdministratorAlone) {
  Kept desk;
  Send(Join(desk, CodeHello("operator", pb::Role::OPERATOR)), Rehearse(1));
  EXPECT_EQ(desk.goodbye, pb::Goodbye::MALFORMED);
  Kept nobody;
  Send(hub->Join(nobody).value(), Rehearse(1));
  EXPECT_EQ(nobody.goodbye, pb::Goodbye::MALFORMED);
  EXPECT_EQ(rehearser.begun, 0);
}

TEST_F(HubRehearse, IsNotBegunOnceSomebodyHasArrived) {
  pb::Command command = NewCommand(1);
  pb::CheckInCandidate& arrival = *command.mutable_check_in_candidate();
  arrival.set_candidate(room.engine->Durable().roll->candidates(0).id());
  arrival.set_arrival(pb::Arrival::PRESENT);
  arrival.set_identity_checked(true);
  arrival.set_phone_sealed(true);
  ASSERT_TRUE(std::holds_alternative<pb::Receipt>(room.Ask("operator", command)));
  Send(id, Rehearse(1));
  EXPECT_EQ(Told().outcome(), pb::Rehearsed::NOT_NOW);
  EXPECT_EQ(rehearser.begun, 0);
}

TEST_F(HubRehearse, ThatEndsAfterItsAskerLeftTellsNobody) {
  Send(id, Rehearse(1));
  const std::size_t told = administrator.replies.size();
  hub->Leave(id);
  rehearser.end({});
  EXPECT_EQ(administrator.replies.size(), told);
}

}  // namespace
}  // namespace tingfen::engine
