#include "server/gateway/web_socket.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/engine/wire.h"
#include "server/gateway/or_abort.h"

namespace tingfen::gateway {
namespace {

namespace asio = boost::asio;

constexpr double kControlFramesAtOnce = 200;
constexpr double kControlFramesPerSecond = 20;

engine::Frame GoodbyeFrame(pb::Goodbye::Code code) {
  pb::ServerFrame frame;
  frame.mutable_goodbye()->set_code(code);
  return engine::FrameOf(frame);
}

}  // namespace

WebSocket::WebSocket(net::HttpStream stream, engine::Hub& hub, const GatewayOptions& options,
                     engine::ConnectionInfo info, std::function<void()> on_welcomed)
    : socket_(std::move(stream), {.message_bytes = options.message_bytes_max,
                                  .message_within = options.request_within,
                                  .handshake_within = options.request_within,
                                  .silent_for = options.silent_for}),
      hub_(hub),
      options_(options),
      info_(std::move(info)),
      on_welcomed_(std::move(on_welcomed)),
      control_frames_(kControlFramesAtOnce, kControlFramesPerSecond),
      wake_(socket_.Executor(), asio::steady_timer::time_point::max()),
      alarm_(socket_.Executor(), options.hello_within),
      end_(socket_.Executor()),
      end_wait_(socket_.Executor(), asio::steady_timer::time_point::max()) {
  socket_.OnControlFrame([this] { CountControlFrame(); });
}

asio::awaitable<void> WebSocket::Run(std::shared_ptr<WebSocket> self,
                                     net::WebSocket::Headers headers) {
  const bool accepted = co_await self->socket_.Accept(headers);
  if (!accepted) co_return;
  asio::co_spawn(self->socket_.Executor(), Write(self), OrAbort{});
  asio::co_spawn(self->socket_.Executor(), WatchMessages(self), OrAbort{});
  self->id_ = self->hub_.Join(*self, self->info_);
  co_await self->Read();
  if (self->id_) self->hub_.Leave(*self->id_);
  self->closing_ = true;
  self->alarm_.cancel();
  self->wake_.cancel();
  boost::system::error_code woken;
  while (!self->ended_) {
    co_await self->end_wait_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
}

// Each whole message puts the alarm off; pieces without anything in them never make one.
asio::awaitable<void> WebSocket::WatchMessages(std::shared_ptr<WebSocket> self) {
  boost::system::error_code error;
  do {
    co_await self->alarm_.async_wait(asio::redirect_error(asio::use_awaitable, error));
  } while (error && !self->closing_);
  if (!error) self->Dismiss(pb::Goodbye::TOO_SLOW);
}

asio::awaitable<void> WebSocket::Read() {
  using Received = net::WebSocket::Received;
  while (!closing_) {
    const Received received = co_await socket_.Receive();
    switch (received) {
      case Received::kEnded:
        co_return;
      case Received::kText:
        co_return Dismiss(pb::Goodbye::MALFORMED);
      case Received::kTooLarge:
        co_return Dismiss(pb::Goodbye::TOO_LARGE);
      case Received::kTooSlow:
        co_return Dismiss(pb::Goodbye::TOO_SLOW);
      case Received::kMessage:
        break;
    }
    if (closing_) co_return;
    alarm_.expires_after(options_.quiet_within);
    hub_.Receive(*id_, socket_.Message());
  }
}

asio::awaitable<void> WebSocket::Write(std::shared_ptr<WebSocket> self) {
  bool sent = true;
  while (sent) {
    const engine::Frame frame = self->Next();
    if (frame) {
      sent = co_await self->socket_.Send(*frame);
      continue;
    }
    if (self->closing_) break;
    boost::system::error_code woken;
    co_await self->wake_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
  self->closing_ = true;
  if (sent) co_await self->socket_.Close();
  self->end_.cancel();
  self->socket_.Cut();
  self->ended_ = true;
  self->end_wait_.cancel();
}

engine::Frame WebSocket::Next() {
  if (!replies_.empty()) {
    engine::Frame frame = std::move(replies_.front());
    replies_.pop_front();
    replies_bytes_ -= frame->size();
    return frame;
  }
  return closing_ ? nullptr : std::exchange(view_, nullptr);
}

bool WebSocket::Offer(engine::Frame frame) {
  if (closing_) return false;
  if (replies_bytes_ + frame->size() > options_.replies_bytes_max) {
    // What is queued may take for ever; the Goodbye goes next.
    replies_.clear();
    replies_bytes_ = 0;
    Close(pb::Goodbye::TOO_SLOW);
    return false;
  }
  replies_bytes_ += frame->size();
  replies_.push_back(std::move(frame));
  wake_.cancel();  // A timer that never expires; cancelling it means "look again".
  return true;
}

void WebSocket::OfferView(engine::Frame frame) {
  if (closing_) return;
  if (on_welcomed_) std::exchange(on_welcomed_, {})();
  view_ = std::move(frame);
  wake_.cancel();
}

void WebSocket::Close(pb::Goodbye::Code code) {
  if (closing_) return;
  engine::Frame goodbye = GoodbyeFrame(code);
  replies_bytes_ += goodbye->size();
  replies_.push_back(std::move(goodbye));
  closing_ = true;
  alarm_.cancel();
  wake_.cancel();
  EndWithin(options_.close_within);
}

void WebSocket::Cut() {
  socket_.Cut();
}

// Each ping is answered, which costs as much as a message.
void WebSocket::CountControlFrame() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  const auto now_ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  if (!control_frames_.Take(static_cast<std::uint64_t>(now_ms))) Dismiss(pb::Goodbye::TOO_FAST);
}

// For what the hub cannot notice itself.
void WebSocket::Dismiss(pb::Goodbye::Code code) {
  if (id_) hub_.Dismiss(*id_, code);
  Close(code);
}

// A client that neither reads nor closes is cut off.
void WebSocket::EndWithin(std::chrono::milliseconds time) {
  end_.expires_after(time);
  end_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
    if (!error) self->socket_.Cut();
  });
}

}  // namespace tingfen::gateway
