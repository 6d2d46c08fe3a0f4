#include "server/net/http_stream.h"

#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "server/net/http_connection.h"

namespace tingfen::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

using BeastRequest = http::request<http::empty_body>;
using BeastResponse = http::response<http::span_body<const char>>;

std::string_view View(beast::string_view text) {
  return {text.data(), text.size()};
}

HttpRequest RequestOf(const BeastRequest& request) {
  return {.method = View(request.method_string()),
          .target = View(request.target()),
          .host = View(request[http::field::host]),
          .if_none_match = View(request[http::field::if_none_match]),
          .origin = View(request[http::field::origin]),
          .accept_encoding = View(request[http::field::accept_encoding]),
          .upgrade = beast::websocket::is_upgrade(request)};
}

BeastResponse BeastResponseFor(const HttpResponse& response, const BeastRequest& request,
                               bool last) {
  BeastResponse message;
  message.version(request.version());
  message.result(response.status);
  for (const auto& [name, value] : response.headers) message.set(name, value);
  message.keep_alive(!last && request.keep_alive());
  message.body() = beast::span<const char>(response.body.data(), response.body.size());
  if (response.status != 304) message.content_length(response.length);
  return message;
}

}  // namespace

HttpStream::HttpStream(std::unique_ptr<HttpConnection> connection)
    : connection_(std::move(connection)) {}

HttpStream::~HttpStream() = default;

HttpStream::HttpStream(HttpStream&& other) noexcept = default;

HttpStream& HttpStream::operator=(HttpStream&& other) noexcept = default;

std::string HttpStream::PeerAddress() const {
  error_code error;
  const auto peer = connection_->channel.next_layer().socket().remote_endpoint(error);
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

asio::awaitable<bool> HttpStream::Open(const Tls& tls) {
  if (!tls) co_return true;
  Channel& channel = connection_->channel;
  channel.next_layer().expires_after(connection_->limits.request_within);
  error_code error;
  const bool speaks_tls = co_await channel.DetectTls(connection_->buffer, error);
  if (error) co_return false;
  if (!speaks_tls) co_return true;
  channel.BeginTls(*tls);
  channel.next_layer().expires_after(connection_->limits.request_within);
  co_await channel.HandshakeAsServer(connection_->buffer, error);
  co_return !error;
}

bool HttpStream::IsSecure() const {
  return connection_->channel.IsSecure();
}

asio::awaitable<HttpStream::Read> HttpStream::ReadRequest() {
  http::request_parser<http::empty_body> parser;
  parser.header_limit(connection_->limits.header_bytes);
  connection_->channel.next_layer().expires_after(connection_->limits.request_within);
  error_code error;
  co_await http::async_read(connection_->channel, connection_->buffer, parser,
                            asio::redirect_error(asio::use_awaitable, error));
  if (error == http::error::end_of_stream || error == beast::error::timeout) co_return Read::kEnded;
  connection_->message = error ? BeastRequest() : parser.release();
  connection_->request = RequestOf(connection_->message);
  co_return error ? Read::kMalformed : Read::kRequest;
}

const HttpRequest& HttpStream::Request() const {
  return connection_->request;
}

bool HttpStream::HasMore() const {
  return connection_->buffer.size() > 0;
}

asio::awaitable<bool> HttpStream::Respond(const HttpResponse& response, bool last) {
  BeastResponse message = BeastResponseFor(response, connection_->message, last);
  http::response_serializer<http::span_body<const char>> serializer(message);
  error_code error;
  Channel& channel = connection_->channel;
  channel.next_layer().expires_after(connection_->limits.request_within);
  // HEAD and 304 have a length but no body, so the header alone is written.
  if (response.body.empty()) {
    serializer.split(true);
    co_await http::async_write_header(channel, serializer,
                                      asio::redirect_error(asio::use_awaitable, error));
  } else {
    co_await http::async_write(channel, serializer,
                               asio::redirect_error(asio::use_awaitable, error));
  }
  const bool more = !error && message.keep_alive();
  if (!more) channel.next_layer().socket().shutdown(tcp::socket::shutdown_send, error);
  co_return more;
}

void HttpStream::Cut() {
  connection_->channel.next_layer().close();
}

}  // namespace tingfen::net
