// What a desk looks up of somebody.
#include "tests/unit/engine/hub_fixture.h"

namespace tingfen::engine {
namespace {

pb::ClientFrame LookUpOf(const std::string& candidate, std::uint32_t tag) {
  pb::ClientFrame frame;
  frame.mutable_look_up()->set_candidate(candidate);
  frame.mutable_look_up()->set_tag(tag);
  return frame;
}

TEST_F(HubTest, ADeskLooksUpSomebodyOfItsRoomAndNothingIsRecorded) {
  Kept desk;
  const Hub::Id id = Join(desk, CodeHello("operator", pb::Role::OPERATOR));
  const std::uint64_t seq = room.engine->Durable().seq;
  Send(id, LookUpOf("c1", 7));
  const pb::LookedUp& told = desk.replies.back().looked_up();
  EXPECT_EQ(told.tag(), 7U);
  EXPECT_EQ(told.person().candidate(), "c1");
  EXPECT_TRUE(told.results().empty());
  Send(id, LookUpOf("nobody", 8));
  EXPECT_EQ(desk.replies.back().looked_up().tag(), 8U);
  EXPECT_FALSE(desk.replies.back().looked_up().has_person());
  EXPECT_EQ(room.engine->Durable().seq, seq);
}

TEST_F(HubTest, NobodyWithoutADeskLooksAnythingUp) {
  Kept judge;
  Send(Join(judge, CodeHello("panel_1", pb::Role::JUDGE)), LookUpOf("c1", 1));
  EXPECT_EQ(judge.goodbye, pb::Goodbye::MALFORMED);
  Kept kiosk;
  Send(Join(kiosk, CodeHello("kiosk", pb::Role::KIOSK)), LookUpOf("c1", 1));
  EXPECT_EQ(kiosk.goodbye, pb::Goodbye::MALFORMED);
}

}  // namespace
}  // namespace tingfen::engine
