#include "judge_client/headless/asio_surroundings.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <chrono>
#include <csignal>
#include <deque>
#include <optional>
#include <random>
#include <utility>

#include "server/gateway/channel.h"

namespace tingfen::headless {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using beast::error_code;
using gateway::Channel;

constexpr std::size_t kMessageBytesMax = 8 * 1024 * 1024;
constexpr auto kConnectTimeout = std::chrono::seconds(10);
constexpr auto kSilenceTimeout = std::chrono::seconds(20);  // Pings keep a living line from it.

// Lives as long as an operation is under way; its listener is told nothing once Detach was called.
class Socket : public std::enable_shared_from_this<Socket> {
 public:
  // `tls`, where not null, outlives the socket.
  Socket(asio::io_context& io, LineListener& listener, asio::ssl::context* tls)
      : listener_(&listener),
        resolver_(io),
        stream_(tls == nullptr ? Channel(beast::tcp_stream(io))
                               : Channel(beast::tcp_stream(io), *tls)) {}

  void Open(const std::string& host, const std::string& port) {
    host_ = host;
    address_ = host + ":" + port;
    resolver_.async_resolve(
        host, port,
        [self = shared_from_this()](error_code error, const tcp::resolver::results_type& found) {
          if (error) return self->Fail(error);
          self->Connect(found);
        });
  }

  void Send(std::string bytes) {
    sending_.push_back(std::move(bytes));
    if (open_ && sending_.size() == 1) Write();
  }

  void Detach() {
    listener_ = nullptr;
    resolver_.cancel();
    error_code ignored;
    beast::get_lowest_layer(stream_).socket().close(ignored);
  }

 private:
  void Connect(const tcp::resolver::results_type& found) {
    if (listener_ == nullptr) return;
    beast::get_lowest_layer(stream_).expires_after(kConnectTimeout);
    beast::get_lowest_layer(stream_).async_connect(
        found, [self = shared_from_this()](error_code error, const tcp::endpoint&) {
          if (error) return self->Fail(error);
          self->Encrypt();
        });
  }

  void Encrypt() {
    if (listener_ == nullptr) return;
    Channel::Tls* tls = stream_.next_layer().tls();
    if (tls == nullptr) return Shake();
    tls->set_verify_callback(asio::ssl::host_name_verification(host_));
    tls->async_handshake(asio::ssl::stream_base::client,
                         [self = shared_from_this()](error_code error) {
                           if (error) return self->Fail(error);
                           self->Shake();
                         });
  }

  void Shake() {
    if (listener_ == nullptr) return;
    error_code ignored;
    beast::get_lowest_layer(stream_).expires_never();
    beast::get_lowest_layer(stream_).socket().set_option(tcp::no_delay(true), ignored);
    stream_.set_option(websocket::stream_base::timeout{kConnectTimeout, kSilenceTimeout, true});
    stream_.read_message_max(kMessageBytesMax);
    stream_.binary(true);
    stream_.async_handshake(address_, "/ws", [self = shared_from_this()](error_code error) {
      if (error) return self->Fail(error);
      self->Begin();
    });
  }

  void Begin() {
    if (listener_ == nullptr) return;
    open_ = true;
    Read();
    listener_->OnOpen();
  }

  void Read() {
    stream_.async_read(buffer_, [self = shared_from_this()](error_code error, std::size_t) {
      if (error) return self->Fail(error);
      const std::string bytes = beast::buffers_to_string(self->buffer_.data());
      self->buffer_.consume(self->buffer_.size());
      if (self->listener_ != nullptr) self->listener_->OnMessage(bytes);
      if (self->listener_ != nullptr) self->Read();
    });
  }

  void Write() {
    stream_.async_write(asio::buffer(sending_.front()),
                        [self = shared_from_this()](error_code error, std::size_t) {
                          if (error) return self->Fail(error);
                          self->sending_.pop_front();
                          if (!self->sending_.empty()) self->Write();
                        });
  }

  void Fail(error_code error) {
    if (listener_ == nullptr) return;
    LineListener& listener = *std::exchange(listener_, nullptr);
    error_code ignored;
    beast::get_lowest_layer(stream_).socket().close(ignored);
    listener.OnClosed(error.message());
  }

  LineListener* listener_;  // Null once nobody is to be told.
  std::string host_;
  std::string address_;
  tcp::resolver resolver_;
  websocket::stream<Channel> stream_;
  beast::flat_buffer buffer_;
  std::deque<std::string> sending_;
  bool open_ = false;
};

class SocketLine final : public Line {
 public:
  explicit SocketLine(std::shared_ptr<Socket> socket) : socket_(std::move(socket)) {}
  ~SocketLine() override { socket_->Detach(); }
  void Send(std::string bytes) override { socket_->Send(std::move(bytes)); }

 private:
  std::shared_ptr<Socket> socket_;
};

}  // namespace

struct AsioSurroundings::Parts {
  Parts(std::string to_host, std::string to_port, const std::string& authority)
      : host(std::move(to_host)), port(std::move(to_port)) {
    if (authority.empty()) return;
    tls.emplace(asio::ssl::context::tls_client);
    tls->set_verify_mode(asio::ssl::verify_peer);
    tls->add_certificate_authority(asio::buffer(authority));
  }

  std::string host;
  std::string port;
  std::random_device random;
  std::optional<asio::ssl::context> tls;
  asio::io_context io{1};
  asio::signal_set signals{io, SIGINT, SIGTERM};
  int code = 0;
};

AsioSurroundings::AsioSurroundings(std::string host, std::string port, const std::string& authority)
    : parts_(std::make_unique<Parts>(std::move(host), std::move(port), authority)) {}

AsioSurroundings::~AsioSurroundings() = default;

int AsioSurroundings::Run() {
  parts_->signals.async_wait([this](error_code error, int) {
    if (!error) Stop(130);
  });
  parts_->io.run();
  return parts_->code;
}

void AsioSurroundings::Stop(int code) {
  parts_->code = code;
  parts_->io.stop();
}

std::uint64_t AsioSurroundings::NowMs() const {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

void AsioSurroundings::After(std::uint32_t ms, std::function<void()> act) {
  auto timer = std::make_shared<asio::steady_timer>(parts_->io, std::chrono::milliseconds(ms));
  timer->async_wait([timer, act = std::move(act)](error_code error) {
    if (!error) act();
  });
}

std::unique_ptr<Line> AsioSurroundings::Open(LineListener& listener) {
  auto socket =
      std::make_shared<Socket>(parts_->io, listener, parts_->tls ? &*parts_->tls : nullptr);
  socket->Open(parts_->host, parts_->port);
  return std::make_unique<SocketLine>(std::move(socket));
}

std::string AsioSurroundings::NewCommandId() {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string id;
  for (int word = 0; word < 4; ++word) {
    std::uint32_t bits = parts_->random();
    for (int digit = 0; digit < 8; ++digit, bits >>= 4U) id += kHex[bits & 15U];
  }
  return id;
}

}  // namespace tingfen::headless
