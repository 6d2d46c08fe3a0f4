// Recusals and another roll: they are between people, so they go where their people do. What finds
// nobody waits for the administrator. Internal to server/competition. Pure.
#pragma once

#include <vector>

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

// Of the roll in force, and those that found nobody before; by the people's names and units.
std::vector<LostRecusal> RecusalsToKeep(const Competition& state);

// Gives them to the people of the roll in force: the only one there with that name and unit
// (folded), in a room of the seat. The others are lost.
void KeepRecusals(Competition& state, std::vector<LostRecusal> recusals);

// One that was made anew is not lost.
void DropFound(Competition& state, const std::string& candidate, const std::string& seat);

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::SettleRecusal& command);
Decision Decide(const Competition& head, const Request& request, const pb::SettleRecusal& command);
void Fold(Competition& state, const pb::RecusalSettled& fact, const Context& context);

}  // namespace tingfen::competition
