// The phase of a room and whom it is about. Pure.
#pragma once

#include <string>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// Whom the room is about: whose turn it is, who is to hear or is hearing; empty: nobody.
std::string SubjectOf(const Competition& state, const RoomRecord& room);

// The figures the room is about. It must have a subject.
const FiguresRecord& FiguresOfSubject(const Competition& state, const RoomRecord& room);

// The stage the subject is at: the turn's, or the last where the turn is over.
const pb::Stage& StageOfSubject(const Competition& state, const RoomRecord& room);

// The phase of a room, from its state.
pb::Phase::Id PhaseOf(const Competition& state, const RoomRecord& room);

// The stage the turn is at may be prepared for, and has not begun.
bool MayPrepare(const Competition& state, const RoomRecord& room);

// Sheets for this stage of the room's turn may be sent now.
bool Writable(const Competition& state, const RoomRecord& room, const pb::Stage& stage);

}  // namespace tingfen::competition
