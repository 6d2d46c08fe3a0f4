#include "tests/unit/gateway/raw_client.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace tingfen::gateway {
namespace {

std::string LengthBytes(std::uint64_t length, int count) {
  std::string bytes;
  for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<char>((length >> shift) & 0xffU));
  }
  return bytes;
}

std::uint64_t LengthOf(std::string_view bytes) {
  std::uint64_t length = 0;
  for (const char byte : bytes) length = length << 8U | static_cast<std::uint8_t>(byte);
  return length;
}

}  // namespace

RawClient::RawClient(std::uint16_t port, int receive_buffer_bytes, const char* from)
    : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  timeval patience{};
  patience.tv_sec = kPatience.count();
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
  if (receive_buffer_bytes > 0) {
    setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof(receive_buffer_bytes));
  }
  sockaddr_in own{};
  own.sin_family = AF_INET;
  EXPECT_EQ(inet_pton(AF_INET, from, &own.sin_addr), 1);
  EXPECT_EQ(bind(socket_, reinterpret_cast<const sockaddr*>(&own), sizeof(own)), 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
}

RawClient::~RawClient() {
  close(socket_);
}

bool RawClient::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool RawClient::Fill() {
  std::string chunk(64 * 1024, '\0');
  const ssize_t count = recv(socket_, chunk.data(), chunk.size(), 0);
  EXPECT_FALSE(count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) << "out of patience";
  if (count <= 0) return false;
  received_.append(chunk, 0, static_cast<std::size_t>(count));
  return true;
}

std::string RawClient::ReadToEnd() {
  while (Fill()) {
  }
  return std::exchange(received_, {});
}

std::string RawClient::ReadHeader() {
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!Fill()) return std::exchange(received_, {});
  }
  return ReadBytes(end + 4);
}

std::string RawClient::ReadBytes(std::size_t count) {
  while (received_.size() < count && Fill()) {
  }
  std::string bytes = received_.substr(0, count);
  received_.erase(0, count);
  return bytes;
}

std::string RawClient::Upgrade(std::string_view headers, std::string_view path) {
  std::string request = "GET ";
  request.append(path);
  request +=
      " HTTP/1.1\r\nHost: tingfen.test:1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  request.append(headers);
  Send(request + "\r\n");
  const std::string header = ReadHeader();
  return header.substr(0, header.find("\r\n"));
}

bool RawClient::SendMessage(Opcode opcode, std::string_view payload, bool last) {
  std::string frame(1, static_cast<char>(opcode | (last ? 0x80U : 0U)));
  if (payload.size() < 126) {
    frame.push_back(static_cast<char>(0x80U | payload.size()));
  } else if (payload.size() < 65'536) {
    frame.push_back(static_cast<char>(0x80U | 126U));
    frame += LengthBytes(payload.size(), 2);
  } else {
    frame.push_back(static_cast<char>(0x80U | 127U));
    frame += LengthBytes(payload.size(), 8);
  }
  frame.append(4, '\0');  // A mask of zeros leaves the payload as it is.
  frame.append(payload);
  return Send(frame);
}

bool RawClient::SendFrame(const pb::ClientFrame& frame) {
  return SendMessage(kBinary, frame.SerializeAsString());
}

std::optional<pb::ServerFrame> RawClient::Receive() {
  for (;;) {
    std::string head = ReadBytes(2);
    if (head.size() < 2) return std::nullopt;
    const auto opcode = static_cast<std::uint8_t>(head[0]) & 0x0fU;
    std::uint64_t length = static_cast<std::uint8_t>(head[1]);
    if (length >= 126) length = LengthOf(ReadBytes(length == 126 ? 2 : 8));
    const std::string payload = ReadBytes(length);
    if (payload.size() < length) return std::nullopt;
    if (opcode == kClose) {
      SendMessage(kClose, payload);
      shutdown(socket_, SHUT_WR);
      return std::nullopt;
    }
    if (opcode != kBinary) continue;
    pb::ServerFrame frame;
    EXPECT_TRUE(frame.ParseFromString(payload));
    return frame;
  }
}

pb::Goodbye::Code RawClient::ReceiveGoodbye() {
  while (const auto frame = Receive()) {
    if (!frame->has_goodbye()) continue;
    EXPECT_FALSE(Receive()) << "something came behind the Goodbye";
    return frame->goodbye().code();
  }
  return pb::Goodbye::CODE_UNSPECIFIED;
}

}  // namespace tingfen::gateway
