// Preparing: the plan, the question bank and their lock. Internal to server/competition. Pure.
//
// A competition may begin open (CompetitionLocked.open): the plan may then be replaced as a whole,
// each time with everything that follows from it, until it is locked. Nothing else happens before.
#pragma once

#include "server/competition/competition.h"

namespace tingfen::competition {

inline constexpr std::size_t kPlanBytesMax = 400 * 1024;

// What the stages that draw questions lack; none: the bank has what they need.
std::optional<pb::Refusal> WhyNotBank(const Competition& state);

// The seats of a plan take the place of those there are; who stays keeps the device.
void TakeSeats(Competition& state, const google::protobuf::RepeatedPtrField<pb::Seat>& seats);

Decision DecideEnterPlan(const Competition& head, const Request& request);
Decision DecideEnterBank(const Competition& head, const Request& request);
Decision DecideLockPlan(const Competition& head, const Request& request);

void FoldPrepare(Competition& state, const pb::Event& event);

}  // namespace tingfen::competition
