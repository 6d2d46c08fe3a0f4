// The draws there were, and the questions they gave. Internal to server/competition. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// Null: none with this id.
const DrawRecord* FindDraw(const Competition& state, const std::string& id);

// The room's draw that is neither completed nor abandoned; null: none.
const DrawRecord* OpenDrawIn(const Competition& state, const std::string& room);

// The completed draw for the same as `draw` (its room, candidate, stage and panel); null: none.
const DrawRecord* CompletedDraw(const Competition& state, const pb::Draw& draw);

// Sealed questions that may be drawn for the stage.
std::vector<std::string> QuestionsLeft(const Competition& state, const pb::Stage& stage);

// The list a draw of the room is made from.
std::vector<std::string> ToDrawFrom(const Competition& state, const RoomRecord& room,
                                    const pb::Draw& draw);

// The stage that is next or in progress has questions to be opened first: the plan draws some, a
// bank is there, and they are not opened.
bool QuestionsNeeded(const Competition& state, const RoomRecord& room);

// NOT_NOW "questions" where the stage may not begin, nor its preparing.
std::optional<pb::Refusal> WhyQuestionsWait(const Competition& state, const RoomRecord& room);

// Ids of the questions drawn for a candidate and stage; empty: none were, or there is no such
// candidate.
std::vector<std::string> QuestionsDrawn(const Competition& state, const std::string& candidate,
                                        const std::string& stage);

}  // namespace tingfen::competition
