// The planted bug that the simulation must find is really there once switched on.
#include <gtest/gtest.h>

#include "tests/unit/engine/small_room.h"

namespace tingfen::engine {
namespace {

TEST(PlantedBug, AnswersBeforeTheEventsAreDurable) {
  SmallRoom room;
  room.Settle();
  pb::Command check_in = NewCommand(1);
  check_in.mutable_check_in_seat();
  int answers = 0;
  const auto count = [&answers](const Answer&) { ++answers; };
  room.engine->Submit("panel_1", check_in.SerializeAsString(), count);
  EXPECT_EQ(answers, 0) << "It must be switched on first.";
  room.Settle();
  room.engine->AcknowledgeBeforeCommit();
  check_in.set_id(CommandId(2));
  room.engine->Submit("panel_2", check_in.SerializeAsString(), count);
  EXPECT_EQ(answers, 2);
  EXPECT_EQ(room.log.Waiting(), 1U);
  room.Settle();
}

}  // namespace
}  // namespace tingfen::engine
