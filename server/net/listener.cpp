#include "server/net/listener.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <utility>

#include "server/net/http_connection.h"

namespace tingfen::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::chrono::milliseconds kAcceptPause{100};

}  // namespace

struct Listener::Inner {
  Inner(asio::io_context& context, const ListenerOptions& the_options)
      : options(the_options), acceptor(context), pause(context) {}

  const ListenerOptions options;
  tcp::acceptor acceptor;
  asio::steady_timer pause;
};

Listener::Listener(std::unique_ptr<Inner> inner) : inner_(std::move(inner)) {}

Listener::~Listener() = default;

Listener::Opened Listener::Open(Loop& loop, const ListenerOptions& options) {
  auto inner = std::make_unique<Inner>(loop.Context(), options);
  error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) return options.address + " is not an IP address";
  const tcp::endpoint endpoint(address, options.port);
  const std::string where = options.address + " port " + std::to_string(options.port);
  inner->acceptor.open(endpoint.protocol(), error);
  if (!error) inner->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) inner->acceptor.bind(endpoint, error);
  if (!error) inner->acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return "cannot listen on " + where + ": " + error.message();
  return std::unique_ptr<Listener>(new Listener(std::move(inner)));
}

std::uint16_t Listener::Port() const {
  return inner_->acceptor.local_endpoint().port();
}

bool Listener::IsOpen() const {
  return inner_->acceptor.is_open();
}

asio::awaitable<std::optional<HttpStream>> Listener::Accept() {
  while (IsOpen()) {
    error_code error;
    tcp::socket socket =
        co_await inner_->acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted || !IsOpen()) break;
    if (error) {
      // Out of descriptors, most likely: others must close first.
      inner_->pause.expires_after(kAcceptPause);
      co_await inner_->pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    socket.set_option(tcp::no_delay(true), error);
    if (inner_->options.send_buffer_bytes > 0) {
      socket.set_option(asio::socket_base::send_buffer_size(inner_->options.send_buffer_bytes),
                        error);
    }
    co_return HttpStream(
        std::make_unique<HttpConnection>(std::move(socket), inner_->options.limits));
  }
  co_return std::nullopt;
}

void Listener::Close() {
  error_code ignored;
  inner_->acceptor.close(ignored);
}

}  // namespace tingfen::net
