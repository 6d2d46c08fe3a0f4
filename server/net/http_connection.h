// What an HttpStream holds. Only files of server/net include this: Beast stands in it.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <utility>

#include "server/net/channel.h"
#include "server/net/http.h"

namespace tingfen::net {

struct HttpConnection {
  HttpConnection(boost::asio::ip::tcp::socket socket, const HttpLimits& the_limits)
      : limits(the_limits),
        channel(boost::beast::tcp_stream(std::move(socket))),
        buffer(std::size_t{2} * the_limits.header_bytes) {}

  const HttpLimits limits;
  Channel channel;
  boost::beast::flat_buffer buffer;  // Read ahead.
  boost::beast::http::request<boost::beast::http::empty_body> message;
  HttpRequest request;  // Views of `message`.
};

}  // namespace tingfen::net
