#include "server/gateway/gateway.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/gateway/anonymous_connections.h"
#include "server/gateway/host.h"
#include "server/gateway/http_response.h"
#include "server/gateway/or_abort.h"
#include "server/gateway/web_socket.h"
#include "server/net/listener.h"

namespace tingfen::gateway {
namespace {

namespace asio = boost::asio;

constexpr std::string_view kMalformed = "Malformed request.\n";
constexpr std::string_view kNotOwnHost =
    "本服务器没有这个名称。请用卡片上的地址打开。\n"
    "This server has no such name. Open the address on the card; for another name, start it with "
    "--host NAME.\n";

std::string FingerprintOf(const std::string& authority) {
  const auto read = crypto::ReadCertificate(authority);
  const auto* facts = std::get_if<crypto::CertificateFacts>(&read);
  return facts == nullptr ? std::string() : facts->fingerprint;
}

std::string_view PathOf(const HttpRequest& request) {
  return request.target.substr(0, request.target.find('?'));
}

}  // namespace

struct Gateway::Inner : std::enable_shared_from_this<Gateway::Inner> {
  Inner(std::unique_ptr<net::Listener> the_listener, asio::io_context& context,
        engine::Hub& the_hub, const GatewayOptions& the_options)
      : hub(the_hub),
        options(the_options),
        fingerprint(FingerprintOf(the_options.authority)),
        tls(the_options.tls ? net::TlsOfServer(*the_options.tls) : nullptr),
        anonymous(the_options.anonymous_max),
        listener(std::move(the_listener)),
        executor(context.get_executor()),
        closing(context) {}

  // Static, with what they run on kept alive by the coroutine itself.
  static asio::awaitable<void> KeepAccepting(std::shared_ptr<Inner> self);
  static asio::awaitable<void> ServeOne(std::shared_ptr<Inner> self, net::HttpStream stream);
  struct Caller {
    AnonymousConnections::Id id;
    std::string address;
  };

  asio::awaitable<void> Accept();
  asio::awaitable<void> Serve(net::HttpStream stream, const Caller& caller);
  asio::awaitable<void> ServeRequests(net::HttpStream& stream, const Caller& caller);
  asio::awaitable<void> Upgrade(net::HttpStream& stream, const Caller& caller);
  std::optional<HttpResponse> WhyNotUpgraded(const net::HttpStream& stream) const;
  HttpResponse ResponseFor(const HttpRequest& request, bool secure) const;
  void CheckClosed();

