// Screens that are told what they show. Internal to server/competition. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

// Seats that a screen can have: hall, clock, waiting room, kiosk.
bool Shows(pb::Role::Id role);

// The screens of one room; of all where `room` is empty.
std::vector<pb::ScreenView> ScreensIn(const Competition& state, const std::string& room);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::AssignScreen& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ReloadScreen& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::RemoveScreen& command);

Decision Decide(const Competition& head, const Request& request, const pb::AssignScreen& command);
Decision Decide(const Competition& head, const Request& request, const pb::ReloadScreen& command);
Decision Decide(const Competition& head, const Request& request, const pb::RemoveScreen& command);

void OfferScreen(Steps& steps);

void Fold(Competition& state, const pb::ScreenAssigned& fact, const Context& context);
void Fold(Competition& state, const pb::ScreenReloaded& fact, const Context& context);
void Fold(Competition& state, const pb::ScreenRemoved& fact, const Context& context);

}  // namespace tingfen::competition
