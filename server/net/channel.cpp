#include "server/net/channel.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/detect_ssl.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/teardown.hpp>

namespace tingfen::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

struct Channel::Secure {
  Secure(next_layer_type below, asio::ssl::context& context) : stream(std::move(below), context) {}

  beast::ssl_stream<next_layer_type> stream;
};

Channel::Channel(next_layer_type plain)
    : plain_(std::make_unique<next_layer_type>(std::move(plain))) {}

Channel::~Channel() = default;

Channel::Channel(Channel&& other) noexcept = default;

Channel::next_layer_type& Channel::next_layer() {
  return secure_ ? secure_->stream.next_layer() : *plain_;
}

asio::awaitable<bool> Channel::DetectTls(beast::flat_buffer& ahead, error_code& error) {
  co_return co_await beast::async_detect_ssl(*this, ahead,
                                             asio::redirect_error(asio::use_awaitable, error));
}

void Channel::BeginTls(asio::ssl::context& context) {
  secure_ = std::make_unique<Secure>(std::move(*plain_), context);
  plain_.reset();
}

asio::awaitable<void> Channel::HandshakeAsServer(beast::flat_buffer& ahead, error_code& error) {
  const std::size_t used =
      co_await secure_->stream.async_handshake(asio::ssl::stream_base::server, ahead.data(),
                                               asio::redirect_error(asio::use_awaitable, error));
  if (!error) ahead.consume(used);
}

asio::awaitable<void> Channel::HandshakeAsClient(const std::string& host, error_code& error) {
  secure_->stream.set_verify_callback(asio::ssl::host_name_verification(host));
  co_await secure_->stream.async_handshake(asio::ssl::stream_base::client,
                                           asio::redirect_error(asio::use_awaitable, error));
}

void Channel::Read(const MutableBuffers& buffers, Completion completion) {
  if (secure_) return secure_->stream.async_read_some(buffers, std::move(completion));
  plain_->async_read_some(buffers, std::move(completion));
}

void Channel::Write(const ConstBuffers& buffers, Completion completion) {
  if (secure_) return secure_->stream.async_write_some(buffers, std::move(completion));
  plain_->async_write_some(buffers, std::move(completion));
}

void Channel::TearDown(beast::role_type role, Completion completion) {
  using beast::websocket::async_teardown;
  if (secure_) return async_teardown(role, secure_->stream, std::move(completion));
  async_teardown(role, *plain_, std::move(completion));
}

}  // namespace tingfen::net
