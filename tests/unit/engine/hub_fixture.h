// A hub over the small room, and clients that keep everything they are given.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "server/engine/hub/hub.h"
#include "tests/kit/small_room.h"

namespace tingfen::engine {

// A client's end that keeps everything it is given.
class Kept final : public Connection {
 public:
  bool Offer(Frame frame) override {
    replies.push_back(Read(frame));
    return true;
  }
  void OfferView(Frame frame) override {
    view = Read(frame).view();
    ++views;
  }
  void Close(pb::Goodbye::Code code) override {
    EXPECT_EQ(goodbye, pb::Goodbye::CODE_UNSPECIFIED) << "closed twice";
    goodbye = code;
  }

  std::vector<pb::ServerFrame> replies;
  pb::View view;
  int views = 0;
  pb::Goodbye::Code goodbye = pb::Goodbye::CODE_UNSPECIFIED;

 private:
  static pb::ServerFrame Read(const Frame& frame) {
    pb::ServerFrame read;
    EXPECT_TRUE(read.ParseFromString(*frame));
    return read;
  }
};

inline pb::ClientFrame HelloWith(pb::Role::Id page) {
  pb::ClientFrame frame;
  frame.mutable_hello()->set_protocol(1);
  frame.mutable_hello()->set_page(page);
  return frame;
}

inline pb::ClientFrame CodeHello(const std::string& seat, pb::Role::Id page) {
  pb::ClientFrame frame = HelloWith(page);
  frame.mutable_hello()->set_code(CodeOf(seat));
  return frame;
}

inline pb::ClientFrame TokenHello(const std::string& token, pb::Role::Id page) {
  pb::ClientFrame frame = HelloWith(page);
  frame.mutable_hello()->set_token(token);
  return frame;
}

inline pb::ClientFrame KeptFrame(const std::string& token) {
  pb::ClientFrame frame;
  frame.mutable_kept()->set_token(token);
  return frame;
}

inline pb::ClientFrame CommandFrame(const pb::Command& command) {
  pb::ClientFrame frame;
  *frame.mutable_command() = command;
  return frame;
}

inline pb::ClientFrame PingFrame() {
  pb::ClientFrame frame;
  frame.mutable_ping()->set_client_ms(17);
  return frame;
}

class HubTest : public testing::Test {
 protected:
  explicit HubTest(const pb::Event& locked = LockedEvent()) : room(locked) { Open(); }

  void Open() {
    room.Settle();
    hub.emplace(Hub::Parts{*room.engine, room.clock, room.randomness, TestKey(), kLedgerId, "v1"},
                limits);
  }

  void Restart() {
    hub.reset();
    room.Restart();
    Open();
  }

  void Send(Hub::Id id, const pb::ClientFrame& frame) {
    hub->Receive(id, frame.SerializeAsString());
    room.Settle();
  }

  Hub::Id Join(Kept& connection, const pb::ClientFrame& hello, const std::string& address = {}) {
    const Hub::Id id = hub->Join(connection, ConnectionInfo{.address = address}).value();
    Send(id, hello);
    return id;
  }

  // The token it was told last.
  static std::string TokenOf(const Kept& connection) {
    std::string token;
    for (const pb::ServerFrame& reply : connection.replies) {
      if (!reply.welcome().token().empty()) token = reply.welcome().token();
    }
    return token;
  }

  // Comes in and keeps its token, as a page does.
  Hub::Id Enter(Kept& connection, const pb::ClientFrame& hello) {
    const Hub::Id id = Join(connection, hello);
    Send(id, KeptFrame(TokenOf(connection)));
    return id;
  }

  // Enrols a device and gives its token.
  std::string Enrol(const std::string& seat, pb::Role::Id page) {
    Kept device;
    hub->Leave(Enter(device, CodeHello(seat, page)));
    return TokenOf(device);
  }

  // By a new card of the seat; `minutes` it is good for, 0: for ever.
  pb::ClientFrame NewCard(const std::string& seat, pb::Role::Id page, std::uint32_t minutes = 0,
                          bool reusable = false) {
    const std::string code = access::CodeFrom(room.randomness.Bytes(access::kCodeRandomBytes));
    pb::Event event;
    event.mutable_seat_code_issued()->set_seat(seat);
    event.mutable_seat_code_issued()->set_code_mac(TestKey().MacOfCode(code));
    event.mutable_seat_code_issued()->set_valid_minutes(minutes);
    event.mutable_seat_code_issued()->set_reusable(reusable);
    room.engine->Record(std::move(event));
    room.Settle();
    pb::ClientFrame hello = HelloWith(page);
    hello.mutable_hello()->set_code(code);
    return hello;
  }

  std::size_t Count(pb::Event::FactCase fact) const {
    std::size_t count = 0;
    for (const ledger::Record& row : room.log.Rows())
      count += ReadEvent(row.bytes)->fact_case() == fact;
    return count;
  }

  SmallRoom room;
  HubLimits limits;
  std::optional<Hub> hub;
};

}  // namespace tingfen::engine
