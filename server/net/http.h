// A request and its answer, as much of them as a server of pages needs. Any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tingfen::net {

struct HttpLimits {
  std::uint32_t header_bytes = 8 * 1024;
  std::chrono::milliseconds request_within{15'000};  // A handshake, a request, an answer each.
};

struct HttpRequest {
  std::string_view method;  // "GET"
  std::string_view target;  // "/judge?lang=en"
  std::string_view host;    // The Host header.
  std::string_view if_none_match;
  std::string_view origin = {};
  std::string_view accept_encoding = {};
  bool upgrade = false;  // Asks to be a WebSocket.
};

struct HttpResponse {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string_view body;   // Lives as long as the program. Empty in answer to HEAD.
  std::size_t length = 0;  // Of the body a GET would have.
};

}  // namespace tingfen::net
