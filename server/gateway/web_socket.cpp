#include "server/gateway/web_socket.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/websocket.hpp>

#include "server/engine/wire.h"
#include "server/gateway/or_abort.h"

namespace tingfen::gateway {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;

constexpr std::size_t kReadAtOnceBytes = 64 * 1024;
constexpr double kControlFramesAtOnce = 200;
constexpr double kControlFramesPerSecond = 20;

using Time = std::chrono::steady_clock::time_point;

engine::Frame GoodbyeFrame(pb::Goodbye::Code code) {
  pb::ServerFrame frame;
  frame.mutable_goodbye()->set_code(code);
  return engine::FrameOf(frame);
}

}  // namespace

WebSocket::WebSocket(Channel channel, engine::Hub& hub, const GatewayOptions& options,
                     engine::Way way, std::function<void()> on_welcomed)
    : stream_(std::move(channel)),
      hub_(hub),
      options_(options),
      way_(std::move(way)),
      on_welcomed_(std::move(on_welcomed)),
      control_frames_(kControlFramesAtOnce, kControlFramesPerSecond),
      wake_(stream_.get_executor(), asio::steady_timer::time_point::max()),
      alarm_(stream_.get_executor(), options.hello_within),
      end_(stream_.get_executor()),
      end_wait_(stream_.get_executor(), asio::steady_timer::time_point::max()) {
  // The stream has its own timeouts, among them pings to a client that is silent.
  beast::get_lowest_layer(stream_).expires_never();
  stream_.set_option(
      websocket::stream_base::timeout{options.request_within, options.silent_for, true});
  stream_.binary(true);
  stream_.auto_fragment(false);
  stream_.read_message_max(0);  // ReadMessage counts: a Goodbye must still go out.
  stream_.control_callback(
      [this](websocket::frame_type, beast::string_view) { CountControlFrame(); });
}

asio::awaitable<void> WebSocket::Run(std::shared_ptr<WebSocket> self, Request upgrade) {
  boost::system::error_code error;
  co_await self->stream_.async_accept(upgrade, asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return;
  asio::co_spawn(self->stream_.get_executor(), Write(self), OrAbort{});
  asio::co_spawn(self->stream_.get_executor(), WatchMessages(self), OrAbort{});
  self->id_ = self->hub_.Join(*self, self->way_);
  co_await self->Read();
  if (self->id_) self->hub_.Leave(*self->id_);
  self->closing_ = true;
  self->alarm_.cancel();
  self->wake_.cancel();
  while (!self->ended_) {
    co_await self->end_wait_.async_wait(asio::redirect_error(asio::use_awaitable, error));
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
  beast::flat_buffer buffer;
  while (!closing_) {
    buffer.clear();
    if (!co_await ReadMessage(buffer) || closing_) co_return;
    alarm_.expires_after(options_.quiet_within);
    const auto bytes = buffer.cdata();
    hub_.Receive(*id_, {static_cast<const char*>(bytes.data()), bytes.size()});
  }
}

// One whole binary message; false: the connection is over or ending.
asio::awaitable<bool> WebSocket::ReadMessage(beast::flat_buffer& buffer) {
  boost::system::error_code error;
  std::optional<Time> began;
  do {
    co_await stream_.async_read_some(buffer, kReadAtOnceBytes,
                                     asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return false;
    if (!stream_.got_binary()) {
      Dismiss(pb::Goodbye::MALFORMED);
      co_return false;
    }
    if (buffer.size() > options_.message_bytes_max) {
      Dismiss(pb::Goodbye::TOO_LARGE);
      co_return false;
    }
    if (!began) began = std::chrono::steady_clock::now();
    // Pieces without an end, as small or as slow as they may be.
    if (std::chrono::steady_clock::now() - *began > options_.request_within) {
      Dismiss(pb::Goodbye::TOO_SLOW);
      co_return false;
    }
  } while (!stream_.is_message_done());
  co_return true;
}

asio::awaitable<void> WebSocket::Write(std::shared_ptr<WebSocket> self) {
  boost::system::error_code error;
  while (!error) {
    const engine::Frame frame = self->Next();
    if (frame) {
      co_await self->stream_.async_write(asio::buffer(*frame),
                                         asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    if (self->closing_) break;
    boost::system::error_code woken;
    co_await self->wake_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
  self->closing_ = true;
  if (!error) {
    co_await self->stream_.async_close(websocket::close_code::normal,
                                       asio::redirect_error(asio::use_awaitable, error));
  }
  self->end_.cancel();
  beast::get_lowest_layer(self->stream_).close();
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
  beast::get_lowest_layer(stream_).close();
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
    if (!error) beast::get_lowest_layer(self->stream_).close();
  });
}

}  // namespace tingfen::gateway
