// What devices show of the past when they come: the newest state of the ledger they have seen.
#include <gtest/gtest.h>

#include "server/competition/views/desk.h"
#include "tests/unit/engine/hub_fixture.h"

namespace tingfen::engine {
namespace {

TEST_F(HubTest, AWitnessOfTheSameLedgerIsNoNews) {
  Kept hall;
  Join(hall, CodeHello("hall", pb::Role::HALL));
  pb::ClientFrame hello = TokenHello(hall.replies[0].welcome().token(), pb::Role::HALL);
  *hello.mutable_hello()->mutable_seen() = hall.view.witness();
  Restart();
  Kept again;
  Join(again, hello);
  EXPECT_EQ(Count(pb::Event::kTailLossFound), 0U);
  EXPECT_FALSE(room.engine->Durable().tail_loss);
}

class LostTail : public HubTest {
 protected:
  // A hall has seen two commands more than the ledger still holds after the restart.
  LostTail() {
    token = Enrol("hall", pb::Role::HALL);
    Kept hall;
    const Hub::Id id = Join(hall, TokenHello(token, pb::Role::HALL));
    pb::Command check_in = NewCommand(1);
    *check_in.mutable_check_in_seat() = Promise();
    room.Ask("panel_1", check_in);
    check_in.set_id(CommandId(2));
    room.Ask("panel_2", check_in);
    seen = hall.view.witness();
    hub->Leave(id);
    room.log.LoseTail(2);
    Restart();
  }

  void Present(const pb::Witness& witness) {
    Kept again;
    pb::ClientFrame hello = TokenHello(token, pb::Role::HALL);
    *hello.mutable_hello()->mutable_seen() = witness;
    hub->Leave(Join(again, hello));
  }

  std::string token;
  pb::Witness seen;
};

TEST_F(LostTail, AGenuineWitnessBeyondTheLedgerShowsIt) {
  Present(seen);
  EXPECT_TRUE(room.engine->Durable().tail_loss);
}

TEST_F(LostTail, IsFoundTooWhenTheLedgerHasGrownPastIt) {
  for (int number = 10; room.engine->Durable().seq < seen.seq() + 2; ++number) {
    pb::Command flag = NewCommand(number);
    flag.mutable_raise_flag()->set_room("room1");
    flag.mutable_raise_flag()->set_text("x");
    room.Ask("supervisor", flag);
  }
  Present(seen);
  EXPECT_TRUE(room.engine->Durable().tail_loss);
}

TEST_F(LostTail, IsRecordedOnceHoweverManySawIt) {
  Present(seen);
  Present(seen);
  EXPECT_EQ(Count(pb::Event::kTailLossFound), 1U);
  pb::Command acknowledge = NewCommand(20);
  acknowledge.mutable_acknowledge_tail_loss();
  room.Ask("supervisor", acknowledge);
  EXPECT_FALSE(room.engine->Durable().tail_loss);
  Present(seen);
  EXPECT_EQ(Count(pb::Event::kTailLossFound), 1U);
}

TEST_F(LostTail, IsFoundByADeviceWhoseTokenTheLedgerHasLostAsWell) {
  pb::ClientFrame hello = TokenHello(std::string(64, '0'), pb::Role::HALL);
  *hello.mutable_hello()->mutable_seen() = seen;
  Kept unknown;
  Join(unknown, hello);
  EXPECT_EQ(unknown.goodbye, pb::Goodbye::UNKNOWN_TOKEN);
  EXPECT_TRUE(room.engine->Durable().tail_loss);
}

TEST_F(LostTail, AForgedWitnessStopsNothing) {
  pb::Witness forged = seen;
  forged.set_seq(seen.seq() + 1);
  Present(forged);
  forged = seen;
  forged.mutable_mac()->back() ^= 1;
  Present(forged);
  EXPECT_FALSE(room.engine->Durable().tail_loss);
}

// The server's key is another now, or the ledger a copy that went its own way.
class UncheckedWitness : public LostTail {
 protected:
  UncheckedWitness() {
    unchecked = seen;
    unchecked.mutable_mac()->back() ^= 1;
  }

  pb::DeskView Desk() {
    return competition::Desk(room.engine->Durable(), "room1", {room.clock.Now(), 0});
  }

