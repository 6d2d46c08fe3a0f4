// The proposal that follows from a ranking. Internal to server/competition. Pure.
#pragma once

#include <string>
#include <vector>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// The proposal that follows from `result` without `dropped_out`. Where the plan replaces who drops
// out the next moves up; else the place stays empty.
pb::Proposal ProposalOf(const Competition& state, const pb::PostResult& result,
                        const std::vector<PostRecord::DropOut>& dropped_out);

// The same written into a ranking made after they dropped out.
void LeaveOut(const Competition& state, pb::PostResult& result);

// Somebody who drops out now, and whether they stood on the proposal.
PostRecord::DropOut NewDropOut(const PostRecord& record, const std::string& candidate,
                               const std::string& reason);

}  // namespace tingfen::competition
