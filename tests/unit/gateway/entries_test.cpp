// Who has the hall's code and comes in by it again and again, over real sockets.
#include "tests/unit/gateway/served_room.h"

namespace tingfen::gateway {
namespace {

struct Answered {
  int welcomed = 0;
  int told_to_wait = 0;
};

class EntriesTest : public ServedRoom {
 protected:
  // One after the other, each gone before the next.
  Answered EnterTimes(int times, const char* from) const {
    Answered answered;
    for (int i = 0; i < times; ++i) {
      RawClient client(port, 0, from);
      client.Upgrade();
      client.SendFrame(CodeHello("hall", pb::Role::HALL));
      const auto answer = client.Receive();
      if (!answer) continue;
      answered.welcomed += answer->has_welcome() ? 1 : 0;
      answered.told_to_wait += answer->goodbye().code() == pb::Goodbye::TOO_FAST ? 1 : 0;
    }
    return answered;
  }

  // The ledger's newest event, as a hall that comes in is told.
  std::uint32_t Events() const {
    RawClient client(port, 0, "127.0.9.9");
    client.Upgrade();
    client.SendFrame(CodeHello("clock", pb::Role::CLOCK));
    client.Receive();
    const auto view = client.Receive();
    return view ? view->view().version() : 0;
  }
};

TEST_F(EntriesTest, HundredsByTheHallsCodeWriteHardlyAnythingAndLeaveTheLiveHallWhereItIs) {
  Serve();
  const auto live = Join("hall", pb::Role::HALL);
  const std::uint32_t before = Events();
  const Answered one_place = EnterTimes(300, "127.0.0.9");
  EXPECT_GE(one_place.welcomed, limits.entries_at_once);
  EXPECT_EQ(one_place.welcomed + one_place.told_to_wait, 300);
  // Time passes while they come, so a few more may be let in.
  EXPECT_LE(Events() - before, limits.entries_at_once + 10);
  EXPECT_EQ(EnterTimes(1, "127.0.0.10").welcomed, 1);
  live->SendFrame(PingFrame());
  for (;;) {
    const auto frame = live->Receive();
    ASSERT_TRUE(frame) << "the live hall was put out";
    ASSERT_FALSE(frame->has_goodbye());
    if (frame->has_pong()) break;
  }
}

}  // namespace
}  // namespace tingfen::gateway
