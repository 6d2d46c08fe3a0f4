#include "server/gateway/gateway.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/detect_ssl.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "server/gateway/channel.h"
#include "server/gateway/http_answer.h"
#include "server/gateway/or_abort.h"
#include "server/gateway/strangers.h"
#include "server/gateway/web_socket.h"

namespace tingfen::gateway {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

constexpr std::uint32_t kHeaderBytesMax = 8 * 1024;
constexpr std::chrono::milliseconds kAcceptPause{100};
constexpr std::string_view kNotOwnHost =
    "本服务器没有这个名称。请用卡片上的地址打开。\n"
    "This server has no such name. Open the address on the card; for another name, start it with "
    "--host NAME.\n";

using Request = WebSocket::Request;
using Response = http::response<http::span_body<const char>>;

std::string_view View(beast::string_view text) {
  return {text.data(), text.size()};
}

Response ResponseFor(const HttpAnswer& answer, const Request& request) {
  Response response;
  response.version(request.version());
  response.result(answer.status);
  for (const auto& [name, value] : answer.headers) response.set(name, value);
  response.keep_alive(request.keep_alive());
  response.body() = beast::span<const char>(answer.body.data(), answer.body.size());
  if (answer.status != 304) response.content_length(answer.length);
  return response;
}

HttpAnswer Refused(unsigned status, std::string_view words) {
  HttpAnswer answer;
  answer.status = status;
  answer.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
  answer.body = words;
  answer.length = words.size();
  return answer;
}

// TLS 1.2 and 1.3, without what either has since been found weak in.
std::optional<asio::ssl::context> ContextFor(const GatewayOptions& options) {
  if (!options.tls) return std::nullopt;
  asio::ssl::context context(asio::ssl::context::tls_server);
  context.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                      asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                      asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression);
  SSL_CTX_set_options(context.native_handle(), SSL_OP_NO_RENEGOTIATION);
  context.use_certificate_chain(asio::buffer(options.tls->certificate));
  context.use_private_key(asio::buffer(options.tls->key), asio::ssl::context::pem);
  return context;
}

// What shares one is counted together: whoever has one IPv6 address has its whole /64.
std::string AddressOf(const tcp::socket& socket) {
  boost::system::error_code error;
  const auto peer = socket.remote_endpoint(error);
  if (error) return {};
  const asio::ip::address address = peer.address();
  if (!address.is_v6()) return address.to_string();
  if (address.to_v6().is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  }
  auto bytes = address.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), 0);
  return asio::ip::address_v6(bytes).to_string();
}

std::string FingerprintOf(const std::string& authority) {
  const auto read = crypto::ReadCertificate(authority);
  const auto* facts = std::get_if<crypto::CertificateFacts>(&read);
  return facts == nullptr ? std::string() : facts->fingerprint;
}

std::string_view PathOf(const Request& request) {
  const std::string_view target = View(request.target());
  return target.substr(0, target.find('?'));
}

}  // namespace

struct Gateway::Inner : std::enable_shared_from_this<Gateway::Inner> {
  Inner(asio::io_context& context, engine::Hub& the_hub, const GatewayOptions& the_options)
      : hub(the_hub),
        options(the_options),
        fingerprint(FingerprintOf(the_options.authority)),
        tls(ContextFor(the_options)),
        strangers(the_options.strangers_max),
        acceptor(context),
        pause(context),
        closing(context) {}

  // Static, with what they run on kept alive by the coroutine itself.
  static asio::awaitable<void> KeepAccepting(std::shared_ptr<Inner> self);
  static asio::awaitable<void> ServeOne(std::shared_ptr<Inner> self, tcp::socket socket);
  struct Caller {
    Strangers::Id id;
    std::string address;
  };

  asio::awaitable<void> Accept();
  asio::awaitable<void> Serve(tcp::socket socket, const Caller& caller);
  asio::awaitable<std::optional<Channel>> Open(tcp::socket socket, beast::flat_buffer& buffer,
                                               const Caller& caller);
  asio::awaitable<void> ServeRequests(Channel channel, beast::flat_buffer& buffer,
                                      const Caller& caller);
  asio::awaitable<bool> Answer(Channel& channel, const Request& request, const HttpAnswer& answer);
  asio::awaitable<void> Upgrade(Channel& channel, const Request& request, bool idle,
                                const Caller& caller);
  std::optional<HttpAnswer> WhyNotUpgraded(const Request& request, bool idle) const;
  HttpAnswer AnswerFor(const Request& request, bool secure) const;
  void CheckClosed();

