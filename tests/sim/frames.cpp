#include "tests/sim/frames.h"

#include <google/protobuf/io/coded_stream.h>

#include <cstdlib>

namespace tingfen::sim {
namespace {

using google::protobuf::io::CodedInputStream;

constexpr std::uint32_t TagOf(int field, std::uint32_t wire_type) {
  return static_cast<std::uint32_t>(field) << 3U | wire_type;
}

bool ReadWitness(CodedInputStream& in, pb::Witness& witness) {
  std::uint32_t length = 0;
  std::string bytes;
  return in.ReadVarint32(&length) && in.ReadString(&bytes, static_cast<int>(length)) &&
         witness.ParseFromString(bytes);
}

}  // namespace

std::optional<ViewParts> ViewPartsOf(const std::string& frame) {
  CodedInputStream in(reinterpret_cast<const std::uint8_t*>(frame.data()),
                      static_cast<int>(frame.size()));
  std::uint32_t length = 0;
  if (in.ReadTag() != TagOf(pb::ServerFrame::kViewFieldNumber, 2) || !in.ReadVarint32(&length)) {
    return std::nullopt;
  }
  ViewParts parts;
  // The server writes version and witness first.
  while (true) {
    const int before = in.CurrentPosition();
    const std::uint32_t tag = in.ReadTag();
    if (tag == TagOf(pb::View::kVersionFieldNumber, 0)) {
      std::uint32_t version = 0;
      if (!in.ReadVarint32(&version)) return std::nullopt;
      parts.outer.set_version(version);
    } else if (tag == TagOf(pb::View::kWitnessFieldNumber, 2)) {
      if (!ReadWitness(in, *parts.outer.mutable_witness())) return std::nullopt;
    } else {
      parts.content = std::string_view(frame).substr(static_cast<std::size_t>(before));
      return parts;
    }
  }
}

std::optional<pb::Refusal> RefusalIn(const std::string& frame) {
  if (ViewPartsOf(frame)) return std::nullopt;
  pb::ServerFrame parsed;
  if (!parsed.ParseFromString(frame) || !parsed.has_refusal()) return std::nullopt;
  return parsed.refusal();
}

const pb::View& ReadView(const std::string& frame, google::protobuf::Arena& arena) {
  auto& parsed = *google::protobuf::Arena::CreateMessage<pb::ServerFrame>(&arena);
  if (!parsed.ParseFromString(frame) || !parsed.has_view()) std::abort();
  return parsed.view();
}

}  // namespace tingfen::sim
