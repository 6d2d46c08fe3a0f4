// How one port of the server serves, and its limits. A plain value; any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/crypto/certificates.h"

namespace tingfen::gateway {

struct GatewayOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one.

  // TLS 1.2 and 1.3 with this certificate chain; none: plain. Who speaks plain HTTP to a TLS port
  // is shown how to trust it and nothing else.
  std::optional<crypto::Identity> tls;
  // PEM, offered to devices at /ca.crt, its fingerprint at /ca.fingerprint; empty: they trust the
  // server anyway.
  std::string authority;

  // The mass judges' own phones come by this port: it has the judge's page alone, and nobody else
  // is let in.
  bool phones = false;

  // Names a browser may have in the address bar, beside every address and localhost; "*.name" for
  // one label more. A page elsewhere whose name is made to lead here is not served.
  std::vector<std::string> hosts;

  std::size_t sockets_max = 4000;    // Pages and WebSockets together; one more is closed at once.
  std::size_t anonymous_max = 1000;  // Of these, nobody is known behind (anonymous_connections.h).
  std::size_t message_bytes_max = 512 * 1024;
  std::size_t replies_bytes_max = 256 * 1024;  // Queued for one client, beside one view.
  int send_buffer_bytes = 0;                   // Of the kernel, a socket; 0: its own choice.

  std::chrono::milliseconds hello_within{10'000};
  // Between messages; pages ping every few seconds, hidden ones once a minute.
  std::chrono::milliseconds quiet_within{150'000};
  std::chrono::milliseconds silent_for{20'000};      // Then the WebSocket is dead.
  std::chrono::milliseconds request_within{15'000};  // A message in pieces too.
  std::chrono::milliseconds close_within{3'000};     // From a Goodbye to the end.
};

}  // namespace tingfen::gateway
