#include <gtest/gtest.h>

#include <random>

#include "tests/unit/gateway/served_room.h"

namespace tingfen::gateway {
namespace {

class WebSocketTest : public ServedRoom {
 protected:
  // Whether somebody new can still join: nothing that went before ended the server.
  void ExpectAlive() { EXPECT_NE(Join("hall", pb::Role::HALL), nullptr); }

  static pb::ClientFrame Flag(int number, std::size_t bytes) {
    pb::ClientFrame frame;
    *frame.mutable_command() = engine::NewCommand(number);
    frame.mutable_command()->mutable_raise_flag()->set_room("room1");
    frame.mutable_command()->mutable_raise_flag()->set_text(std::string(bytes, 'x'));
    return frame;
  }
};

TEST_F(WebSocketTest, ACommandComesBackAsItsReceiptAndANewView) {
  Serve();
  const auto judge = Join("panel_1", pb::Role::JUDGE);
  pb::ClientFrame frame;
  *frame.mutable_command() = engine::NewCommand(1);
  *frame.mutable_command()->mutable_check_in_seat() = engine::Promise();
  judge->SendFrame(frame);
  const auto receipt = judge->Receive();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->receipt().command_id(), engine::CommandId(1));
  const auto view = judge->Receive();
  ASSERT_TRUE(view);
  EXPECT_TRUE(view->view().judge().own().checked_in());
}

TEST_F(WebSocketTest, AMessageInFragmentsIsOneFrame) {
  Serve();
  const auto client = Connect();
  const std::string hello = CodeHello("hall", pb::Role::HALL).SerializeAsString();
  client->SendMessage(kBinary, hello.substr(0, 5), false);
  client->SendMessage(kContinuation, hello.substr(5));
  const auto welcome = client->Receive();
  ASSERT_TRUE(welcome);
  EXPECT_EQ(welcome->welcome().seat().id(), "hall");
}

TEST_F(WebSocketTest, TextIsMalformed) {
  Serve();
  const auto client = Connect();
  client->SendMessage(kText, "{\"hello\": true}");
  EXPECT_EQ(client->ReceiveGoodbye(), pb::Goodbye::MALFORMED);
}

TEST_F(WebSocketTest, BytesThatAreNoFrameAreMalformed) {
  Serve();
  const auto client = Connect();
  client->SendMessage(kBinary, "\xff\xff\xff");
  EXPECT_EQ(client->ReceiveGoodbye(), pb::Goodbye::MALFORMED);
}

TEST_F(WebSocketTest, AMessageOverTheLimitIsTooLarge) {
  Serve();
  const auto client = Join("hall", pb::Role::HALL);
  client->SendMessage(kBinary, std::string(options.message_bytes_max + 1, 'x'));
  EXPECT_EQ(client->ReceiveGoodbye(), pb::Goodbye::TOO_LARGE);
  ExpectAlive();
}

TEST_F(WebSocketTest, ADeclaredLengthIsNotBelieved) {
  Serve();
  const auto client = Join("hall", pb::Role::HALL);
  // 2^62 bytes to come.
  client->Send(std::string("\x82\xff\x40\0\0\0\0\0\0\0\0\0\0\0", 14));
  client->Send(std::string(options.message_bytes_max + 1, 'x'));
  EXPECT_EQ(client->ReceiveGoodbye(), pb::Goodbye::TOO_LARGE);
  ExpectAlive();
}

TEST_F(WebSocketTest, WhoSaysNoHelloInTimeIsClosed) {
  options.hello_within = std::chrono::milliseconds(30);
  Serve();
  const auto client = Connect();
  EXPECT_EQ(client->ReceiveGoodbye(), pb::Goodbye::TOO_SLOW);
}

TEST_F(WebSocketTest, AWrongCodeIsSentAway) {
  Serve();
  const auto client = Connect();
  pb::ClientFrame hello = CodeHello("hall", pb::Role::HALL);
  hello.mutable_hello()->set_code("00000000");
  client->SendFrame(hello);
  EXPECT_EQ(client->ReceiveGoodbye(), pb::Goodbye::UNKNOWN_CODE);
}

TEST_F(WebSocketTest, OfTwoThatShowOneCodeTheFirstToKeepItsTokenIsTheDevice) {
  Serve();
  const auto first = Join("panel_1", pb::Role::JUDGE);
  const auto second = Connect();
  second->SendFrame(CodeHello("panel_1", pb::Role::JUDGE));
  const auto welcome = second->Receive();
  ASSERT_TRUE(welcome && welcome->has_welcome());
  pb::ClientFrame kept;
  kept.mutable_kept()->set_token(welcome->welcome().token());
  second->SendFrame(kept);
  EXPECT_EQ(first->ReceiveGoodbye(), pb::Goodbye::REPLACED);
}

TEST_F(WebSocketTest, WhoNeverAnswersTheCloseIsCutOff) {
  options.close_within = std::chrono::milliseconds(50);
  Serve();
  const auto client = Connect();
  client->SendMessage(kText, "no");
  // The Goodbye, the close, and then the end though nothing was answered.
  EXPECT_FALSE(client->ReadToEnd().empty());
}

TEST_F(WebSocketTest, ASilentClientIsDroppedAfterItsPingsGoUnanswered) {
  options.silent_for = std::chrono::milliseconds(200);
  Serve();
  const auto client = Join("hall", pb::Role::HALL);
  client->ReadToEnd();
}

TEST_F(WebSocketTest, ASlowReaderSkipsToTheNewestView) {
  options.send_buffer_bytes = 4096;
  limits.commands_at_once = 1000;
  limits.frames_at_once = 1000;
  Serve();
  const auto slow = Join("operator", pb::Role::OPERATOR, 4096);
  const auto busy = Join("supervisor", pb::Role::SUPERVISOR);
  constexpr int kFlags = 150;
  std::uint32_t newest = 0;
  for (int number = 1; number <= kFlags; ++number) {
    busy->SendFrame(Flag(number, 200));
    for (;;) {
      const auto frame = busy->Receive();
      ASSERT_TRUE(frame);
      if (!frame->has_receipt()) continue;
      newest = frame->receipt().seq();
      break;
    }
  }
  int views = 0;
  std::uint32_t last = 0;
  while (last < newest) {
    const auto frame = slow->Receive();
    ASSERT_TRUE(frame);
    if (!frame->has_view()) continue;
    EXPECT_GE(frame->view().version(), last);
    last = frame->view().version();
    ++views;
  }
  EXPECT_LT(views, kFlags / 2);
}

TEST_F(WebSocketTest, WhoReadsNoRepliesIsClosed) {
  options.send_buffer_bytes = 4096;
  options.replies_bytes_max = 4096;
  options.close_within = std::chrono::milliseconds(50);
  limits.frames_at_once = 1e9;
  Serve();
  const auto client = Join("hall", pb::Role::HALL, 4096);
  // Ends only because the server does not bear it for ever.
  while (client->SendFrame(PingFrame())) {
  }
  ExpectAlive();
}

TEST_F(WebSocketTest, APageFromElsewhereMayNotConnect) {
  Serve();
  EXPECT_EQ(RawClient(port).Upgrade("Origin: http://evil.test\r\n"), "HTTP/1.1 403 Forbidden");
  EXPECT_EQ(RawClient(port).Upgrade("Origin: null\r\n"), "HTTP/1.1 403 Forbidden");
  EXPECT_EQ(RawClient(port).Upgrade("Origin: http://tingfen.test:1\r\n"),
            "HTTP/1.1 101 Switching Protocols");
}

TEST_F(WebSocketTest, UnderAnotherNameNobodyConnects) {
  options.hosts = {"another.test"};
  Serve();
  RawClient client(port);
  EXPECT_EQ(client.Upgrade(), "HTTP/1.1 421 Misdirected Request");
}

TEST_F(WebSocketTest, CompressionIsNeverAgreedTo) {
  Serve();
  RawClient client(port);
  client.Send(
      "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
      "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n");
  EXPECT_EQ(client.ReadHeader().find("permessage-deflate"), std::string::npos);
  // A compressed frame all the same: its first reserved bit is set.
  client.Send(std::string("\xc2\x80\0\0\0\0", 6));
  EXPECT_EQ(client.ReceiveGoodbye(), pb::Goodbye::CODE_UNSPECIFIED);
  ExpectAlive();
}

TEST_F(WebSocketTest, AMessageOfPiecesWithoutEndIsTooSlow) {
  options.request_within = std::chrono::milliseconds(100);
  Serve();
  const auto client = Connect();
  client->SendMessage(kBinary, "?", false);
  std::thread sender([&] {
    while (client->SendMessage(kContinuation, "?", false)) std::this_thread::yield();
  });
  EXPECT_EQ(client->ReceiveGoodbye(), pb::Goodbye::TOO_SLOW);
  client->ReadToEnd();
  sender.join();
}

TEST_F(WebSocketTest, SoAreEmptyPiecesWithoutEnd) {
  options.quiet_within = std::chrono::milliseconds(100);
  Serve();
  const auto client = Join("panel_1", pb::Role::JUDGE);
  client->SendMessage(kBinary, {}, false);
  std::thread sender([&] {
    while (client->SendMessage(kContinuation, {}, false)) std::this_thread::yield();
  });
  EXPECT_EQ(client->ReceiveGoodbye(), pb::Goodbye::TOO_SLOW);
  client->ReadToEnd();
  sender.join();
}

TEST_F(WebSocketTest, WhoPingsWithoutEndIsTooFast) {
  Serve();
  const auto client = Join("panel_1", pb::Role::JUDGE);
  for (int i = 0; i < 1'000 && client->SendMessage(kPing, "?"); ++i) {
  }
  EXPECT_EQ(client->ReceiveGoodbye(), pb::Goodbye::TOO_FAST);
}

TEST_F(WebSocketTest, AnUpgradeElsewhereIsNotFound) {
  Serve();
  EXPECT_EQ(RawClient(port).Upgrade({}, "/judge"), "HTTP/1.1 404 Not Found");
}

TEST_F(WebSocketTest, WhatComesBeforeTheUpgradeIsAnsweredIsRefused) {
  Serve();
  RawClient client(port);
  client.Send(
      "GET /ws HTTP/1.1\r\nHost: tingfen.test:1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n\x82\x80");
  EXPECT_TRUE(client.ReadHeader().starts_with("HTTP/1.1 400"));
}

TEST_F(WebSocketTest, EverybodyIsToldWhenTheServerStops) {
  Serve();
  const auto hall = Join("hall", pb::Role::HALL);
  const auto silent = Connect();
  std::thread closing([this] { CloseGateway(); });
  EXPECT_EQ(hall->ReceiveGoodbye(), pb::Goodbye::STOPPING);
  EXPECT_EQ(silent->ReceiveGoodbye(), pb::Goodbye::STOPPING);
  closing.join();
}

TEST_F(WebSocketTest, NoRandomBytesEndTheServer) {
  options.close_within = std::chrono::milliseconds(20);
  Serve();
  std::mt19937 random(20260501);
  for (int round = 0; round < 60; ++round) {
    std::string bytes(1 + random() % 2000, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    RawClient client(port);
    if (round % 3 != 0) client.Upgrade();
    if (round % 3 == 1) {
      client.SendMessage(kBinary, bytes);
    } else {
      client.Send(bytes);
    }
  }
  ExpectAlive();
}

TEST_F(WebSocketTest, NoMutatedFrameEndsTheServer) {
  options.close_within = std::chrono::milliseconds(20);
  limits.wrong_codes_at_once = 1e9;
  Serve();
  std::mt19937 random(7);
  const std::string hello = CodeHello("panel_2", pb::Role::JUDGE).SerializeAsString();
  const std::string flag = Flag(1, 20).SerializeAsString();
  for (int round = 0; round < 60; ++round) {
    const auto client = Connect();
    std::string first = hello;
    std::string second = flag;
    if (round % 2 == 0) first[random() % first.size()] ^= static_cast<char>(1 + random() % 255);
    second[random() % second.size()] ^= static_cast<char>(1 + random() % 255);
    client->SendMessage(kBinary, first);
    client->SendMessage(kBinary, second);
  }
  ExpectAlive();
}

}  // namespace
}  // namespace tingfen::gateway
