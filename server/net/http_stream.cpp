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

using Request = http::request<http::empty_body>;
using Response = http::response<http::span_body<const char>>;

std::string_view View(beast::string_view text) {
  return {text.data(), text.size()};
}

HttpQuestion QuestionOf(const Request& request) {
  return {View(request.method_string()),      View(request.target()),
          View(request[http::field::host]),   View(request[http::field::if_none_match]),
          View(request[http::field::origin]), beast::websocket::is_upgrade(request)};
}

Response ResponseFor(const HttpAnswer& answer, const Request& request, bool last) {
  Response response;
  response.version(request.version());
  response.result(answer.status);
  for (const auto& [name, value] : answer.headers) response.set(name, value);
  response.keep_alive(!last && request.keep_alive());
  response.body() = beast::span<const char>(answer.body.data(), answer.body.size());
  if (answer.status != 304) response.content_length(answer.length);
  return response;
}

}  // namespace

HttpStream::HttpStream(std::unique_ptr<HttpConnection> connection)
    : connection_(std::move(connection)) {}

HttpStream::~HttpStream() = default;

HttpStream::HttpStream(HttpStream&& other) noexcept = default;

HttpStream& HttpStream::operator=(HttpStream&& other) noexcept = default;

std::string HttpStream::Place() const {
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
  co_await channel.ShakeAsServer(connection_->buffer, error);
  co_return !error;
}

bool HttpStream::IsSecure() const {
  return connection_->channel.IsSecure();
}

asio::awaitable<HttpStream::Read> HttpStream::ReadQuestion() {
  http::request_parser<http::empty_body> parser;
  parser.header_limit(connection_->limits.header_bytes);
  connection_->channel.next_layer().expires_after(connection_->limits.request_within);
  error_code error;
  co_await http::async_read(connection_->channel, connection_->buffer, parser,
                            asio::redirect_error(asio::use_awaitable, error));
  if (error == http::error::end_of_stream || error == beast::error::timeout) co_return Read::kEnded;
  connection_->request = error ? Request() : parser.release();
  connection_->question = QuestionOf(connection_->request);
  co_return error ? Read::kMalformed : Read::kQuestion;
}

const HttpQuestion& HttpStream::Question() const {
  return connection_->question;
}

bool HttpStream::HasMore() const {
  return connection_->buffer.size() > 0;
}

asio::awaitable<bool> HttpStream::Answer(const HttpAnswer& answer, bool last) {
  Response response = ResponseFor(answer, connection_->request, last);
  http::response_serializer<http::span_body<const char>> serializer(response);
  error_code error;
  Channel& channel = connection_->channel;
  channel.next_layer().expires_after(connection_->limits.request_within);
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

void HttpStream::Cut() {
  connection_->channel.next_layer().close();
}

}  // namespace tingfen::net
