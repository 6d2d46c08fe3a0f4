// A judge leaves, and somebody takes the seat: by the operator, with a reason.
#pragma once

#include <optional>
#include <string>

#include "tests/kit/room.h"

namespace tingfen::competition {

inline std::optional<pb::Refusal> Vacate(Room& room, const std::string& seat) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_vacate_seat()->set_seat(seat);
    command.mutable_vacate_seat()->set_reason("身体不适");
  });
}

inline std::optional<pb::Refusal> Fill(Room& room, const std::string& seat) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_fill_seat()->set_seat(seat);
    command.mutable_fill_seat()->set_reason("替补评委到场");
  });
}

}  // namespace tingfen::competition
