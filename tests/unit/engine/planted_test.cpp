// A log that lies, which the simulation must find, does make the engine answer too early.
#include <gtest/gtest.h>

#include "tests/kit/small_room.h"

namespace tingfen::engine {
namespace {

TEST(LyingLog, MakesTheEngineAnswerBeforeTheEventsAreDurable) {
  SmallRoom room;
  room.Settle();
  pb::Command check_in = NewCommand(1);
  *check_in.mutable_check_in_seat() = Promise();
  int answers = 0;
  const auto count = [&answers](const Answer&) { ++answers; };
  room.engine->Submit("panel_1", check_in.SerializeAsString(), count);
  EXPECT_EQ(answers, 0);
  room.Settle();
  room.RestartWithALyingLog();
  room.Settle();
  check_in.set_id(CommandId(2));
  room.engine->Submit("panel_2", check_in.SerializeAsString(), count);
  room.RunPosted();
  EXPECT_EQ(answers, 2);
  EXPECT_EQ(room.log.Waiting(), 1U);
  room.Settle();
}

}  // namespace
}  // namespace tingfen::engine
