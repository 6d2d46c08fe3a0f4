#include "server/engine/wire.h"

#include <gtest/gtest.h>

namespace tingfen::engine {
namespace {

pb::ClientFrame SomeCommand(std::size_t text_bytes) {
  pb::ClientFrame frame;
  frame.mutable_command()->set_id("id");
  frame.mutable_command()->mutable_raise_flag()->set_text(std::string(text_bytes, 'x'));
  return frame;
}

TEST(CommandBytes, AreTheCommandsOwnInsideTheFrame) {
  for (const std::size_t text_bytes : {0U, 100U, 20'000U, 500'000U}) {
    const pb::ClientFrame frame = SomeCommand(text_bytes);
    const std::string bytes = frame.SerializeAsString();
    EXPECT_TRUE(CommandBytes(bytes) == frame.command().SerializeAsString()) << text_bytes;
  }
}

TEST(CommandBytes, AreNoneInAFrameWithAnythingElse) {
  const std::string bytes = SomeCommand(10).SerializeAsString();
  EXPECT_FALSE(CommandBytes(""));
  EXPECT_FALSE(CommandBytes(bytes + bytes));
  EXPECT_FALSE(CommandBytes(bytes.substr(0, bytes.size() - 1)));
  EXPECT_FALSE(CommandBytes(bytes + "x"));
  EXPECT_FALSE(CommandBytes("\x12"));
  EXPECT_FALSE(CommandBytes("\x12\xff\xff\xff\xff\xff\xff\x01"));
  pb::ClientFrame ping;
  ping.mutable_ping()->set_client_ms(1);
  EXPECT_FALSE(CommandBytes(ping.SerializeAsString()));
}

TEST(CommandBytes, LeaveAPassphraseBehindThemOut) {
  pb::ClientFrame frame = SomeCommand(100);
  frame.set_passphrase("春江潮水连海平");
  const std::string bytes = frame.SerializeAsString();
  EXPECT_TRUE(CommandBytes(bytes) == frame.command().SerializeAsString());
  EXPECT_FALSE(CommandBytes(bytes.substr(0, bytes.size() - 1)));
  EXPECT_FALSE(CommandBytes(bytes + bytes));
}

TEST(ViewFrame, ReadsAsTheSharedAndTheOwnPartTogether) {
  pb::View outer;
  outer.set_version(7);
  outer.mutable_witness()->set_seq(7);
  pb::JudgeView shared;
  shared.set_writable(true);
  shared.mutable_header()->set_room("room1");
  pb::JudgeView own;
  own.mutable_own()->set_version(3);
  const Frame frame = ViewFrame(outer, pb::View::kJudgeFieldNumber, shared.SerializeAsString(),
                                own.SerializeAsString());
  pb::ServerFrame read;
  ASSERT_TRUE(read.ParseFromString(*frame));
  EXPECT_EQ(read.view().version(), 7U);
  EXPECT_EQ(read.view().witness().seq(), 7U);
  EXPECT_EQ(read.view().judge().header().room(), "room1");
  EXPECT_TRUE(read.view().judge().writable());
  EXPECT_EQ(read.view().judge().own().version(), 3U);
}

}  // namespace
}  // namespace tingfen::engine
