#include "judge_client/headless/asio_environment.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <csignal>
#include <deque>
#include <exception>
#include <random>
#include <utility>

#include "server/net/web_socket.h"

namespace tingfen::headless {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::chrono::milliseconds kConnectWithin{10'000};
constexpr std::chrono::milliseconds kSilentFor{20'000};  // Pings keep a living line from it.
constexpr net::WebSocket::Limits kLimits{
    .message_bytes = 8 * 1024 * 1024, .handshake_within = kConnectWithin, .silent_for = kSilentFor};

void OrThrow(const std::exception_ptr& failure) {
  if (failure) std::rethrow_exception(failure);
}

// Lives as long as an operation is under way; its listener is told nothing once Detach was called.
class WebSocketClient : public std::enable_shared_from_this<WebSocketClient> {
 public:
  WebSocketClient(asio::io_context& io, SocketListener& listener, net::Tls tls)
      : listener_(&listener), socket_(io, std::move(tls), kLimits) {}

  void Open(std::string host, std::string port) {
    asio::co_spawn(socket_.Executor(), Read(shared_from_this(), std::move(host), std::move(port)),
                   OrThrow);
  }

  void Send(std::string bytes) {
    sending_.push_back(std::move(bytes));
    if (open_ && sending_.size() == 1) Write();
  }

  void Detach() {
    listener_ = nullptr;
    socket_.Cut();
  }

 private:
  static asio::awaitable<void> Read(std::shared_ptr<WebSocketClient> self, std::string host,
                                    std::string port) {
    const bool connected = co_await self->socket_.Connect(std::move(host), std::move(port), "/ws");
    if (!connected) co_return self->Fail();
    if (self->listener_ == nullptr) co_return;
    self->open_ = true;
    self->listener_->OnOpen();
    while (self->listener_ != nullptr) {
      const auto received = co_await self->socket_.Receive();
      if (received != net::WebSocket::Received::kMessage) co_return self->Fail();
      if (self->listener_ != nullptr) {
        self->listener_->OnMessage(std::string(self->socket_.Message()));
      }
    }
  }

  void Write() { asio::co_spawn(socket_.Executor(), WriteAll(shared_from_this()), OrThrow); }

  static asio::awaitable<void> WriteAll(std::shared_ptr<WebSocketClient> self) {
    while (!self->sending_.empty()) {
      const bool sent = co_await self->socket_.Send(self->sending_.front());
      if (!sent) co_return self->Fail();
      self->sending_.pop_front();
    }
  }

  void Fail() {
    if (listener_ == nullptr) return;
    SocketListener& listener = *std::exchange(listener_, nullptr);
    socket_.Cut();
    listener.OnClosed(socket_.Why());
  }

  SocketListener* listener_;  // Null once nobody is to be told.
  net::WebSocket socket_;
  std::deque<std::string> sending_;
  bool open_ = false;
};

class SocketHandle final : public Socket {
 public:
  explicit SocketHandle(std::shared_ptr<WebSocketClient> socket) : socket_(std::move(socket)) {}
  ~SocketHandle() override { socket_->Detach(); }
  void Send(std::string bytes) override { socket_->Send(std::move(bytes)); }

 private:
  std::shared_ptr<WebSocketClient> socket_;
};

}  // namespace

struct AsioEnvironment::Parts {
  Parts(std::string to_host, std::string to_port, const std::string& authority)
      : host(std::move(to_host)), port(std::move(to_port)) {
    if (!authority.empty()) tls = net::TlsOfClient(authority);
  }

  std::string host;
  std::string port;
  std::random_device random;
  net::Tls tls;  // Null: plain.
  asio::io_context io{1};
  asio::signal_set signals{io, SIGINT, SIGTERM};
  int code = 0;
};

AsioEnvironment::AsioEnvironment(std::string host, std::string port, const std::string& authority)
    : parts_(std::make_unique<Parts>(std::move(host), std::move(port), authority)) {}

AsioEnvironment::~AsioEnvironment() = default;

int AsioEnvironment::Run() {
  parts_->signals.async_wait([this](error_code error, int) {
    if (!error) Stop(130);
  });
  parts_->io.run();
  return parts_->code;
}

void AsioEnvironment::Stop(int code) {
  parts_->code = code;
  parts_->io.stop();
}

std::uint64_t AsioEnvironment::NowMs() const {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

void AsioEnvironment::After(std::uint32_t ms, std::function<void()> action) {
  auto timer = std::make_shared<asio::steady_timer>(parts_->io, std::chrono::milliseconds(ms));
  timer->async_wait([timer, action = std::move(action)](error_code error) {
    if (!error) action();
  });
}

std::unique_ptr<Socket> AsioEnvironment::Open(SocketListener& listener) {
  auto socket = std::make_shared<WebSocketClient>(parts_->io, listener, parts_->tls);
  socket->Open(parts_->host, parts_->port);
  return std::make_unique<SocketHandle>(std::move(socket));
}

std::string AsioEnvironment::NewCommandId() {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string id;
  for (int word = 0; word < 4; ++word) {
    std::uint32_t bits = parts_->random();
    for (int digit = 0; digit < 8; ++digit, bits >>= 4U) id += kHex[bits & 15U];
  }
  return id;
}

}  // namespace tingfen::headless
