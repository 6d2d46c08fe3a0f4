#include "server/vocabulary/facts.h"

#include <gtest/gtest.h>

namespace tingfen::vocabulary {
namespace {

TEST(Facts, AreNamedAsTheirFieldIs) {
  pb::Event event;
  event.mutable_stage_ended()->set_candidate("c1");
  EXPECT_EQ(NameOf(event), "stage_ended");
  EXPECT_EQ(TextIn(FactOf(event), "candidate"), "c1");
  EXPECT_EQ(TextIn(FactOf(event), "room"), "");
}

// Undoing puts candidate and room back as they were.
TEST(Facts, ThatCanBeUndoneNameTheirCandidate) {
  const auto* facts = pb::Event::descriptor()->FindOneofByName("fact");
  int undoable = 0;
  for (int i = 0; i < facts->field_count(); ++i) {
    const auto* fact = facts->field(i)->message_type();
    if (fact->options().GetExtension(pb::undo) != pb::Undo::CAN_BE_UNDONE) continue;
    ++undoable;
    EXPECT_NE(fact->FindFieldByName("candidate"), nullptr) << fact->name();
  }
  EXPECT_EQ(undoable, 5);
}

TEST(Facts, AboutDevicesLeaveTheNewestStepAsItIs) {
  pb::Event event;
  event.mutable_device_enrolled();
  EXPECT_EQ(UndoOf(event), pb::Undo::SURVIVES);
  event.mutable_results_announced();
  EXPECT_EQ(UndoOf(event), pb::Undo::ENDS_EVERYWHERE);
  event.mutable_stage_closed();
  EXPECT_EQ(UndoOf(event), pb::Undo::ENDS);
}

TEST(Facts, AreAllRecordedButForDevicesThatComeBack) {
  const auto* facts = pb::Event::descriptor()->FindOneofByName("fact");
  for (int i = 0; i < facts->field_count(); ++i) {
    pb::Event event;
    event.GetReflection()->MutableMessage(&event, facts->field(i));
    EXPECT_EQ(IsRecorded(event), !event.has_token_kept()) << NameOf(event);
  }
}

}  // namespace
}  // namespace tingfen::vocabulary
