// Ids that a plan and a roll give by themselves: of seats, and of the one room. Pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proto/plan.pb.h"

namespace tingfen::plan {

// Seats of all judges in all rooms of one competition.
inline constexpr std::size_t kSeatsMax = 2000;

// The room of a roll that names none.
inline constexpr std::string_view kOnlyRoom = "room1";

// "panel_3": how a panel's seat is called where there is one room.
std::string SeatId(const std::string& panel, std::uint32_t number);
std::vector<std::string> SeatIdsOf(const pb::Panel& panel);

}  // namespace tingfen::plan
