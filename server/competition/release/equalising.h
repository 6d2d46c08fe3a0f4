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

#include <optional>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::EqualiseRooms& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ConfirmEqualisation& command);

Decision Decide(const Competition& head, const Request& request, const pb::EqualiseRooms& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::ConfirmEqualisation& command);

// How far the rooms are, for desks and chief judges; nothing where the plan does not equalise.
std::optional<pb::EqualisationState> EqualisationStateOf(const Competition& state);

void OfferEqualising(Steps& steps);

void Fold(Competition& state, const pb::RoomsEqualised& fact, const Context& context);
void Fold(Competition& state, const pb::EqualisationConfirmed& fact, const Context& context);

}  // namespace tingfen::competition
