// Preparing: the plan, the question bank and their lock. Internal to server/competition. Pure.
//
// A competition may begin open (CompetitionLocked.open): the plan may then be replaced as a whole,
// each time with everything that follows from it, until it is locked. Nothing else happens before.
#pragma once

#include <cstddef>
#include <optional>

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

inline constexpr std::size_t kPlanBytesMax = 400 * 1024;

// The fact that every competition begins with: a sound plan and roll under their check code, the
// seats that follow from them, the version of the rules.
pb::CompetitionLocked LockedUnder(const pb::Plan& plan, const pb::Roll& roll);

// What the stages that draw questions lack; none: the bank has what they need.
std::optional<pb::Refusal> WhyNotBank(const Competition& state);

// The seats of a plan take the place of those there are; who stays keeps the device.
void TakeSeats(Competition& state, const google::protobuf::RepeatedPtrField<pb::Seat>& seats);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::EnterPlan& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::EnterBank& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::LockPlan& command);

// Reads nothing itself: `request` has what the plan's text reads as (Request.entered_plan).
Decision Decide(const Competition& head, const Request& request, const pb::EnterPlan& command);
Decision Decide(const Competition& head, const Request& request, const pb::EnterBank& command);
Decision Decide(const Competition& head, const Request& request, const pb::LockPlan& command);

void Fold(Competition& state, const pb::CompetitionLocked& fact, const Context& context);
void Fold(Competition& state, const pb::PlanEntered& fact, const Context& context);
void Fold(Competition& state, const pb::BankEntered& fact, const Context& context);
void Fold(Competition& state, const pb::PlanLocked& fact, const Context& context);

}  // namespace tingfen::competition