  pb::Witness unchecked;
};

TEST_F(UncheckedWitness, BeyondTheLedgerIsNotedOnEveryDeskAndStopsNothing) {
  Present(unchecked);
  const pb::DeskView shown = Desk();
  ASSERT_EQ(shown.unchecked_size(), 1);
  EXPECT_EQ(shown.unchecked(0).seat(), "hall");
  EXPECT_EQ(shown.unchecked(0).text(), std::to_string(seen.seq()));
  EXPECT_EQ(shown.notes(0).kind(), pb::DeskView::Note::WITNESS_UNCHECKED);
  EXPECT_EQ(shown.record(0).fact(), "witness_unchecked");
  EXPECT_FALSE(shown.tail_loss());
}

TEST_F(UncheckedWitness, OfAnotherPastThanTheLedgersIsNoted) {
  pb::Witness other = unchecked;
  other.set_seq(2);
  Present(other);
  EXPECT_EQ(Desk().unchecked_size(), 1);
}

TEST_F(UncheckedWitness, OfThePastTheLedgerHoldsIsNoNews) {
  Kept hall;
  hub->Leave(Join(hall, TokenHello(token, pb::Role::HALL)));
  pb::Witness known = hall.view.witness();
  known.mutable_mac()->back() ^= 1;
  Present(known);
  EXPECT_EQ(Desk().unchecked_size(), 0);
}

TEST_F(UncheckedWitness, IsNotedOnceASeatHoweverOftenItIsShown) {
  Present(unchecked);
  unchecked.set_seq(unchecked.seq() + 1);
  Present(unchecked);
  EXPECT_EQ(Count(pb::Event::kWitnessUnchecked), 1U);
  Restart();
  Present(unchecked);
  EXPECT_EQ(Count(pb::Event::kWitnessUnchecked), 2U);
  EXPECT_EQ(Desk().unchecked_size(), 1);
}

TEST_F(UncheckedWitness, OfDevicesThatAreNotLetInIsNotedOnceForAllOfThem) {
  for (const char* digit : {"0", "1", "2"}) {
    pb::ClientFrame hello = TokenHello(std::string(64, *digit), pb::Role::JUDGE);
    *hello.mutable_hello()->mutable_seen() = unchecked;
    Kept unknown;
    Join(unknown, hello);
  }
  EXPECT_EQ(Count(pb::Event::kWitnessUnchecked), 1U);
  EXPECT_EQ(Desk().unchecked(0).seat(), "");
}

TEST_F(UncheckedWitness, OfAScreenThatWaitsIsNotedAtOnce) {
  pb::ClientFrame hello = HelloWith(pb::Role::SCREEN);
  hello.mutable_hello()->set_pair(true);
  *hello.mutable_hello()->mutable_seen() = unchecked;
  Kept screen;
  Join(screen, hello);
  EXPECT_EQ(Desk().unchecked_size(), 1);
}

TEST_F(UncheckedWitness, OfAnotherCompetitionMeansNothing) {
  pb::Witness other = unchecked;
  other.set_ledger(std::string(32, 'f'));
  Present(other);
  EXPECT_EQ(Count(pb::Event::kWitnessUnchecked), 0U);
}

TEST_F(UncheckedWitness, OfAnotherLedgerUnderTheSameKeyIsNoted) {
  pb::Witness other = seen;
  other.set_ledger(std::string(32, 'f'));
  other.set_mac(TestKey().MacOfWitness(other.ledger(), other.seq(), other.hash()));
  Present(other);
  ASSERT_EQ(Desk().unchecked_size(), 1);
  EXPECT_EQ(Desk().unchecked(0).text(), "");
  EXPECT_FALSE(room.engine->Durable().tail_loss);
}

TEST_F(UncheckedWitness, StaysOnTheDesksUntilTheSupervisorAcknowledgesIt) {
  Present(unchecked);
  pb::Command acknowledge = NewCommand(30);
  acknowledge.mutable_acknowledge_witnesses();
  EXPECT_TRUE(std::holds_alternative<pb::Refusal>(room.Ask("operator", acknowledge)));
  acknowledge.set_id(CommandId(31));
  EXPECT_TRUE(std::holds_alternative<pb::Receipt>(room.Ask("supervisor", acknowledge)));
  EXPECT_EQ(Desk().unchecked_size(), 0);
  EXPECT_EQ(Desk().notes(0).kind(), pb::DeskView::Note::WITNESS_UNCHECKED);
}

}  // namespace
}  // namespace tingfen::engine
