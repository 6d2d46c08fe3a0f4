// What follows a post's ranking: who drops out and who moves up, what the meeting decided, the
// notice; and the post for which one candidate is left. Internal to server/competition. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/competition/competition.h"

namespace tingfen::competition {

// The proposal that follows from `result` without `dropped_out`. Where the plan replaces who drops
// out the next moves up; else the place stays empty.
pb::Proposal ProposalOf(const Competition& state, const pb::PostResult& result,
                        const std::vector<PostRecord::DropOut>& dropped_out);

// The same written into a ranking made after they dropped out.
void LeaveOut(const Competition& state, pb::PostResult& result);

// What leaving the post vacant would rest on now; unspecified: on the meeting's own reason.
pb::DecisionEntered::Ground VacancyGround(const Competition& state, const std::string& post);

// In the ranking and not gone.
bool StillInRanking(const Competition& state, const std::string& post,
                    const std::string& candidate);

// The decision that stands; null: none yet.
const pb::DecisionEntered* DecisionOf(const Competition& state, const std::string& post);

// The decision by which the post follows its proposal; none where the proposal leaves a tie open.
std::optional<pb::EnterDecision> DecisionAsProposed(const Competition& state,
                                                    const std::string& post);

// Whether `decision` must carry a reason: it differs, leaves the post vacant though somebody is
// left, or takes the place of another.
bool NeedsReason(const Competition& state, const pb::EnterDecision& decision);

// A run-off of the post is going on in some room.
bool InRunOff(const Competition& state, const std::string& post);

// Posts for which this candidate alone is left while others have stood for them or not.
std::vector<const pb::Post*> PostsLeftTo(const Competition& state, const std::string& candidate);

// The candidate alone left for the post where the plan then stops it and nothing has begun; empty:
// none.
std::string SoleToStop(const Competition& state, const std::string& post);

// Posts of a notice of this kind that is still to be given: for the chosen, those decided and not
// vacant; for the candidates, those competed for. None where the plan asks for no such notice.
std::vector<std::string> PostsToNotify(const Competition& state, pb::PublicNotice::Of of);

// Some notice of this kind names the post already, since its last decision.
bool Notified(const Competition& state, pb::PublicNotice::Of of, const std::string& post);

// The rule of the plan's notice of this kind; null: none.
const pb::PublicNotice* NoticeRule(const Competition& state, pb::PublicNotice::Of of);

// evolve_after.cpp
PostRecord::DropOut NewDropOut(const PostRecord& record, const std::string& candidate,
                               const std::string& reason);
void KeepResult(Competition& state, pb::PostResult result);
void FoldAfter(Competition& state, const pb::Event& event);

// decide_after.cpp
Decision DecideEnterDecision(const Competition& head, const Request& request);
Decision DecideDropOut(const Competition& head, const Request& request);
Decision DecideStopPost(const Competition& head, const Request& request);

// notice.cpp
// The days of a notice as they follow from its dates and the plan; none where a date is none.
std::vector<std::string> DaysOfNotice(const Competition& state, const pb::NoticeOpened& notice);
Decision DecideOpenNotice(const Competition& head, const Request& request);

}  // namespace tingfen::competition
