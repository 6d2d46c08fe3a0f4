// Frames as bytes: what is serialised once and shared, and a command's very bytes inside a frame.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "proto/frames.pb.h"

namespace tingfen::engine {

// A ServerFrame's bytes, shared by all connections it goes to.
using Frame = std::shared_ptr<const std::string>;

Frame FrameOf(const pb::ServerFrame& frame);

// The bytes of the one Command in a client's frame, a part of `frame`; none if the frame is not
// well formed or has anything beside the command but a passphrase behind it.
std::optional<std::string_view> CommandBytes(std::string_view frame);

// A frame with a view whose content (HallView, JudgeView…) is given as bytes, in two parts that
// follow each other: so the part that many readers share is serialised once.
Frame ViewFrame(const pb::View& envelope, std::uint32_t field, std::string_view shared,
                std::string_view own);

}  // namespace tingfen::engine
