// A frame from the server taken apart without reading all of it: a room's views are large, and most
// are replaced by a newer one before anybody looks.
#pragma once

#include <google/protobuf/arena.h>

#include <optional>
#include <string>
#include <string_view>

#include "proto/frames.pb.h"

namespace tingfen::sim {

struct ViewParts {
  pb::View outer;            // Version and witness.
  std::string_view content;  // The rest of the view; a part of the frame given.
};

// None if the frame is something else than a view, or is not readable.
std::optional<ViewParts> ViewPartsOf(const std::string& frame);

// None if the frame is something else than a refusal.
std::optional<pb::Refusal> RefusalIn(const std::string& frame);

// All of a frame that is known to have a view; it lives as long as `arena`.
const pb::View& ReadView(const std::string& frame, google::protobuf::Arena& arena);

}  // namespace tingfen::sim
