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

#include <optional>
#include <string>
#include <vector>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// Who is to hear next; empty: nobody may hear now.
std::string NextToHear(const Competition& state, const RoomRecord& room);

// The figures `candidate` is to hear: of the run-off where the turn is one, else of the interview.
const FiguresRecord& FiguresToHear(const Competition& state, const RoomRecord& room,
                                   const std::string& candidate);

// The figures announced since the last call; null: none.
const FiguresRecord* FiguresHeard(const Competition& state, const RoomRecord& room);

// Who heard last has not signed, still takes part, and no objection of theirs waits for its answer.
bool AwaitsSignature(const Competition& state, const RoomRecord& room);

// HELD or TAIL_LOST where closing and announcing are stopped.
std::optional<pb::Refusal> WhyStopped(const Competition& head, const RoomRecord& room);

// Of the open batch, with figures of the interview and without an outcome; in roll order.
std::vector<std::string> CountedInEqualising(const Competition& state);

// Nobody of the open batch is left to come in this room, and no turn is in progress.
bool RoomIsThrough(const Competition& state, const RoomRecord& room);

// The room waits for the rooms to be equalised, or for that to be confirmed.
bool WaitsForEqualising(const Competition& state, const RoomRecord& room);

// A latecomer's interview would change figures that are on their way to be announced.
bool TooLateToCome(const Competition& state, const RoomRecord& room);

// The equalising was made from those who are counted now.
bool EqualisationIsCurrent(const Competition& state);

// Everybody counted has equalised figures, and every room they were heard in has confirmed.
bool EqualisationIsConfirmed(const Competition& state);

// Release steps of the room still to come for the equalising; none while there is none, and none of
// a room nobody counted was heard in.
std::vector<pb::ReleaseStep::By> AwaitedEqualisation(const Competition& state,
                                                     const RoomRecord& room);

// The hold is in force now, not only announced for the end of the turn.
bool HeldNow(const Competition& state, const RoomRecord& room);

}  // namespace tingfen::competition
