// What the meeting decided beside the proposal, and who drops out of it. Internal to
// server/competition. Pure.
#pragma once

#include <optional>
#include <string>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

// What leaving the post vacant would rest on now; unspecified: on the meeting's own reason.
pb::DecisionEntered::Ground VacancyGround(const Competition& state, const std::string& post);

// The decision by which the post follows its proposal; none where the proposal leaves a tie open.
std::optional<pb::EnterDecision> DecisionAsProposed(const Competition& state,
                                                    const std::string& post);

// Whether `decision` must carry a reason: it differs, leaves the post vacant though somebody is
// left, or takes the place of another.
bool NeedsReason(const Competition& state, const pb::EnterDecision& decision);

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::EnterDecision& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::DropOut& command);

Decision Decide(const Competition& head, const Request& request, const pb::EnterDecision& command);
Decision Decide(const Competition& head, const Request& request, const pb::DropOut& command);

// Recommended only where nothing else goes on in the room. Whoever is proposed, tied or chosen may
// drop out.
void OfferDecision(Steps& steps, const std::string& post);
void OfferDropOuts(Steps& steps, const std::string& post);

void Fold(Competition& state, const pb::CandidateDroppedOut& fact, const Context& context);
void Fold(Competition& state, const pb::DecisionEntered& fact, const Context& context);

}  // namespace tingfen::competition