  engine::Hub& hub;
  const GatewayOptions options;
  const std::string fingerprint;
  std::optional<asio::ssl::context> tls;
  Strangers strangers;
  tcp::acceptor acceptor;
  asio::steady_timer pause;
  asio::steady_timer closing;
  std::size_t sockets = 0;
  std::function<void()> on_closed;
};

asio::awaitable<void> Gateway::Inner::KeepAccepting(std::shared_ptr<Inner> self) {
  co_await self->Accept();
}

asio::awaitable<void> Gateway::Inner::ServeOne(std::shared_ptr<Inner> self, tcp::socket socket) {
  ++self->sockets;
  std::string address = AddressOf(socket);
  const Caller caller{self->strangers.Add(address), std::move(address)};
  co_await self->Serve(std::move(socket), caller);
  self->strangers.Remove(caller.id);
  --self->sockets;
  self->CheckClosed();
}

asio::awaitable<void> Gateway::Inner::Accept() {
  while (acceptor.is_open()) {
    boost::system::error_code error;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted || !acceptor.is_open()) co_return;
    if (error) {
      // Out of descriptors, most likely: others must close first.
      pause.expires_after(kAcceptPause);
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    if (sockets >= options.sockets_max) continue;
    socket.set_option(tcp::no_delay(true), error);
    if (options.send_buffer_bytes > 0) {
      socket.set_option(asio::socket_base::send_buffer_size(options.send_buffer_bytes), error);
    }
    asio::co_spawn(acceptor.get_executor(), ServeOne(shared_from_this(), std::move(socket)),
                   OrAbort{});
  }
}

asio::awaitable<void> Gateway::Inner::Serve(tcp::socket socket, const Caller& caller) {
  beast::flat_buffer buffer(std::size_t{2} * kHeaderBytesMax);
  auto channel = co_await Open(std::move(socket), buffer, caller);
  strangers.SetCut(caller.id, {});
  if (channel) co_await ServeRequests(std::move(*channel), buffer, caller);
  strangers.SetCut(caller.id, {});
}

