// Bringing the rooms to a common level (各考场成绩平衡). Internal to server/competition. Pure.
//
// While turns run, a candidate's figures hold the raw interview alone, and that is what a turn's
// release confirms. Once nobody is left to come in any room, the operator of any room equalises:
// everybody gets new figures, and the release steps of every room confirm the equalising as a
// whole. Only then may anybody hear. Whatever changes who is counted before that (somebody is
// disqualified) makes the rooms be equalised anew.
//
// What is equalised together is the open batch, or everybody where the plan has no batches.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "server/competition/competition.h"

namespace tingfen::competition {

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

// Figures made by equalising: confirmed with the rooms, no longer by their own turn's release.
bool AreEqualised(const FiguresRecord& figures);

// Release steps of the room still to come for the equalising; none while there is none, and none of
// a room nobody counted was heard in.
std::vector<pb::ReleaseStep::By> AwaitedEqualisation(const Competition& state,
                                                     const RoomRecord& room);

// From the raw interviews; INVALID "equalise" with the room whose mean is zero.
std::variant<pb::Equalisation, pb::Refusal> ComputeEqualisation(const Competition& state);

// Why the rooms cannot be equalised now; none: they can.
std::optional<pb::Refusal> WhyNotEqualise(const Competition& state);

Decision DecideEqualiseRooms(const Competition& head, const Request& request);
Decision DecideConfirmEqualisation(const Competition& head, const Request& request);

// Folds RoomsEqualised and EqualisationConfirmed.
void FoldEqualising(Competition& state, const pb::Event& event);

// How far the rooms are, for desks and chief judges; nothing where the plan does not equalise.
std::optional<pb::EqualisationState> EqualisationStateOf(const Competition& state);

}  // namespace tingfen::competition
