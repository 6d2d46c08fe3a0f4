// The turn in a room and who is called next. Internal to server/competition. Pure.
#pragma once

#include <optional>
#include <string>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// Somebody was called and the turn is not over.
bool TurnInProgress(const Competition& state, const RoomRecord& room);

// The turn's sheets are to stay open until the panel has conferred.
bool ToSetAside(const Competition& state, const RoomRecord& room);

// The turn must be this candidate's: else OTHER_TURN.
std::optional<pb::Refusal> WhyNotTurn(const Competition& head, const std::string& candidate);

// And at this stage, which must exist: else NOT_FOUND or OTHER_TURN.
std::optional<pb::Refusal> WhyNotTurn(const Competition& head, const std::string& candidate,
                                      const std::string& stage);

// The stage the turn is at. The room must have a turn.
const pb::Stage& StageOfTurn(const Competition& state, const RoomRecord& room);

// The next to be called; empty: nobody.
std::string NextToCall(const Competition& state, const RoomRecord& room);

// How many are still to be called, to confer once more among them; whose turn it is is not.
std::uint32_t LeftToCall(const Competition& state, const RoomRecord& room);

// What is on record for that stage.
const StageRecord& RecordOfTurn(const Competition& state, const RoomRecord& room);

}  // namespace tingfen::competition
