// The record of the day (过程记录) that desks are shown: one line an event. Internal to
// server/competition. Pure.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// Adds the line of `event`; the room's oldest goes once it has more than kRecordLinesMax.
void AddToRecord(Competition& state, const pb::Event& event, std::uint64_t seq);

// The room whose matter `event` is; empty: a matter of the whole competition.
std::string RoomOfEvent(const Competition& state, const pb::Event& event);

// Whether desks of `room` show a line of `of`: its own, those of the whole competition, and those
// of rooms that another roll has done away with.
bool IsShownIn(const Competition& state, const std::string& room, const std::string& of);

// Adds a line; the oldest of the same room goes once there are more than `most`.
template <typename Line>
void KeepNewest(std::vector<Line>& lines, Line line, std::size_t most) {
  lines.push_back(std::move(line));
  const auto of_room = [room = lines.back().room](const Line& one) { return one.room == room; };
  if (std::count_if(lines.begin(), lines.end(), of_room) <= static_cast<std::ptrdiff_t>(most))
    return;
  lines.erase(std::find_if(lines.begin(), lines.end(), of_room));
}

}  // namespace tingfen::competition
