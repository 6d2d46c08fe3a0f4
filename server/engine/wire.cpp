#include "server/engine/wire.h"

namespace tingfen::engine {
namespace {

constexpr std::uint32_t kLengthDelimited = 2;

std::uint32_t TagOf(std::uint32_t field) {
  return (field << 3U) | kLengthDelimited;
}

void PutVarint(std::string& bytes, std::uint64_t value) {
  for (; value > 0x7fU; value >>= 7U) bytes.push_back(static_cast<char>((value & 0x7fU) | 0x80U));
  bytes.push_back(static_cast<char>(value));
}

void PutHead(std::string& bytes, std::uint32_t field, std::size_t length) {
  PutVarint(bytes, TagOf(field));
  PutVarint(bytes, length);
}

// Takes a varint of at most five bytes off the front of `bytes`.
std::optional<std::uint64_t> TakeVarint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 35 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80U) return value;
  }
  return std::nullopt;
}

// Takes a field of this number with its length off the front of `bytes`, and gives its content.
std::optional<std::string_view> TakeField(std::string_view& bytes, std::uint32_t field) {
  if (TakeVarint(bytes) != TagOf(field)) return std::nullopt;
  const auto length = TakeVarint(bytes);
  if (!length || *length > bytes.size()) return std::nullopt;
  const std::string_view content = bytes.substr(0, *length);
  bytes.remove_prefix(*length);
  return content;
}

}  // namespace

Frame FrameOf(const pb::ServerFrame& frame) {
  return std::make_shared<const std::string>(frame.SerializeAsString());
}

std::optional<std::string_view> CommandBytes(std::string_view frame) {
  const auto command = TakeField(frame, pb::ClientFrame::kCommandFieldNumber);
  if (!command || frame.empty()) return command;
  if (!TakeField(frame, pb::ClientFrame::kPassphraseFieldNumber)) return std::nullopt;
  return frame.empty() ? command : std::nullopt;
}

Frame ViewFrame(const pb::View& outer, std::uint32_t field, std::string_view shared,
                std::string_view own) {
  std::string view = outer.SerializeAsString();
  PutHead(view, field, shared.size() + own.size());
  std::string frame;
  frame.reserve(view.size() + shared.size() + own.size() + 8);
  PutHead(frame, pb::ServerFrame::kViewFieldNumber, view.size() + shared.size() + own.size());
  frame.append(view).append(shared).append(own);
  return std::make_shared<const std::string>(std::move(frame));
}

}  // namespace tingfen::engine
