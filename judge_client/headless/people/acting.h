// What somebody in the room does next, from nothing but what their page shows: judges check in and
// send the sheet asked for, the kiosk signs, everybody else takes the step the server recommends to
// their role. Pure; the marks, the order drawn and the signature follow from the seed.
#pragma once

#include <cstdint>
#include <optional>

#include "judge_client/headless/people/pace.h"
#include "proto/frames.pb.h"

namespace tingfen::headless {

struct Action {
  pb::Command command;  // Without its id.
  ActionKind kind = ActionKind::kOther;
};

// None: nothing to do now. A view of another page than the seat's gives none.
std::optional<Action> NextAction(const pb::Seat& who, const pb::View& view, std::uint64_t seed);

}  // namespace tingfen::headless
