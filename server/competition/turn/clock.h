// The room's clock. Internal to server/competition. Pure.
#pragma once

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::PauseClock& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ResumeClock& command);

Decision Decide(const Competition& head, const Request& request, const pb::PauseClock& command);
Decision Decide(const Competition& head, const Request& request, const pb::ResumeClock& command);
// The time so far stays; what runs goes on from `at`.
void StopClock(RoomRecord& room);
void StartClock(RoomRecord& room, const pb::Stamp& at);

void OfferResume(Steps& steps);
void OfferPause(Steps& steps);

void Fold(Competition& state, const pb::ServerStarted& fact, const Context& context);
void Fold(Competition& state, const pb::ClockPaused& fact, const Context& context);
void Fold(Competition& state, const pb::ClockResumed& fact, const Context& context);

}  // namespace tingfen::competition
