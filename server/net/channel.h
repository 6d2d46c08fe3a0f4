// The byte stream under HTTP and WebSockets, plain or TLS, as one type: Beast is compiled for it
// once, and TCP and TLS once for whatever is built on it, because reads and writes forget what
// waits for them. An AsyncStream whose lowest layer is the TCP stream with its timeouts.
//
// Only files of server/net include this: Beast stands in it. Threads: the loop's.
#pragma once

#include <array>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <memory>
#include <string>
#include <utility>

namespace tingfen::net {

// What is called with how an operation ended, whatever its type.
class Completion {
 public:
  template <typename Handler>
  explicit Completion(Handler handler)
      : held_(std::make_unique<Held<Handler>>(std::move(handler))) {}

  void operator()(boost::system::error_code error, std::size_t bytes = 0) {
    Base& held = *held_;
    held.Call(std::move(held_), error, bytes);
  }

 private:
  struct Base {
    virtual ~Base() = default;
    virtual void Call(std::unique_ptr<Base> self, boost::system::error_code error,
                      std::size_t bytes) = 0;
  };
  template <typename Handler>
  struct Held final : Base {
    explicit Held(Handler handler) : handler_(std::move(handler)) {}
    // The memory is free before the handler asks for the next.
    void Call(std::unique_ptr<Base> self, boost::system::error_code error,
              std::size_t bytes) override {
      Handler handler(std::move(handler_));
      self.reset();
      handler(error, bytes);
    }
    Handler handler_;
  };
  std::unique_ptr<Base> held_;
};

// The first buffers of any sequence: one read or write need not take them all.
template <typename Buffer>
class SomeBuffers {
 public:
  using value_type = Buffer;
  using const_iterator = const Buffer*;

  template <typename Buffers>
  static SomeBuffers Of(const Buffers& all) {
    SomeBuffers some;
    const auto end = boost::asio::buffer_sequence_end(all);
    for (auto at = boost::asio::buffer_sequence_begin(all);
         at != end && some.count_ < some.buffers_.size(); ++at) {
      const Buffer buffer(*at);
      if (buffer.size() > 0) some.buffers_[some.count_++] = buffer;
    }
    return some;
  }

  const_iterator begin() const { return buffers_.data(); }
  const_iterator end() const { return buffers_.data() + count_; }

 private:
  std::array<Buffer, 16> buffers_;
  std::size_t count_ = 0;
};

class Channel {
 public:
  using next_layer_type = boost::beast::tcp_stream;
  using executor_type = next_layer_type::executor_type;
  using MutableBuffers = SomeBuffers<boost::asio::mutable_buffer>;
  using ConstBuffers = SomeBuffers<boost::asio::const_buffer>;

  explicit Channel(next_layer_type plain);
  ~Channel();
  Channel(Channel&& other) noexcept;
  Channel& operator=(Channel&&) = delete;

  executor_type get_executor() { return next_layer().get_executor(); }
  next_layer_type& next_layer();
  bool IsSecure() const { return secure_ != nullptr; }

  // Whether the peer begins with TLS; what is read stays in `ahead`.
  boost::asio::awaitable<bool> DetectTls(boost::beast::flat_buffer& ahead,
                                         boost::system::error_code& error);
  // From here on it is TLS; a handshake follows. `context` outlives the channel.
  void BeginTls(boost::asio::ssl::context& context);
  // Begins with what is `ahead` and takes it out.
  boost::asio::awaitable<void> HandshakeAsServer(boost::beast::flat_buffer& ahead,
                                                 boost::system::error_code& error);
  // `host` is who the certificate must be of.
  boost::asio::awaitable<void> HandshakeAsClient(const std::string& host,
                                                 boost::system::error_code& error);

  template <typename Buffers, typename Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
        [this](auto handler, const MutableBuffers& some) {
          Read(some, Completion(std::move(handler)));
        },
        token, MutableBuffers::Of(buffers));
  }

  template <typename Buffers, typename Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
        [this](auto handler, const ConstBuffers& some) {
          Write(some, Completion(std::move(handler)));
        },
        token, ConstBuffers::Of(buffers));
  }

  // Ends it with whatever goodbye its layers have.
  void TearDown(boost::beast::role_type role, Completion completion);

 private:
  struct Secure;

  void Read(const MutableBuffers& buffers, Completion completion);
  void Write(const ConstBuffers& buffers, Completion completion);

  std::unique_ptr<next_layer_type> plain_;
  std::unique_ptr<Secure> secure_;
};

// Found by Beast where a WebSocket ends.
template <typename Handler>
void async_teardown(boost::beast::role_type role, Channel& channel, Handler&& handler) {
  auto without_bytes = [handler = std::forward<Handler>(handler)](boost::system::error_code error,
                                                                  std::size_t) mutable {
    handler(error);
  };
  channel.TearDown(role, Completion(std::move(without_bytes)));
}

}  // namespace tingfen::net
