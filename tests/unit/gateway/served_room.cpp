#include "tests/unit/gateway/served_room.h"

#include <google/protobuf/stubs/logging.h>

#include <cstdlib>

namespace tingfen::gateway {

void ServedRoom::Serve(std::vector<pb::Event> events) {
  for (pb::Event& code : engine::CodeEvents(events.front())) events.push_back(std::move(code));
  std::vector<std::string> rows;
  for (const pb::Event& event : events) rows.push_back(event.SerializeAsString());
  google::protobuf::SetLogHandler(nullptr);  // What the tests send wrong is not news.
  log_.CommitByItself();
  log_.Append(std::move(rows), [](ledger::Tail) {});
  engine::History history;
  for (const ledger::Record& row : log_.Rows()) {
    if (history.Fold(row)) std::abort();
  }
  engine_.emplace(
      engine::Engine::Parts{log_, clock_, randomness_,
                            [this](std::function<void()> work) { loop_.Post(std::move(work)); }},
      std::move(history), "test");
  hub_.emplace(
      engine::Hub::Parts{*engine_, clock_, randomness_, engine::TestKey(), engine::kLedgerId, "v1"},
      limits);
  auto opened = Gateway::Open(loop_, *hub_, options);
  gateway_ = std::move(std::get<std::unique_ptr<Gateway>>(opened));
  port = gateway_->Port();
  thread_ = std::thread([this] { loop_.Run(); });
}

ServedRoom::~ServedRoom() {
  if (!thread_.joinable()) return;
  if (gateway_) CloseGateway();
  loop_.Stop();
  thread_.join();
}

void ServedRoom::CloseGateway() {
  std::promise<void> closed;
  loop_.Post([&] { gateway_->Close([&closed] { closed.set_value(); }); });
  ASSERT_EQ(closed.get_future().wait_for(kPatience), std::future_status::ready);
}

std::unique_ptr<RawClient> ServedRoom::Connect(int receive_buffer_bytes) const {
  auto client = std::make_unique<RawClient>(port, receive_buffer_bytes);
  EXPECT_EQ(client->Upgrade(), "HTTP/1.1 101 Switching Protocols");
  return client;
}

std::unique_ptr<RawClient> ServedRoom::Join(const std::string& seat, pb::Role::Id page,
                                            int receive_buffer_bytes) const {
  auto client = Connect(receive_buffer_bytes);
  client->SendFrame(CodeHello(seat, page));
  const auto welcome = client->Receive();
  EXPECT_TRUE(welcome && welcome->has_welcome());
  const auto view = client->Receive();
  EXPECT_TRUE(view && view->has_view());
  return client;
}

pb::ClientFrame CodeHello(const std::string& seat, pb::Role::Id page) {
  pb::ClientFrame frame;
  frame.mutable_hello()->set_protocol(1);
  frame.mutable_hello()->set_page(page);
  frame.mutable_hello()->set_code(engine::CodeOf(seat));
  return frame;
}

pb::ClientFrame PingFrame() {
  pb::ClientFrame frame;
  frame.mutable_ping()->set_client_ms(1);
  return frame;
}

}  // namespace tingfen::gateway
