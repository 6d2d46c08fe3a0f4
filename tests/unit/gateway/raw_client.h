// A client made of bytes, so that it can say what no library would: HTTP as text, WebSocket frames
// by hand. Every wait ends after kPatience.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proto/frames.pb.h"

namespace tingfen::gateway {

inline constexpr std::chrono::seconds kPatience{20};

enum Opcode : std::uint8_t { kContinuation = 0, kText = 1, kBinary = 2, kClose = 8, kPing = 9 };

class RawClient {
 public:
  // `receive_buffer_bytes`: of the kernel; 0: its own choice. `from`: any of 127.0.0.0/8.
  explicit RawClient(std::uint16_t port, int receive_buffer_bytes = 0,
                     const char* from = "127.0.0.1");
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  // False: the server has closed.
  bool Send(std::string_view bytes);
  // What comes until the server closes.
  std::string ReadToEnd();
  // A response's header; its body, if any, is to be read with ReadBytes.
  std::string ReadHeader();
  std::string ReadBytes(std::size_t count);

  // Asks for a WebSocket and gives the status line; `headers` are further lines with their ends.
  std::string Upgrade(std::string_view headers = {}, std::string_view path = "/ws");

  bool SendMessage(Opcode opcode, std::string_view payload, bool last = true);
  bool SendFrame(const pb::ClientFrame& frame);
  // The next frame of the server's; none: it has closed.
  std::optional<pb::ServerFrame> Receive();
  // Reads on until the Goodbye, which the server's close must follow.
  pb::Goodbye::Code ReceiveGoodbye();

 private:
  bool Fill();  // False: closed or out of patience.

  int socket_;
  std::string received_;
};

}  // namespace tingfen::gateway