  engine::Hub& hub;
  const GatewayOptions options;
  const std::string fingerprint;
  const net::Tls tls;
  AnonymousConnections anonymous;
  const std::unique_ptr<net::Listener> listener;
  const asio::any_io_executor executor;
  asio::steady_timer closing;
  std::size_t sockets = 0;
  std::function<void()> on_closed;
};

asio::awaitable<void> Gateway::Inner::KeepAccepting(std::shared_ptr<Inner> self) {
  co_await self->Accept();
}

asio::awaitable<void> Gateway::Inner::ServeOne(std::shared_ptr<Inner> self,
                                               net::HttpStream stream) {
  ++self->sockets;
  std::string address = stream.PeerAddress();
  const Caller caller{self->anonymous.Add(address), std::move(address)};
  co_await self->Serve(std::move(stream), caller);
  self->anonymous.Remove(caller.id);
  --self->sockets;
  self->CheckClosed();
}

asio::awaitable<void> Gateway::Inner::Accept() {
  for (;;) {
    std::optional<net::HttpStream> stream = co_await listener->Accept();
    if (!stream) co_return;
    if (sockets >= options.sockets_max) continue;
    asio::co_spawn(executor, ServeOne(shared_from_this(), std::move(*stream)), OrAbort{});
  }
}

asio::awaitable<void> Gateway::Inner::Serve(net::HttpStream stream, const Caller& caller) {
  anonymous.SetCut(caller.id, [&stream] { stream.Cut(); });
  const bool open = co_await stream.Open(tls);
  if (open) co_await ServeRequests(stream, caller);
  anonymous.SetCut(caller.id, {});
}

HttpResponse Gateway::Inner::ResponseFor(const HttpRequest& request, bool secure) const {
  if (!IsOwnHost(request.host, options.hosts)) return WordsResponse(421, request.host, kNotOwnHost);
  const bool own_authority = !options.authority.empty();
  if (own_authority && PathOf(request) == "/ca.crt") {
    return AuthorityResponse(options.authority, request);
  }
  if (tls && PathOf(request) == "/ca.fingerprint") return FingerprintResponse(fingerprint, request);
  if (tls && !secure) return own_authority ? ResponseInPlain(request) : MovedResponse(request);
  return options.phones ? ResponseToPhone(request) : ResponseTo(request);
}

asio::awaitable<void> Gateway::Inner::ServeRequests(net::HttpStream& stream, const Caller& caller) {
  using Read = net::HttpStream::Read;
  const bool secure = stream.IsSecure();
  for (;;) {
    const Read read = co_await stream.ReadRequest();
    if (read == Read::kEnded) co_return;
    if (read == Read::kMalformed) {
      const HttpResponse malformed = WordsResponse(400, {}, kMalformed);
      co_await stream.Respond(malformed, true);
      co_return;
    }
    if (stream.Request().upgrade && (secure || !tls)) {
      co_await Upgrade(stream, caller);
      co_return;
    }
    const HttpResponse response = ResponseFor(stream.Request(), secure);
    const bool more = co_await stream.Respond(response);
    if (!more) co_return;
  }
}

std::optional<HttpResponse> Gateway::Inner::WhyNotUpgraded(const net::HttpStream& stream) const {
  const HttpRequest& request = stream.Request();
  if (PathOf(request) != "/ws") return WordsResponse(404, request.host, "WebSockets are at /ws.\n");
  if (!IsOwnHost(request.host, options.hosts)) return WordsResponse(421, request.host, kNotOwnHost);
  if (!SameOrigin(request.origin, request.host)) {
    return WordsResponse(403, request.host, "A page from elsewhere may not connect.\n");
  }
  if (stream.HasMore()) return WordsResponse(400, request.host, kMalformed);
  return std::nullopt;
}

asio::awaitable<void> Gateway::Inner::Upgrade(net::HttpStream& stream, const Caller& caller) {
  const std::optional<HttpResponse> refused = WhyNotUpgraded(stream);
  if (refused) {
    co_await stream.Respond(*refused, true);
    co_return;
  }
  engine::ConnectionInfo info{caller.address, !stream.IsSecure(), options.phones};
  std::function<void()> on_welcomed = [self = shared_from_this(), id = caller.id] {
    self->anonymous.Remove(id);
  };
  anonymous.SetCut(caller.id, {});
  auto headers = GuardingHeaders(stream.Request().host);
  const auto socket = std::make_shared<WebSocket>(std::move(stream), hub, options, std::move(info),
                                                  std::move(on_welcomed));
  anonymous.SetCut(caller.id, [weak = std::weak_ptr<WebSocket>(socket)] {
    if (const auto there = weak.lock()) there->Cut();
  });
  co_await WebSocket::Run(socket, std::move(headers));
}

void Gateway::Inner::CheckClosed() {
  if (sockets > 0 || listener->IsOpen() || !on_closed) return;
  closing.cancel();
  std::exchange(on_closed, nullptr)();
}

Gateway::Gateway(std::shared_ptr<Inner> inner) : inner_(std::move(inner)) {}

Gateway::~Gateway() = default;

Gateway::Opened Gateway::Open(net::Loop& loop, engine::Hub& hub, const GatewayOptions& options) {
  auto listening =
      net::Listener::Open(loop, {.address = options.address,
                                 .port = options.port,
                                 .send_buffer_bytes = options.send_buffer_bytes,
                                 .limits = {.request_within = options.request_within}});
  if (auto* why = std::get_if<std::string>(&listening)) return std::move(*why);
  auto inner = std::make_shared<Inner>(
      std::get<std::unique_ptr<net::Listener>>(std::move(listening)), loop.Context(), hub, options);
  asio::co_spawn(loop.Context(), Inner::KeepAccepting(inner), OrAbort{});
  return std::unique_ptr<Gateway>(new Gateway(std::move(inner)));
}

std::uint16_t Gateway::Port() const {
  return inner_->listener->Port();
}

void Gateway::Close(std::function<void()> on_closed) {
  inner_->listener->Close();
  inner_->on_closed = std::move(on_closed);
  inner_->hub.Stop();
  inner_->closing.expires_after(inner_->options.close_within);
  inner_->closing.async_wait([inner = inner_](const boost::system::error_code& error) {
    if (!error && inner->on_closed) std::exchange(inner->on_closed, nullptr)();
  });
  inner_->CheckClosed();
}

}  // namespace tingfen::gateway
