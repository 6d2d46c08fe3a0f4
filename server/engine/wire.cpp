#include "server/engine/wire.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/wire_format_lite.h>

namespace tingfen::engine {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;
using google::protobuf::io::CodedOutputStream;

std::uint32_t TagOf(std::uint32_t field) {
  return WireFormatLite::MakeTag(static_cast<int>(field),
                                 WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
}

void PutHead(CodedOutputStream& out, std::uint32_t field, std::size_t length) {
  out.WriteTag(TagOf(field));
  out.WriteVarint64(length);
}

// The content of the field of this number that is next in `frame`.
std::optional<std::string_view> TakeField(CodedInputStream& in, std::string_view frame,
                                          std::uint32_t field) {
  std::uint32_t length = 0;
  if (in.ReadTag() != TagOf(field) || !in.ReadVarint32(&length)) return std::nullopt;
  const auto begin = static_cast<std::size_t>(in.CurrentPosition());
  if (length > frame.size() - begin || !in.Skip(static_cast<int>(length))) return std::nullopt;
  return frame.substr(begin, length);
}

}  // namespace

Frame FrameOf(const pb::ServerFrame& frame) {
  return std::make_shared<const std::string>(frame.SerializeAsString());
}

std::optional<std::string_view> CommandBytes(std::string_view frame) {
  CodedInputStream in(reinterpret_cast<const std::uint8_t*>(frame.data()),
                      static_cast<int>(frame.size()));
  const auto at_end = [&] {
    return static_cast<std::size_t>(in.CurrentPosition()) == frame.size();
  };
  const auto command = TakeField(in, frame, pb::ClientFrame::kCommandFieldNumber);
  if (!command || at_end()) return command;
  if (!TakeField(in, frame, pb::ClientFrame::kPassphraseFieldNumber)) return std::nullopt;
  return at_end() ? command : std::nullopt;
}

Frame ViewFrame(const pb::View& envelope, std::uint32_t field, std::string_view shared,
                std::string_view own) {
  std::string view = envelope.SerializeAsString();
  const std::size_t content = shared.size() + own.size();
  {
    google::protobuf::io::StringOutputStream stream(&view);  // Appends.
    CodedOutputStream out(&stream);
    PutHead(out, field, content);
  }
  auto frame = std::make_shared<std::string>();
  {
    google::protobuf::io::StringOutputStream stream(frame.get());
    CodedOutputStream out(&stream);
    PutHead(out, pb::ServerFrame::kViewFieldNumber, view.size() + content);
  }
  frame->reserve(frame->size() + view.size() + content);
  frame->append(view).append(shared).append(own);
  return frame;
}

}  // namespace tingfen::engine