// With TLS the first bytes tell whether somebody speaks it; what is read ahead stays in `buffer`.
// None: the handshake failed.
asio::awaitable<std::optional<Channel>> Gateway::Inner::Open(tcp::socket socket,
                                                             beast::flat_buffer& buffer,
                                                             const Caller& caller) {
  beast::tcp_stream stream(std::move(socket));
  if (!tls) co_return Channel(std::move(stream));
  strangers.SetCut(caller.id, [&stream] { stream.close(); });
  stream.expires_after(options.request_within);
  boost::system::error_code error;
  const bool speaks_tls = co_await beast::async_detect_ssl(
      stream, buffer, asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return std::nullopt;
  if (!speaks_tls) co_return Channel(std::move(stream));
  Channel channel(std::move(stream), *tls);
  strangers.SetCut(caller.id, [&channel] { channel.next_layer().close(); });
  channel.next_layer().expires_after(options.request_within);
  const std::size_t used =
      co_await channel.tls()->async_handshake(asio::ssl::stream_base::server, buffer.data(),
                                              asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return std::nullopt;
  buffer.consume(used);
  co_return channel;
}

HttpAnswer Gateway::Inner::AnswerFor(const Request& request, bool secure) const {
  const HttpQuestion question{View(request.method_string()), View(request.target()),
                              View(request[http::field::host]),
                              View(request[http::field::if_none_match])};
  if (!IsOwnHost(question.host, options.hosts)) return Refused(421, kNotOwnHost);
  const bool own_authority = !options.authority.empty();
  if (own_authority && PathOf(request) == "/ca.crt") {
    return AuthorityAnswer(options.authority, question);
  }
  if (tls && PathOf(request) == "/ca.fingerprint") return FingerprintAnswer(fingerprint, question);
  if (tls && !secure) return own_authority ? AnswerInPlain(question) : AnswerMoved(question);
  return options.phones ? AnswerToPhone(question) : AnswerTo(question);
}

asio::awaitable<void> Gateway::Inner::ServeRequests(Channel channel, beast::flat_buffer& buffer,
                                                    const Caller& caller) {
  strangers.SetCut(caller.id, [&channel] { channel.next_layer().close(); });
  const bool secure = channel.tls() != nullptr;
  for (;;) {
    http::request_parser<http::empty_body> parser;
    parser.header_limit(kHeaderBytesMax);
    channel.next_layer().expires_after(options.request_within);
    boost::system::error_code error;
    co_await http::async_read(channel, buffer, parser,
                              asio::redirect_error(asio::use_awaitable, error));
    if (error == http::error::end_of_stream || error == beast::error::timeout) co_return;
    const Request& request = parser.get();
    if (error) {
      // What could not be read says nothing about where the next request begins.
      Request unreadable;
      unreadable.keep_alive(false);
      co_await Answer(channel, unreadable, Refused(400, "Malformed request.\n"));
      co_return;
    }
    if (beast::websocket::is_upgrade(request) && (secure || !tls)) {
      co_await Upgrade(channel, request, buffer.size() == 0, caller);
      co_return;
    }
    if (!co_await Answer(channel, request, AnswerFor(request, secure))) co_return;
  }
}

// Whether another request may follow.
asio::awaitable<bool> Gateway::Inner::Answer(Channel& channel, const Request& request,
                                             const HttpAnswer& answer) {
  Response response = ResponseFor(answer, request);
  http::response_serializer<http::span_body<const char>> serializer(response);
  boost::system::error_code error;
  channel.next_layer().expires_after(options.request_within);
  // HEAD and 304 have a length but no body, so the header alone is written.
  if (answer.body.empty()) {
    serializer.split(true);
    co_await http::async_write_header(channel, serializer,
                                      asio::redirect_error(asio::use_awaitable, error));
  } else {
    co_await http::async_write(channel, serializer,
                               asio::redirect_error(asio::use_awaitable, error));
  }
  const bool more = !error && response.keep_alive();
  if (!more) channel.next_layer().socket().shutdown(tcp::socket::shutdown_send, error);
  co_return more;
}

// `idle`: nothing came behind the request, as it must not before the answer.
std::optional<HttpAnswer> Gateway::Inner::WhyNotUpgraded(const Request& request, bool idle) const {
  const std::string_view host = View(request[http::field::host]);
  if (PathOf(request) != "/ws") return Refused(404, "WebSockets are at /ws.\n");
  if (!IsOwnHost(host, options.hosts)) return Refused(421, kNotOwnHost);
  if (!SameOrigin(View(request[http::field::origin]), host)) {
    return Refused(403, "A page from elsewhere may not connect.\n");
  }
  if (!idle) return Refused(400, "Malformed request.\n");
  return std::nullopt;
}

asio::awaitable<void> Gateway::Inner::Upgrade(Channel& channel, const Request& request, bool idle,
                                              const Caller& caller) {
  if (const auto refused = WhyNotUpgraded(request, idle)) {
    Request last = request;
    last.keep_alive(false);
    co_await Answer(channel, last, *refused);
    co_return;
  }
  engine::Way way{caller.address, channel.tls() == nullptr, options.phones};
  auto on_welcomed = [self = shared_from_this(), id = caller.id] { self->strangers.Remove(id); };
  strangers.SetCut(caller.id, {});
  const auto socket = std::make_shared<WebSocket>(std::move(channel), hub, options, std::move(way),
                                                  std::move(on_welcomed));
  strangers.SetCut(caller.id, [weak = std::weak_ptr<WebSocket>(socket)] {
    if (const auto there = weak.lock()) there->Cut();
  });
  co_await WebSocket::Run(socket, request);
}

void Gateway::Inner::CheckClosed() {
  if (sockets > 0 || acceptor.is_open() || !on_closed) return;
  closing.cancel();
  std::exchange(on_closed, nullptr)();
}

Gateway::Gateway(std::shared_ptr<Inner> inner) : inner_(std::move(inner)) {}

Gateway::~Gateway() = default;

Gateway::Opened Gateway::Open(Loop& loop, engine::Hub& hub, const GatewayOptions& options) {
  auto inner = std::make_shared<Inner>(loop.Context(), hub, options);
  boost::system::error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) return options.address + " is not an IP address";
  const tcp::endpoint endpoint(address, options.port);
  const std::string where = options.address + " port " + std::to_string(options.port);
  inner->acceptor.open(endpoint.protocol(), error);
  if (!error) inner->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) inner->acceptor.bind(endpoint, error);
  if (!error) inner->acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return "cannot listen on " + where + ": " + error.message();
  asio::co_spawn(loop.Context(), Inner::KeepAccepting(inner), OrAbort{});
  return std::unique_ptr<Gateway>(new Gateway(std::move(inner)));
}

std::uint16_t Gateway::Port() const {
  return inner_->acceptor.local_endpoint().port();
}

void Gateway::Close(std::function<void()> on_closed) {
  boost::system::error_code ignored;
  inner_->acceptor.close(ignored);
  inner_->on_closed = std::move(on_closed);
  inner_->hub.Stop();
  inner_->closing.expires_after(inner_->options.close_within);
  inner_->closing.async_wait([inner = inner_](const boost::system::error_code& error) {
    if (!error && inner->on_closed) std::exchange(inner->on_closed, nullptr)();
  });
  inner_->CheckClosed();
}

}  // namespace tingfen::gateway
