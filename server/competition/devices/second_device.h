// A second device for a judge's seat during a turn: two people want it. Internal to
// server/competition but for what the hub asks. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

inline constexpr std::uint64_t kDeviceRequestMs = 10ULL * 60 * 1000;

// A judge's seat of this room does not go to another device now unless two people want it.
bool SecondDeviceIsAsked(const Competition& state, const pb::Seat& seat);

// Asked too long ago to be proposed or decided.
bool Lapsed(const DeviceRecord& record, const pb::Stamp& now);

// Asked or proposed, of the room, newest first.
std::vector<const DeviceRecord*> OpenDevicesIn(const Competition& state, const std::string& room);
pb::DeviceRequest DeviceRequestOf(const Competition& state, const DeviceRecord& record);
// Null: nobody asked under this id.
const DeviceRecord* FindDevice(const Competition& state, const std::string& id);

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ProposeDevice& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::DecideDevice& command);

Decision Decide(const Competition& head, const Request& request, const pb::ProposeDevice& command);
Decision Decide(const Competition& head, const Request& request, const pb::DecideDevice& command);

void OfferDevices(Steps& steps);

void Fold(Competition& state, const pb::DeviceAsked& fact, const Context& context);
void Fold(Competition& state, const pb::DeviceProposed& fact, const Context& context);
void Fold(Competition& state, const pb::DeviceDecided& fact, const Context& context);

}  // namespace tingfen::competition
