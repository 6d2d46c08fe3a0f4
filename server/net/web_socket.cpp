#include "server/net/web_socket.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <utility>

#include "server/net/http_connection.h"

namespace tingfen::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::size_t kReadAtOnceBytes = 64 * 1024;

}  // namespace

struct WebSocket::Inner {
  Inner(Channel channel, const Limits& the_limits)
      : limits(the_limits), stream(std::move(channel)) {}

  // Once the TCP stream and what is below have had their timeouts.
  void Begin();
  void AnswerWith(const Headers& headers);
  bool Succeeded(error_code error);

  const Limits limits;
  Tls tls;
  std::unique_ptr<HttpConnection> asked;  // The server's, until it is accepted.
  std::optional<tcp::resolver> resolver;  // A client's.
  websocket::stream<Channel> stream;
  beast::flat_buffer buffer;
  error_code error;
  bool cut = false;
};

void WebSocket::Inner::Begin() {
  // The stream has its own timeouts, among them pings to a peer that is silent.
  beast::get_lowest_layer(stream).expires_never();
  stream.set_option(
      websocket::stream_base::timeout{limits.handshake_within, limits.silent_for, true});
  stream.binary(true);
  stream.read_message_max(0);  // Receive counts: a word must still go out.
}

bool WebSocket::Inner::Succeeded(error_code how) {
  if (how) error = how;
  return !how;
}

WebSocket::WebSocket(HttpStream stream, const Limits& limits)
    : inner_(std::make_unique<Inner>(std::move(stream.connection_->channel), limits)) {
  inner_->asked = std::move(stream.connection_);
  inner_->stream.auto_fragment(false);
  inner_->Begin();
}

WebSocket::WebSocket(asio::io_context& context, Tls tls, const Limits& limits)
    : inner_(std::make_unique<Inner>(Channel(beast::tcp_stream(context)), limits)) {
  inner_->tls = std::move(tls);
  inner_->resolver.emplace(context);
}

WebSocket::~WebSocket() = default;

void WebSocket::Inner::AnswerWith(const Headers& headers) {
  stream.set_option(websocket::stream_base::decorator([headers](websocket::response_type& answer) {
    for (const auto& [name, value] : headers) answer.set(name, value);
  }));
}

asio::awaitable<bool> WebSocket::Accept(const Headers& headers) {
  error_code error;
  inner_->AnswerWith(headers);
  co_await inner_->stream.async_accept(inner_->asked->message,
                                       asio::redirect_error(asio::use_awaitable, error));
  inner_->asked.reset();
  co_return inner_->Succeeded(error);
}

asio::awaitable<bool> WebSocket::Connect(std::string host, std::string port, std::string path) {
  Inner& inner = *inner_;
  error_code error;
  const auto found = co_await inner.resolver->async_resolve(
      host, port, asio::redirect_error(asio::use_awaitable, error));
  if (inner.cut) error = asio::error::operation_aborted;
  if (!inner.Succeeded(error)) co_return false;
  beast::tcp_stream& below = beast::get_lowest_layer(inner.stream);
  below.expires_after(inner.limits.handshake_within);
  co_await below.async_connect(found, asio::redirect_error(asio::use_awaitable, error));
  if (!inner.Succeeded(error)) co_return false;
  if (inner.tls) {
    inner.stream.next_layer().BeginTls(*inner.tls);
    co_await inner.stream.next_layer().HandshakeAsClient(host, error);
    if (!inner.Succeeded(error)) co_return false;
  }
  inner.Begin();
  error_code ignored;
  beast::get_lowest_layer(inner.stream).socket().set_option(tcp::no_delay(true), ignored);
  const std::string address = host + ":" + port;
  co_await inner.stream.async_handshake(address, path,
                                        asio::redirect_error(asio::use_awaitable, error));
  co_return inner.Succeeded(error);
}

void WebSocket::OnControlFrame(std::function<void()> on_frame) {
  inner_->stream.control_callback(
      [on_frame = std::move(on_frame)](websocket::frame_type, beast::string_view) { on_frame(); });
}

asio::awaitable<WebSocket::Received> WebSocket::Receive() {
  using Clock = std::chrono::steady_clock;
  Inner& inner = *inner_;
  inner.buffer.clear();
  std::optional<Clock::time_point> began;
  do {
    error_code error;
    co_await inner.stream.async_read_some(inner.buffer, kReadAtOnceBytes,
                                          asio::redirect_error(asio::use_awaitable, error));
    if (!inner.Succeeded(error)) co_return Received::kEnded;
    if (!inner.stream.got_binary()) co_return Received::kText;
    if (inner.buffer.size() > inner.limits.message_bytes) {
      inner.error = websocket::error::message_too_big;
      co_return Received::kTooLarge;
    }
    if (!began) began = Clock::now();
    // Pieces without an end, as small or as slow as they may be.
    if (inner.limits.message_within && Clock::now() - *began > *inner.limits.message_within) {
      co_return Received::kTooSlow;
    }
  } while (!inner.stream.is_message_done());
  co_return Received::kMessage;
}

std::string_view WebSocket::Message() const {
  const auto bytes = inner_->buffer.cdata();
  return {static_cast<const char*>(bytes.data()), bytes.size()};
}

asio::awaitable<bool> WebSocket::Send(std::string_view bytes) {
  error_code error;
  co_await inner_->stream.async_write(asio::buffer(bytes.data(), bytes.size()),
                                      asio::redirect_error(asio::use_awaitable, error));
  co_return inner_->Succeeded(error);
}

asio::awaitable<void> WebSocket::Close() {
  error_code error;
  co_await inner_->stream.async_close(websocket::close_code::normal,
                                      asio::redirect_error(asio::use_awaitable, error));
}

void WebSocket::Cut() {
  inner_->cut = true;
  if (inner_->resolver) inner_->resolver->cancel();
  beast::get_lowest_layer(inner_->stream).close();
}

std::string WebSocket::Why() const {
  return inner_->error.message();
}

asio::any_io_executor WebSocket::Executor() const {
  return inner_->stream.get_executor();
}

}  // namespace tingfen::net
