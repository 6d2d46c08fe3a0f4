// Whose figures may be announced now: the plan's policy (当场宣布, 听分, 前几位之后, 全部结束后).
// Internal to server/competition. Pure.
//
// A turn is over once its figures are released or its candidate has an outcome. Somebody whose turn
// is over hears, under
//   AT_ONCE      then;
//   LAG_BY_ONE   once the turn of somebody called later is over, or nobody is left to come for any
//                of the own posts: who is absent has no turn and is passed over;
//   AFTER_FIRST  once the n-th turn is over, or nobody is left to come;
//   AT_END       once nobody is left to come, and the rooms are equalised where the plan says so.
// A break changes nothing of this: who waits for the own score waits through it, and may leave the
// room meanwhile. Those who may hear do so in the order of their lots, before anybody else is
// called.
#pragma once

#include <string>

#include "server/competition/competition.h"

namespace tingfen::competition {

// Somebody was called and the turn is not over.
bool TurnInProgress(const Competition& state, const RoomRecord& room);

// Who is to hear next; empty: nobody may hear now.
std::string NextToHear(const Competition& state, const RoomRecord& room);

// The figures `candidate` is to hear: of the run-off where the turn is one, else of the interview.
const FiguresRecord& FiguresToHear(const Competition& state, const RoomRecord& room,
                                   const std::string& candidate);

// The figures announced since the last call; null: none.
const FiguresRecord* FiguresHeard(const Competition& state, const RoomRecord& room);

// Whom the room is about: whose turn it is, who is to hear or is hearing; empty: nobody.
std::string SubjectOf(const Competition& state, const RoomRecord& room);

// The figures the room is about. It must have a subject.
const FiguresRecord& FiguresOfSubject(const Competition& state, const RoomRecord& room);

// The stage the subject is at: the turn's, or the last where the turn is over.
const pb::Stage& StageOfSubject(const Competition& state, const RoomRecord& room);

}  // namespace tingfen::competition
